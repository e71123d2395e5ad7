import type { SessionFailure } from '../../app/view/model.ts'
import { noPlaces } from './made-up-chain.ts'
import { madeUpPlan } from './made-up-world.ts'
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

const answers: Answers = {
  ...noEditing,
  ...noPlaces,
  ready: nothing,
  profileDetail: nothing,
  explainChain: nothing,
  copyEnvironment: nothing,
  copyChain: nothing,
  openAtLine: nothing,
  changeSetting: nothing,
  openToken: nothing,
  tokenReady: () => {
    if (scene === 'blocked') {
      const message = 'acme-base has no mfa_serial. Add the device’s ARN to the profile, then try again.'
      return { ok: false, failure: { code: 'NoDevice', message, next: 'settings', waitUntil: null } }
    }
    return { ok: true, value: madeUpPlan(Date.now(), scene === 'wait', scene === 'warnings' ? warnings : []) }
  },
  startSession: async ({ code }) => {
    await new Promise((resolve) => setTimeout(resolve, scene === 'slow' ? 60_000 : 400))
    if (code === '000000') return { ok: false, failure: refused }
    if (code === '111111') {
      const waitUntil = Date.now() + 30_000 - (Date.now() % 30_000)
      const message = 'That code was already used.'
      return { ok: false, failure: { code: 'AccessDenied', message, next: 'code', waitUntil } }
    }
    return {
      ok: true,
      value: {
        source: 'acme-base',
        target: 'acme-base-mfa',
        serial: 'arn:aws:iam::444455556666:mfa/alice-phone',
        durationSeconds: 43_200,
        expiresAt: Date.now() + 43_200_000,
        file: '/home/alice/.aws/credentials',
        backup: null,
        notes: scene === 'notes' ? ['No region was found, so us-east-1 was used.'] : [],
      },
    }
  },
}

const double = makeDouble(answers)
Object.assign(window, { lanyard: double.api, double })
await import('../token.tsx')
