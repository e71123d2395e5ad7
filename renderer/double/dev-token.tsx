import type { Outcome, SessionFailure, SessionSuccess, TokenPlan } from '../../app/view/model.ts'
import { noPlaces } from './made-up-chain.ts'
import { madeUpPlan, madeUpRenewal, madeUpSuccess, renewalNeedingCode, renewalOfOne } from './made-up-renewal.ts'
import { noSessionAnswers } from './made-up-session-answers.ts'
import { noSwitching } from './made-up-switching.ts'
import { type Answers, makeDouble } from './make-double.ts'
import { noEditing } from './no-editing.ts'

const scene = new URLSearchParams(location.search).get('scene') ?? 'usual'

const nothing = (): never => {
  throw new Error('The token window does not ask this.')
}

const refused: SessionFailure = {
  code: 'AccessDenied',
  message: 'AWS did not accept that code. Type the one alice-phone shows now.',
  next: 'code',
  waitUntil: null,
}

const warnings = [
  'AWS CLI v2 would not use these keys for acme-base-mfa: a role of that name in the config file comes first (config:41).',
  'No region is set, so us-east-1 is asked.',
]

const nextWindow = (now: number): number => now + 30_000 - (now % 30_000)

/** What a scene says before a code is typed. */
function planOf(now: number): Partial<TokenPlan> {
  switch (scene) {
    case 'wait':
      return { waitUntil: nextWindow(now) }
    case 'warnings':
      return { warnings }
    case 'command':
      return { command: 'op', snooze: 'offered' }
    case 'codes':
      return { codes: 2 }
    case 'one':
      return { opens: [{ text: 'Opens ' }, { text: 'acme-base-mfa', strong: true }, { text: ' until 21:40.' }] }
    default:
      return {}
  }
}

const nextDevice: Partial<TokenPlan> = {
  serial: 'arn:aws:iam::777788889999:mfa/partner-totp',
  deviceName: 'partner-totp',
  accountId: '777788889999',
  source: 'partner-base',
  command: 'ykman',
}

const course = { cancelled: false, given: 0 }

/** Plays a renewal, step by step, and answers as main would. */
async function renew(): Promise<Outcome<SessionSuccess, SessionFailure>> {
  const now = Date.now()
  course.given += 1
  course.cancelled = false
  const notes = scene === 'notes' ? ['No region was found, so us-east-1 was used.'] : []
  if (scene === 'one' || scene === 'notes') return { ok: true, value: madeUpSuccess(now, renewalOfOne, notes) }
  if (scene === 'codes' && course.given === 1) {
    return { ok: true, value: madeUpSuccess(now, renewalNeedingCode(nextWindow(now)), []) }
  }
  const fails = scene === 'partly' ? 'fails' : 'works'
  for (let step = 0; step <= 8 && !course.cancelled; step += 1) {
    double.push('renewal', madeUpRenewal(step, fails))
    await new Promise((resolve) => setTimeout(resolve, scene === 'slow' ? 4000 : 250))
  }
  const last = madeUpRenewal(course.cancelled ? 3 : 8, fails)
  return { ok: true, value: madeUpSuccess(now, course.cancelled ? { ...last, state: 'cancelled' } : last, []) }
}

const answers: Answers = {
  ...noEditing,
  ...noSessionAnswers,
  ...noSwitching,
  ...noPlaces,
  ready: nothing,
  profileDetail: nothing,
  explainChain: nothing,
  copyChain: nothing,
  openAtLine: nothing,
  changeSetting: nothing,
  openToken: nothing,
  tokenReady: () => {
    if (scene === 'blocked') {
      const message = 'acme-base has no mfa_serial. Add the device’s ARN to the profile, then try again.'
      return { ok: false, failure: { code: 'NoDevice', message, next: 'settings', waitUntil: null } }
    }
    if (scene === 'codes' && course.given > 0) return { ok: true, value: madeUpPlan(Date.now(), nextDevice) }
    return { ok: true, value: madeUpPlan(Date.now(), planOf(Date.now())) }
  },
  codeFromCommand: () => renew(),
  cancelRenewal: () => {
    course.cancelled = true
    return null
  },
  startSession: async ({ code }) => {
    await new Promise((resolve) => setTimeout(resolve, 400))
    if (code === '000000') return { ok: false, failure: refused }
    if (code === '111111') {
      const waitUntil = nextWindow(Date.now())
      const message = 'That code was already used.'
      return { ok: false, failure: { code: 'AccessDenied', message, next: 'code', waitUntil } }
    }
    return renew()
  },
}

const double = makeDouble(answers)
Object.assign(window, { lanyard: double.api, double })
await import('../token.tsx')
