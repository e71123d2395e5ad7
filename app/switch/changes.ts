import type { Instant } from '../text/instant.ts'
import { type ActiveChange, type ActiveChoice, type ActiveState, NO_CHOICE } from './model.ts'

const choiceOf = ({ profile, region }: ActiveChoice): ActiveChoice => ({ profile, region })

const sameProfile = (one: ActiveChoice | null, other: ActiveChoice): boolean => one?.profile === other.profile

/** Whether a lease has run out. */
export function isOver({ leaseUntil }: ActiveState, now: Instant): boolean {
  return leaseUntil !== null && now >= leaseUntil
}

/** The state that really holds: after its lease, what it returns to. What was leased is not gone back to. */
export function settledAt(state: ActiveState, now: Instant): ActiveState {
  const { leaseUntil, returnsTo, scope } = state
  if (leaseUntil === null || returnsTo === null || now < leaseUntil) return state
  return { ...returnsTo, previous: null, leaseUntil: null, returnsTo: null, setAt: leaseUntil, scope }
}

/** The instant a lease of that length ends: the next whole second, since shells count in those. */
export function leaseEnd(now: Instant, seconds: number): Instant {
  return Math.ceil(now / 1000) * 1000 + seconds * 1000
}

/**
 * The state after a change. A lease returns to what held before it, and a lease during a lease to what held before the first one:
 * leases end in what is safe, never in each other. One for what already holds returns to what was there earlier, else to none.
 */
export function changed(state: ActiveState, { choice, leaseSeconds }: ActiveChange, now: Instant): ActiveState {
  const held = settledAt(state, now)
  const safe = held.returnsTo ?? choiceOf(held)
  const earlier = sameProfile(held.previous, choice) ? null : held.previous
  const previous = sameProfile(safe, choice) ? earlier : safe
  return {
    ...choiceOf(choice),
    previous,
    leaseUntil: leaseSeconds === null ? null : leaseEnd(now, leaseSeconds),
    returnsTo: leaseSeconds === null ? null : (previous ?? NO_CHOICE),
    setAt: now,
    scope: held.scope,
  }
}

/** The state after going back, or null where there is nothing to go back to. Out of a lease one goes back to what it returns to. */
export function wentBack(state: ActiveState, now: Instant): ActiveState | null {
  const held = settledAt(state, now)
  const target = held.returnsTo ?? held.previous
  if (target === null) return null
  const previous = held.returnsTo === null ? choiceOf(held) : null
  return { ...target, previous, leaseUntil: null, returnsTo: null, setAt: now, scope: held.scope }
}
