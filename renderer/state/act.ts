import type { SettingChange } from '../../app/contract/contract.ts'
import { toastText } from '../../app/text/window-text.ts'
import type { Destination, OriginView, Outcome } from '../../app/view/model.ts'
import { type Overlay, placeOf, type Toast, type WindowState } from './window-state.ts'

/*
 * What a person can do in the main window: each act asks main and answers with a toast. Nothing here decides about AWS.
 */

let lastToast = 0

/** Shows a sentence for a while; the newest three stay. */
export function showToast(state: WindowState, text: string, tone: Toast['tone']): void {
  lastToast += 1
  state.toasts.set([...state.toasts.get(), { id: lastToast, text, tone }].slice(-3))
}

export function dismissToast(state: WindowState, id: number): void {
  state.toasts.set(state.toasts.get().filter((toast) => toast.id !== id))
}

/** Waits for an answer and says what came of it; a rejected call is said too, never swallowed. Whether it went well. */
async function tellOutcome<Value>(
  state: WindowState,
  asked: Promise<Outcome<Value, string>>,
  say: ((value: Value) => string) | null,
): Promise<boolean> {
  try {
    const outcome = await asked
    if (!outcome.ok) showToast(state, outcome.failure, 'problem')
    else if (say !== null) showToast(state, say(outcome.value), 'plain')
    return outcome.ok
  } catch {
    showToast(state, toastText.failed, 'problem')
    return false
  }
}

export function copyEnvironment(state: WindowState, profile: string): void {
  void tellOutcome(state, window.lanyard.ask.copyEnvironment({ profile }), toastText.copied)
}

/** Opens the token window; a profile with nothing to renew says so instead. */
export function renew(state: WindowState, profile: string): void {
  const row = state.snapshot.get().rows.find((row) => row.name === profile)
  if (row !== undefined && !row.renewable) showToast(state, toastText.notRenewable(profile), 'problem')
  else void tellOutcome(state, window.lanyard.ask.openToken({ profile }), null)
}

export function openOrigin(state: WindowState, origin: OriginView): void {
  void tellOutcome(state, window.lanyard.ask.openAtLine({ file: origin.file, line: origin.line }), null)
}

export function goTo(state: WindowState, destination: Destination): void {
  state.place.set(placeOf(destination, state.place.get()))
}

export function showOverlay(state: WindowState, overlay: Overlay): void {
  state.overlay.set(overlay)
}

/** Puts the verdict, or the advice's command, on the clipboard. */
export function copyChain(state: WindowState, what: 'text' | 'advice'): void {
  const { tool, choice } = state.place.get()
  const said = what === 'text' ? toastText.copiedVerdict : toastText.copiedAdvice
  window.lanyard.ask.copyChain({ tool, profile: choice, what }).then(
    (copied) => showToast(state, copied ? said : toastText.notCopied, copied ? 'plain' : 'problem'),
    () => showToast(state, toastText.failed, 'problem'),
  )
}

/** Saves one setting; only a failure is worth a word, because the form shows the rest. Whether it was saved. */
export function changeSetting(state: WindowState, change: SettingChange): Promise<boolean> {
  return tellOutcome(state, window.lanyard.ask.changeSetting(change), null)
}
