import { afterLayer, focusOnceDrawn } from './focus.ts'

/** The sentence on top of an answer takes the focus where what had it goes with a click. */
export const SENTENCE_ID = 'chain-sentence'

export function focusSentence(): void {
  // The answer may be drawn in this very turn.
  requestAnimationFrame(() => document.getElementById(SENTENCE_ID)?.focus())
}

/** The sentence of the answer that was just asked for from elsewhere, once it is there; one that is being replaced does not count. */
export function focusAnswer(): void {
  afterLayer(() => focusOnceDrawn(() => document.querySelector<HTMLElement>(`[aria-busy="false"] #${SENTENCE_ID}`)))
}
