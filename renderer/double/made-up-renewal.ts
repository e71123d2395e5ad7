import { renewalText, routeText } from '../../app/text/route-text.ts'
import type { SessionSuccess, TokenPlan } from '../../app/view/model.ts'
import type { ProgressLine, RenewalView } from '../../app/view/session-model.ts'

const HOUR = 3_600_000

const profiles = ['acme-base-mfa', 'acme-prod-admin', 'acme-prod-readonly', 'acme-prod-billing', 'acme-stage']
const longNames = ['acme-audit', 'a-very-long-profile-name-that-some-generator-made/eu-central-1/AdministratorAccess']

const lines = [...profiles, ...longNames]

const failure = 'AWS refused the role: its trust policy does not name acme-base. Ask who owns account 1111 2222 3333.'

const lineAt = (profile: string, index: number, step: number, fails: 'fails' | 'works'): ProgressLine => {
  const late = index - step
  if (late > 1) return { profile, state: 'waiting', text: renewalText.waitsForSource }
  if (late === 1) return { profile, state: 'asking', text: renewalText.asking }
  if (late === 0 && index === 3) return { profile, state: 'backing-off', text: renewalText.backingOff(2) }
  if (fails === 'fails' && index === 2) return { profile, state: 'failed', text: failure }
  return { profile, state: 'done', text: index === 0 ? 'until 21:40' : 'until 10:40' }
}

/** A renewal of seven profiles after so many steps; at nine it has ended. */
export function madeUpRenewal(step: number, fails: 'fails' | 'works'): RenewalView {
  const all = lines.map((profile, index) => lineAt(profile, index, step, fails))
  const done = all.filter((line) => line.state === 'done').length
  const ended = step > lines.length
  return {
    state: ended ? (fails === 'fails' ? 'partly' : 'done') : 'running',
    done,
    total: all.length,
    lines: all,
    next: null,
  }
}

/** A renewal of one profile. */
export const renewalOfOne: RenewalView = {
  state: 'done',
  done: 1,
  total: 1,
  lines: [{ profile: 'acme-base-mfa', state: 'done', text: 'until 21:40' }],
  next: null,
}

/** Two of seven live, and another device’s code is needed. */
export const renewalNeedingCode = (waitUntil: number | null): RenewalView => ({
  ...madeUpRenewal(1, 'works'),
  state: 'needs-code',
  next: { serial: 'arn:aws:iam::777788889999:mfa/partner-totp', deviceName: 'partner-totp', waitUntil },
})

/** What a renewal came to. */
export const madeUpSuccess = (now: number, renewal: RenewalView, notes: readonly string[]): SessionSuccess => ({
  source: 'acme-base',
  target: 'acme-base-mfa',
  serial: 'arn:aws:iam::444455556666:mfa/alice-phone',
  durationSeconds: 43_200,
  expiresAt: now + 12 * HOUR,
  file: '/home/alice/.aws/credentials',
  backup: null,
  notes,
  renewal,
})

/** What the token window says before a code is typed. */
export function madeUpPlan(now: number, more: Partial<TokenPlan>): TokenPlan {
  return {
    source: 'acme-base',
    target: 'acme-base-mfa',
    serial: 'arn:aws:iam::444455556666:mfa/alice-phone',
    deviceName: 'alice-phone',
    accountId: '444455556666',
    durationSeconds: 43_200,
    opens: [
      { text: 'This code opens ' },
      { text: '7 profiles', strong: true },
      { text: ': ' },
      { text: 'acme-base-mfa', strong: true },
      { text: ' until 21:40, then 6 roles for an hour each, renewed without another code.' },
    ],
    warnings: [],
    notes: [routeText.why['shared-code'], routeText.cache],
    waitUntil: null,
    codes: 1,
    command: null,
    snooze: 'not-offered',
    now,
    ...more,
  }
}
