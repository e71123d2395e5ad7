import { describe, expect, it } from 'vitest'
import type { Opening, PlannedCall, RenewalPlan } from '../../../app/session/routes/model.ts'
import { plainText } from '../../../app/view/rich-text.ts'
import { type AskedRenewal, buildTokenPlan, opensSentence } from '../../../app/view/token-plan.ts'
import { bookOf, CONFIG, CREDENTIALS } from './world.ts'

const NOW = Date.UTC(2026, 10, 5, 9, 40)
const call: PlannedCall = {
  id: 'base',
  action: 'GetSessionToken',
  signer: { kind: 'profile', profile: 'acme-base' },
  profile: 'acme-base',
  serial: 'arn:aws:iam::444455556666:mfa/alice-phone',
  role: null,
  durationSeconds: 43_200,
  place: { kind: 'target', section: 'acme-base-mfa' },
}
const opening = (profile: string, durationSeconds: number): Opening => ({
  profile,
  callId: null,
  through: null,
  durationSeconds,
})
const plan: RenewalPlan = {
  kind: 'shared-code',
  devices: ['arn:aws:iam::444455556666:mfa/alice-phone'],
  codes: 1,
  calls: [call],
  opens: [opening('acme-base-mfa', 43_200), opening('acme-prod-admin', 3600)],
  cannot: [],
  notes: ['A note.'],
}
const asked: AskedRenewal = {
  plan,
  call,
  warnings: ['A warning.'],
  waitUntil: NOW + 12_000,
  command: 'op',
  snooze: 'offered',
}
const book = bookOf(CONFIG, CREDENTIALS)
const sentence = (opens: readonly Opening[]): string => plainText(opensSentence(opens, NOW, () => 60))

describe('what the token window says before a code is typed', () => {
  it('names what the code opens, and until when each lives', () => {
    const shown = buildTokenPlan(asked, book, NOW, () => 60)
    expect(plainText(shown.opens)).toBe(
      'Opens acme-base-mfa until 22:40 (12 hours), and acme-prod-admin until 11:40 (1 hour).',
    )
    expect(shown).toMatchObject({
      source: 'acme-base',
      target: 'acme-base-mfa',
      deviceName: 'alice-phone',
      accountId: '444455556666',
      durationSeconds: 43_200,
      waitUntil: NOW + 12_000,
      warnings: ['A warning.'],
      notes: ['A note.'],
      codes: 1,
      command: 'op',
      snooze: 'offered',
    })
  })

  it('counts what it does not name', () => {
    const roles = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => opening(name, 3600))
    expect(sentence([opening('base', 43_200), ...roles])).toBe(
      'Opens 7 profiles: base until 22:40 (12 hours), and a, b, c and 3 more until 11:40 (1 hour).',
    )
    expect(sentence([opening('one', 900)])).toBe('Opens one until 10:55 (15 minutes).')
    expect(sentence([])).toBe('A code would open nothing.')
  })

  it('tells two profiles that stay as they are, and counts more of them', () => {
    const stays = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ profile: `p${at}`, code: 'x', message: `p${at} stays.` }))
    const warningsOf = (count: number) =>
      buildTokenPlan({ ...asked, plan: { ...plan, cannot: stays(count) } }, book, NOW, () => 0).warnings
    expect(warningsOf(2)).toEqual(['A warning.', 'p0 stays.', 'p1 stays.'])
    expect(warningsOf(3)).toHaveLength(2)
    expect(warningsOf(3).at(-1)).toContain('3 profiles')
  })

  it('takes a hardware serial as the device’s name, and the account from the source', () => {
    const hardware = { ...asked, call: { ...call, serial: 'GAHT12345678' } }
    expect(buildTokenPlan(hardware, book, NOW, () => 0)).toMatchObject({
      deviceName: 'GAHT12345678',
      accountId: '444455556666',
    })
  })

  it('is about the role itself where the role takes the code', () => {
    const own: PlannedCall = { ...call, action: 'AssumeRole', profile: 'acme-prod-admin', place: { kind: 'cli-cache' } }
    expect(buildTokenPlan({ ...asked, call: own }, book, NOW, () => 0)).toMatchObject({
      source: 'acme-base',
      target: 'acme-prod-admin',
    })
  })
})
