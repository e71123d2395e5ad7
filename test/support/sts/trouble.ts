import type { StsAnswer } from './answers.ts'
import type { StsError, StsRequestRecord } from './model.ts'

/** What goes wrong on purpose. Set again at any time; what is left out stays as it was. */
export type Trouble = {
  /** Milliseconds before each answer; `never` holds the answer back until the server closes. */
  readonly slow: number | 'never'
  /** `throttling`: 400 Throttling; `unavailable`: 503 ServiceUnavailable; to every request until it is changed. */
  readonly throttle: 'no' | 'throttling' | 'unavailable'
  /** How many of the next requests lose their connection: `before` or `after` the action was done. */
  readonly drop: { readonly next: number; readonly when: 'before' | 'after' }
  /** Milliseconds by which the server's clock differs from the injected one. */
  readonly clockOffset: number
  /** Refusals to give to the next requests, first come first served, once the signature holds. */
  readonly failures: readonly StsError[]
  /** Answers of something else on the way to the next requests, before AWS hears of them. */
  readonly foreign: readonly StsAnswer[]
  /** Refuses whatever it answers an error for, once the signature holds; null: none. */
  readonly refuse: ((request: StsRequestRecord) => StsError | null) | null
  /** Regions in which the account has not activated STS. */
  readonly disabledRegions: readonly string[]
}

/** Nothing goes wrong. */
export const CALM: Trouble = {
  slow: 0,
  throttle: 'no',
  drop: { next: 0, when: 'before' },
  clockOffset: 0,
  failures: [],
  foreign: [],
  refuse: null,
  disabledRegions: [],
}

const times = <Value>(count: number, value: Value): readonly Value[] => Array.from({ length: count }, () => value)

/** For `failures`: too many calls, that many times. STS says `Throttling`, newer services `ThrottlingException`. */
export const throttled = (count: number, code: 'Throttling' | 'ThrottlingException' = 'Throttling') =>
  times(count, { status: 400, code, message: 'Rate exceeded' })

/** For `failures`: a fault inside AWS, that many times. */
export const broken = (count: number) =>
  times(count, { status: 500, code: 'InternalFailure', message: 'The request processing has failed.' })

/** For `foreign`: the sign-in page of a hotel's network. */
export const CAPTIVE_PORTAL: StsAnswer = {
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: '<!doctype html><title>Welcome</title><p>Sign in to use this network.',
}

/** For `foreign`: the same by way of a redirect. */
export const PORTAL_REDIRECT: StsAnswer = {
  status: 302,
  headers: { 'Content-Type': 'text/html', Location: 'http://portal.example/login' },
  body: '<a href="http://portal.example/login">Sign in</a>',
}

/** For `foreign`: a load balancer whose server is gone. */
export const BAD_GATEWAY: StsAnswer = {
  status: 502,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><body>502 Bad Gateway</body></html>',
}
