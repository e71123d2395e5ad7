/** The sentence on top of an answer takes the focus where what had it goes with a click. */
export const SENTENCE_ID = 'chain-sentence'

export function focusSentence(): void {
  // The answer may be drawn in this very turn.
  requestAnimationFrame(() => document.getElementById(SENTENCE_ID)?.focus())
}
