import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainCallFailure } from '../../../../app/session/refusals/call-failure.ts'
import type { FailureContext, NetworkProblem, StsFailure } from '../../../../app/session/refusals/failure-model.ts'
import { isThrottled, mayPassLater, passesInAMoment } from '../../../../app/session/refusals/passing-failure.ts'

const refused = (code: string, status: number | null): StsFailure => ({
  kind: 'refused',
  code,
  message: '',
  status,
  clockOffset: null,
})
const network = (problem: NetworkProblem): StsFailure => ({
  kind: 'network',
  problem,
  where: 'sts.example:443',
  reason: 'E',
  sent: 'maybe',
  seconds: 3,
})
const CONTEXT: FailureContext = {
  source: 'dev',
  serial: '',
  region: 'eu-west-1',
  url: 'https://sts.eu-west-1.amazonaws.com',
  durationSeconds: 0,
  now: 0,
}

describe('a failure that passes', () => {
  it('in a moment passes later too, whenever AWS names it', () => {
    const codes = ['Throttling', 'RequestThrottledException', 'PriorRequestNotComplete', 'ServiceUnavailable']
    for (const code of codes) expect(mayPassLater(code)).toBe(true)
    fc.assert(
      fc.property(fc.constantFrom(...codes, 'AccessDenied'), fc.constantFrom(400, 403, 429), (code, status) => {
        const failure = refused(code, status)
        if (isThrottled(failure) && status !== 429) expect(mayPassLater(code)).toBe(true)
        expect(passesInAMoment(failure)).toBe(isThrottled(failure))
      }),
    )
  })

  it.each([
    ['a fault of AWS', refused('HTTP 503', 503), true],
    ['too many calls', refused('HTTP 429', 429), true],
    ['a refusal', refused('AccessDenied', 403), false],
    ['no answer', network('timeout'), true],
    ['another certificate', network('tls-name'), false],
  ] as const)('in a moment: %s', (_what, failure, passes) => {
    expect(passesInAMoment(failure)).toBe(passes)
  })

  it('later is also what needs another network or the right time, and never a refusal', () => {
    for (const code of ['network-tls-name', 'RequestTimeTooSkewed', 'HTTP 500']) expect(mayPassLater(code)).toBe(true)
    for (const code of ['AccessDenied', 'HTTP 403', 'InvalidClientTokenId']) expect(mayPassLater(code)).toBe(false)
  })
})

describe('a failure of a call without a code', () => {
  it.each([
    ['cancelled', network('cancelled')],
    ['throttled', refused('Throttling', 400)],
    ['not available', refused('InternalFailure', 500)],
  ] as const)('that was %s is told in the words of a plan, or of a question, and never of a code', (_how, failure) => {
    const inPlan = explainCallFailure(failure, CONTEXT, 'without-code')
    const asQuestion = explainCallFailure(failure, CONTEXT, 'question')
    expect(asQuestion.message).toMatch(/ask again/i)
    expect(inPlan.message).toMatch(/renew again/)
    expect(asQuestion).toEqual({ ...inPlan, message: asQuestion.message })
    for (const { message } of [inPlan, asQuestion]) expect(message).not.toMatch(/\bcode\b/i)
  })
})
