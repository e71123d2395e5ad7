import { chainToastText } from '../../app/text/chain-room-text.ts'
import { toastText } from '../../app/text/window-text.ts'
import { showToast } from './act.ts'
import { withPlace } from './chain-choices.ts'
import { type ChainQuestion, sentOf } from './chain-question.ts'
import { makeStore } from './store.ts'
import type { WindowState } from './window-state.ts'

/*
 * What a person can do in the Chain room: each act asks main, or changes what is asked.
 */

/** Rungs that were asked, newest last: main keeps what it found, so after each the chain may have changed. */
export const probes = makeStore<readonly string[]>([])

/** Changes what the room asks. */
export function ask(state: WindowState, change: (question: ChainQuestion) => ChainQuestion): void {
  const place = state.place.get()
  state.place.set({ ...place, chain: change(place.chain) })
}

/** Puts the answer on the clipboard, or the command of the advice. */
export function copyChain(state: WindowState, what: 'text' | 'markdown' | 'advice'): void {
  window.lanyard.ask.copyChain({ ...sentOf(state.place.get().chain), what }).then(
    (copied) => showToast(state, copied ? chainToastText[what] : toastText.notCopied, copied ? 'plain' : 'problem'),
    () => showToast(state, toastText.failed, 'problem'),
  )
}

/** Reads an environment from the clipboard or a file and goes there; says why when there is none. */
export async function readPasted(state: WindowState, from: 'clipboard' | 'file'): Promise<void> {
  try {
    const read = await window.lanyard.ask.readPastedEnvironment({ from })
    if (!read.ok) showToast(state, read.failure, 'problem')
    else ask(state, (question) => withPlace(question, { kind: 'pasted', from, pasted: read.value }))
  } catch {
    showToast(state, toastText.failed, 'problem')
  }
}
