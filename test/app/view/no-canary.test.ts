import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import { profileKinds } from '../../../app/chain/kind.ts'
import { KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import { NOTHING_ACTIVE } from '../../../app/switch/model.ts'
import { buildChainView } from '../../../app/view/chain-view.ts'
import { buildDetail } from '../../../app/view/detail.ts'
import type { SettingsView } from '../../../app/view/model.ts'
import { profileDetailJson } from '../../../app/view/profile-json.ts'
import { buildSnapshot } from '../../../app/view/snapshot.ts'
import { buildTray } from '../../../app/view/tray.ts'
import { verdictJson } from '../../../app/view/verdict-json.ts'
import { bookOf, environmentOf, factsOf, NO_EXTERNAL } from './world.ts'

const CANARY_KEY = 'cAnArY7/kE+yQ2Zx9LmN4oP8rS1tU5vW3aB6dF0g'
const CANARY_TOKEN = `cAnArYtOkEn${'Q7x/Z2+k'.repeat(20)}==`
const CANARIES = [CANARY_KEY, CANARY_TOKEN]

const settings: SettingsView = {
  path: '/home/alice/.config/lanyard/settings.ini',
  theme: 'system',
  sessionDuration: 43_200,
  notify: true,
  renewByItself: true,
  renewOnBattery: false,
  closeToTray: true,
  startHidden: false,
  editor: '',
  shell: 'auto',
  production: ['*prod*'],
  productionLease: 'off',
  problem: null,
}

/** Lines of a file that means well, badly, or nothing, with secrets where they belong and where they do not. */
const line = fc.oneof(
  fc.constantFrom(
    '[default]',
    '[profile a]',
    '[a]',
    '[profile b]',
    '[b]',
    '[sso-session s]',
    '[services x]',
    '[DEFAULT]',
    '[profile',
  ),
  fc.constantFrom(
    `aws_secret_access_key = ${CANARY_KEY}`,
    `AWS_SECRET_ACCESS_KEY = ${CANARY_KEY}`,
    `aws_secret_access_key: ${CANARY_KEY}`,
    `aws_session_token = ${CANARY_TOKEN}`,
    `aws_security_token=${CANARY_TOKEN}`,
    `aws_access_key_id = ${CANARY_KEY}`,
    `  aws_secret_access_key = ${CANARY_KEY}`,
    `  aws_session_token = ${CANARY_TOKEN}`,
    `  ${CANARY_KEY}`,
    `# old: ${CANARY_KEY}`,
    CANARY_TOKEN,
    `client_secret = ${CANARY_KEY}`,
    `credential_process = /bin/helper --secret ${CANARY_KEY}`,
  ),
  fc.constantFrom(
    'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
    'aws_access_key_id = ASIAIOSFODNN7EXAMPLE',
    'region = eu-west-1',
    'role_arn = arn:aws:iam::111122223333:role/Admin',
    'source_profile = a',
    'source_profile = b',
    'mfa_serial = arn:aws:iam::111122223333:mfa/me',
    'sso_session = s',
    'sso_account_id = 111122223333',
    'sso_role_name = Dev',
    'login_session = arn:aws:iam::111122223333:user/me',
    'web_identity_token_file = /tmp/token',
    'credential_source = Environment',
    's3 =',
    '  addressing_style = path',
    'services = x',
    'endpoint_url = https://sts.example.com',
    'x_security_token_expires = 2026-11-05T21:04:00Z',
    '',
  ),
)
const file = fc.array(line, { maxLength: 14 }).map((lines) => `${lines.join('\n')}\n`)

const environment = fc.subarray([
  ['AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE'],
  ['AWS_SECRET_ACCESS_KEY', CANARY_KEY],
  ['AWS_SESSION_TOKEN', CANARY_TOKEN],
  ['AWS_PROFILE', 'a'],
  ['AWS_CONTAINER_AUTHORIZATION_TOKEN', CANARY_TOKEN],
  ['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'http://127.0.0.1/x'],
  ['HTTPS_PROXY', 'http://user:pass@proxy:3128'],
])

describe('every view of a generated world', () => {
  it('never holds a secret', () => {
    fc.assert(
      fc.property(file, file, environment, (config, credentials, variables) => {
        const book = bookOf(config, credentials)
        const kinds = profileKinds(book, NO_EXTERNAL)
        const facts = factsOf(book, { environment: environmentOf(Object.fromEntries(variables)) })
        const snapshot = buildSnapshot({
          book,
          kinds,
          external: NO_EXTERNAL,
          marks: new Map(),
          marksProblem: null,
          active: { state: NOTHING_ACTIVE, problem: null, standIn: null },
          settings,
          now: facts.now,
          revision: 1,
          platform: 'linux',
          about: [],
          beingWritten: 'settled',
          findings: [],
          canUndo: null,
          sessions: null,
        })
        const input = {
          book,
          kinds,
          external: NO_EXTERNAL,
          production: [],
          marks: new Map(),
          sessionDuration: 43_200,
          shell: 'posix',
        } as const
        const details = book.profiles.map((profile) => buildDetail(profile.name, input))
        const chains = [null, 'a', 'b', 'default'].flatMap((explicitProfile) =>
          KNOWN_TOOLS.map(({ id }) => {
            const asked = { ...facts, explicitProfile }
            const verdict = explain(asked, id)
            return [buildChainView(verdict, asked), verdictJson(verdict)]
          }),
        )
        const json = book.profiles.map((profile) =>
          profileDetailJson(profile, kinds.get(profile.name) ?? 'empty', null),
        )
        const shown = JSON.stringify({ snapshot, details, chains, json, tray: buildTray(snapshot, facts.now) })
        const leaks = CANARIES.map((canary) => shown.indexOf(canary)).filter((at) => at !== -1)
        expect(leaks.map((at) => shown.slice(Math.max(0, at - 200), at + 60))).toEqual([])
      }),
      { numRuns: 200 },
    )
  }, 30_000)
})
