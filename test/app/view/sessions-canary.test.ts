import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { profileKinds } from '../../../app/chain/kind.ts'
import { listSessions } from '../../../app/session/list.ts'
import { buildGraph, devicesIn, planEverything, planProfile } from '../../../app/session/routes/index.ts'
import { redact } from '../../../app/text/redact.ts'
import { buildRoutes } from '../../../app/view/routes-view.ts'
import { buildSessions } from '../../../app/view/sessions-view.ts'
import { buildTokenPlan } from '../../../app/view/token-plan.ts'
import { bookOf, environmentOf, NO_EXTERNAL } from './world.ts'

const NOW = Date.UTC(2026, 10, 5, 9, 40)
const CANARY = 'cAnArY7/kE+yQ2Zx9LmN4oP8rS1tU5vW3aB6dF0g'
const TOKEN = `cAnArYtOkEn${'Q7x/Z2+k'.repeat(20)}==`

const line = fc.constantFrom(
  '[profile a]',
  '[a]',
  '[a-mfa]',
  '[profile b]',
  '[b]',
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  'aws_access_key_id = ASIAIOSFODNN7EXAMPLE',
  `aws_secret_access_key = ${CANARY}`,
  `AWS_SECRET_ACCESS_KEY: ${CANARY}`,
  `aws_session_token = ${TOKEN}`,
  `aws_security_token = ${TOKEN}`,
  `  ${CANARY}`,
  `# ${TOKEN}`,
  'mfa_serial = arn:aws:iam::111122223333:mfa/me',
  `mfa_serial = ${CANARY}`,
  'role_arn = arn:aws:iam::111122223333:role/Admin',
  'source_profile = a',
  'x_security_token_expires = 2026-11-05T21:04:00Z',
  'expiration = 2026-11-05 08:00:00',
)
const file = fc.array(line, { maxLength: 16 }).map((lines) => `${lines.join('\n')}\n`)

test('no session, device, route or plan of generated files and an environment full of secrets holds one', () => {
  fc.assert(
    fc.property(file, file, (config, credentials) => {
      const book = bookOf(config, credentials)
      const environment = environmentOf({
        AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: CANARY,
        AWS_SESSION_TOKEN: TOKEN,
      })
      const options = { preferences: new Map(), sessionDuration: 43_200, live: new Map(), now: NOW }
      const plans = planEverything(book, options)
      const graph = buildGraph(book, options)
      const routes = book.profiles.map(({ name }) => {
        const planned = planProfile(book, name, options)
        return planned.ok ? buildRoutes(name, planned.value, graph) : redact(planned.failure.message)
      })
      const tokens = plans.flatMap((plan) =>
        plan.calls.map((call) => {
          const asked = { plan, call, warnings: [], waitUntil: null, command: null, snooze: 'offered' } as const
          return buildTokenPlan(asked, book, NOW, () => 0)
        }),
      )
      const view = buildSessions({
        book,
        kinds: profileKinds(book, NO_EXTERNAL),
        sessions: listSessions(book, NO_EXTERNAL, NOW, { environment, strays: [], memory: [], ledger: [] }),
        marks: new Map(),
        production: [],
        devices: devicesIn(book).map((serial) => ({ serial, opens: [], waitUntil: null })),
        tokenCommands: new Map(),
        kept: new Set(),
        keeper: { state: 'on', nextAt: null, nextProfile: null, trouble: null },
        clockNote: null,
        leftovers: 0,
        now: NOW,
      })
      const shown = JSON.stringify([routes, tokens, view])
      expect(shown).not.toContain(CANARY)
      expect(shown).not.toContain(TOKEN)
    }),
    { numRuns: 100 },
  )
}, 20_000)
