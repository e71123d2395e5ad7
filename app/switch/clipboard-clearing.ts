import type { Instant } from '../text/instant.ts'

/*
 * When a secret text that Lanyard put on the clipboard is taken off again: after a minute, when Lanyard ends, when the screen is locked; each
 * time only if the clipboard still holds that very text. What is remembered is a digest, never the text. An equal text that came from elsewhere
 * cannot be told apart; it is the same secret, and goes too.
 */

/** Milliseconds that a secret text stays. */
export const CLEAR_AFTER = 60_000

/** The system would not say what it holds: milliseconds until it is asked again, and how often that is tried. */
const AGAIN_AFTER = 10_000
const MOST_TRIES = 6

export type Clearing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'ours'; readonly digest: string; readonly lookAt: Instant; readonly tries: number }

/** Nothing of Lanyard's is there that would have to go. */
export const NOTHING_COPIED: Clearing = { kind: 'nothing' }

/** A secret text was put there. An earlier one is gone with that, and its minute too. */
export const copied = (digest: string, now: Instant): Clearing => ({
  kind: 'ours',
  digest,
  lookAt: now + CLEAR_AFTER,
  tries: 0,
})

/** Why the clipboard is looked at. */
export type Occasion = 'time' | 'quit' | 'lock'

/** Whether it is to be looked at now: on quit and lock always, where there is something of ours; else when the minute is over. */
export function isDue(state: Clearing, occasion: Occasion, now: Instant): boolean {
  return state.kind === 'ours' && (occasion !== 'time' || now >= state.lookAt)
}

/** What the clipboard was found to hold: the digest of its text, or null where the system did not say. */
export type Sight = { readonly digest: string | null; readonly occasion: Occasion; readonly now: Instant }

/** What to do with what was found. `clear`: take it off. */
export function looked(state: Clearing, sight: Sight): { readonly state: Clearing; readonly act: 'clear' | 'leave' } {
  const { digest, occasion, now } = sight
  if (!isDue(state, occasion, now) || state.kind === 'nothing') return { state, act: 'leave' }
  if (digest === state.digest) return { state: NOTHING_COPIED, act: 'clear' }
  const tries = state.tries + 1
  if (digest !== null || tries === MOST_TRIES) return { state: NOTHING_COPIED, act: 'leave' }
  return { state: { ...state, lookAt: now + AGAIN_AFTER, tries }, act: 'leave' }
}

/** Milliseconds until the next look; null: none is needed. */
export const untilLook = (state: Clearing, now: Instant): number | null =>
  state.kind === 'nothing' ? null : Math.max(0, state.lookAt - now)
