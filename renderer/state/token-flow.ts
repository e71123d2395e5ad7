import type { Instant } from '../../app/text/instant.ts'
import type { Outcome, SessionFailure, SessionSuccess, TokenPlan } from '../../app/view/model.ts'
import type { RenewalView } from '../../app/view/session-model.ts'

/**
 * What the token window is doing. `blocked`: there is nothing to type a code for. `waiting`: the device's code was already used
 * in this window; typing opens again at `until`. `sending`: a code is being spent, or `by` a program is being asked for one;
 * `stopping` after a person asked for it to end.
 */
export type TokenStage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'blocked'; readonly failure: SessionFailure }
  | { readonly kind: 'typing'; readonly failure: SessionFailure | null; readonly afterWait: boolean }
  | { readonly kind: 'waiting'; readonly until: Instant; readonly failure: SessionFailure | null }
  | { readonly kind: 'sending'; readonly by: CodeSource; readonly course: 'running' | 'stopping' }
  | { readonly kind: 'done'; readonly success: SessionSuccess }

/** Where a code comes from. */
export type CodeSource = 'person' | 'command'

/** The device that is asked for a code now: the plan's own, or the next of several. */
export type AskedDevice = { readonly serial: string; readonly name: string; readonly isNext: boolean }

export type TokenState = {
  readonly plan: TokenPlan | null
  readonly code: string
  readonly stage: TokenStage
  readonly device: AskedDevice | null
  /** How the renewal stands, once something is known of it. */
  readonly renewal: RenewalView | null
}

export type TokenEvent =
  | { readonly kind: 'planned'; readonly outcome: Outcome<TokenPlan, SessionFailure> }
  /** What is to be said of the next device; everything else stays. */
  | { readonly kind: 'replanned'; readonly plan: TokenPlan }
  | { readonly kind: 'typed'; readonly code: string }
  | { readonly kind: 'sent'; readonly by: CodeSource }
  | { readonly kind: 'progressed'; readonly renewal: RenewalView }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'answered'; readonly outcome: Outcome<SessionSuccess, SessionFailure>; readonly now: Instant }
  | { readonly kind: 'ticked'; readonly now: Instant }

export const FIRST_TOKEN_STATE: TokenState = {
  plan: null,
  code: '',
  stage: { kind: 'loading' },
  device: null,
  renewal: null,
}

const typing: TokenStage = { kind: 'typing', failure: null, afterWait: false }

/** Typing, or waiting for it where the next unused code is not there yet. */
const openAt = (until: Instant | null, now: Instant): TokenStage =>
  until !== null && until > now ? { kind: 'waiting', until, failure: null } : typing

function planned(outcome: Outcome<TokenPlan, SessionFailure>): TokenState {
  if (!outcome.ok) return { ...FIRST_TOKEN_STATE, stage: { kind: 'blocked', failure: outcome.failure } }
  const plan = outcome.value
  const device = { serial: plan.serial, name: plan.deviceName, isNext: false }
  return { plan, code: '', stage: openAt(plan.waitUntil, plan.now), device, renewal: null }
}

function answered(state: TokenState, outcome: Outcome<SessionSuccess, SessionFailure>, now: Instant): TokenState {
  if (outcome.ok) return succeeded(state, outcome.value, now)
  const { failure } = outcome
  if (failure.waitUntil !== null && failure.waitUntil > now) {
    return { ...state, code: '', stage: { kind: 'waiting', until: failure.waitUntil, failure } }
  }
  if (failure.next === 'settings') return { ...state, code: '', stage: { kind: 'blocked', failure } }
  return { ...state, code: '', stage: { kind: 'typing', failure, afterWait: false } }
}

/** All done, or one code spent and another one needed. */
function succeeded(state: TokenState, success: SessionSuccess, now: Instant): TokenState {
  const { renewal } = success
  const { next } = renewal
  if (renewal.state !== 'needs-code' || next === null) {
    return { ...state, code: '', renewal, stage: { kind: 'done', success } }
  }
  const device = { serial: next.serial, name: next.deviceName, isNext: true }
  return { ...state, code: '', renewal, device, stage: openAt(next.waitUntil, now) }
}

/** The token window's state machine; pure, so that each promise about it is a test. */
export function tokenFlow(state: TokenState, event: TokenEvent): TokenState {
  const { stage } = state
  switch (event.kind) {
    case 'planned':
      return planned(event.outcome)
    case 'replanned':
      return state.device?.isNext && state.device.serial === event.plan.serial ? { ...state, plan: event.plan } : state
    case 'typed':
      return stage.kind === 'typing' ? { ...state, code: event.code } : state
    case 'sent':
      return stage.kind === 'typing' ? { ...state, stage: { kind: 'sending', by: event.by, course: 'running' } } : state
    case 'progressed':
      return stage.kind === 'sending' ? { ...state, renewal: event.renewal } : state
    case 'stopped':
      return stage.kind === 'sending' ? { ...state, stage: { ...stage, course: 'stopping' } } : state
    case 'answered':
      return stage.kind === 'sending' ? answered(state, event.outcome, event.now) : state
    case 'ticked':
      if (stage.kind !== 'waiting' || event.now < stage.until) return state
      return { ...state, stage: { kind: 'typing', failure: null, afterWait: true } }
  }
}

/** The program that may be asked now; null where the code can only be typed. */
export function programOf({ plan, stage, device }: TokenState): string | null {
  if (plan === null || stage.kind !== 'typing' || device?.serial !== plan.serial) return null
  return plan.command
}
