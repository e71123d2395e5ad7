import type { Instant } from '../../app/text/instant.ts'
import type { Outcome, SessionFailure, SessionSuccess, TokenPlan } from '../../app/view/model.ts'

/**
 * What the token window is doing. `blocked`: there is nothing to type a code for. `waiting`: the device's code was already used
 * in this window; typing opens again at `until`.
 */
export type TokenStage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'blocked'; readonly failure: SessionFailure }
  | { readonly kind: 'typing'; readonly failure: SessionFailure | null; readonly afterWait: boolean }
  | { readonly kind: 'waiting'; readonly until: Instant; readonly failure: SessionFailure | null }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly success: SessionSuccess }

export type TokenState = { readonly plan: TokenPlan | null; readonly code: string; readonly stage: TokenStage }

export type TokenEvent =
  | { readonly kind: 'planned'; readonly outcome: Outcome<TokenPlan, SessionFailure> }
  | { readonly kind: 'typed'; readonly code: string }
  | { readonly kind: 'sent' }
  | { readonly kind: 'answered'; readonly outcome: Outcome<SessionSuccess, SessionFailure>; readonly now: Instant }
  | { readonly kind: 'ticked'; readonly now: Instant }

export const FIRST_TOKEN_STATE: TokenState = { plan: null, code: '', stage: { kind: 'loading' } }

function planned(outcome: Outcome<TokenPlan, SessionFailure>): TokenState {
  if (!outcome.ok) return { plan: null, code: '', stage: { kind: 'blocked', failure: outcome.failure } }
  const plan = outcome.value
  const waits = plan.waitUntil !== null && plan.waitUntil > plan.now
  const stage: TokenStage =
    waits && plan.waitUntil !== null
      ? { kind: 'waiting', until: plan.waitUntil, failure: null }
      : { kind: 'typing', failure: null, afterWait: false }
  return { plan, code: '', stage }
}

function answered(state: TokenState, outcome: Outcome<SessionSuccess, SessionFailure>, now: Instant): TokenState {
  if (outcome.ok) return { ...state, code: '', stage: { kind: 'done', success: outcome.value } }
  const { failure } = outcome
  if (failure.waitUntil !== null && failure.waitUntil > now) {
    return { ...state, code: '', stage: { kind: 'waiting', until: failure.waitUntil, failure } }
  }
  if (failure.next === 'settings') return { ...state, code: '', stage: { kind: 'blocked', failure } }
  return { ...state, code: '', stage: { kind: 'typing', failure, afterWait: false } }
}

/** The token window's state machine; pure, so that each promise about it is a test. */
export function tokenFlow(state: TokenState, event: TokenEvent): TokenState {
  const { stage } = state
  switch (event.kind) {
    case 'planned':
      return planned(event.outcome)
    case 'typed':
      return stage.kind === 'typing' ? { ...state, code: event.code } : state
    case 'sent':
      return stage.kind === 'typing' ? { ...state, stage: { kind: 'sending' } } : state
    case 'answered':
      return stage.kind === 'sending' ? answered(state, event.outcome, event.now) : state
    case 'ticked':
      if (stage.kind !== 'waiting' || event.now < stage.until) return state
      return { ...state, stage: { kind: 'typing', failure: null, afterWait: true } }
  }
}
