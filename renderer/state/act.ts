import type { MarkChange, SettingChange } from '../../app/contract/contract.ts'
import { toastText } from '../../app/text/window-text.ts'
import type { Destination, OriginView, Outcome } from '../../app/view/model.ts'
import {
  type Editing,
  type EditLayer,
  type EditWish,
  type HandWish,
  type Overlay,
  placeOf,
  type Room,
  type Toast,
  type ToastAction,
  type WindowState,
} from './window-state.ts'

/*
 * What a person can do in the main window: each act asks main and answers with a toast. Nothing here decides about AWS.
 */

let lastToast = 0

/** Shows a sentence for a while; the newest three stay. What could be done about an older one ends with the next that has something. */
export function showToast(
  state: WindowState,
  text: string,
  tone: Toast['tone'],
  actions: readonly ToastAction[] = [],
): void {
  lastToast += 1
  const kept = state.toasts.get().filter((toast) => actions.length === 0 || toast.actions.length === 0)
  state.toasts.set([...kept, { id: lastToast, text, tone, actions }].slice(-3))
}

export function dismissToast(state: WindowState, id: number): void {
  state.toasts.set(state.toasts.get().filter((toast) => toast.id !== id))
}

/** Waits for an answer and says what came of it; a rejected call is said too, never swallowed. Whether it went well. */
export async function tellOutcome<Value>(
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

/** Waits for a write that needed no dry run; its toast offers *Undo*, as that of every other write. */
export async function tellWrite(
  state: WindowState,
  asked: Promise<Outcome<{ readonly message: string; readonly historyId: number | null }, string>>,
): Promise<void> {
  const written = asked.then(async (outcome) => {
    if (outcome.ok) (await deeds()).sayWrite(state, outcome.value)
    return outcome
  })
  await tellOutcome(state, written, null)
}

/** Copies the profile's name for the person's own shell, without a key; the toast leads to every other form. */
export function copyEnvironment(state: WindowState, profile: string): void {
  void switching().then(({ copyForOwnShell }) => copyForOwnShell(state, profile))
}

/** Opens the token window; a profile with nothing to renew says so instead. */
export function renew(state: WindowState, profile: string): void {
  const row = state.snapshot.get().rows.find((row) => row.name === profile)
  if (row !== undefined && !row.renewable) showToast(state, toastText.notRenewable(profile), 'problem')
  else void tellOutcome(state, window.lanyard.ask.openToken({ kind: 'profile', profile }), null)
}

/** Opens the token window for everything that hangs on a device. */
export function renewDevice(state: WindowState, serial: string): void {
  void tellOutcome(state, window.lanyard.ask.openToken({ kind: 'device', serial }), null)
}

/** Keeps what a person says of a profile; only a failure is worth a word, because the row shows the rest. Whether it was kept. */
export function markProfile(state: WindowState, profile: string, change: MarkChange): Promise<boolean> {
  return tellOutcome(state, window.lanyard.ask.markProfile({ profile, change }), null)
}

/** Makes a profile a favourite, or no more. */
export function toggleFavourite(state: WindowState, profile: string): void {
  const row = state.snapshot.get().rows.find((row) => row.name === profile)
  if (row !== undefined) void markProfile(state, profile, { mark: 'favourite', value: !row.favourite })
}

export function openOrigin(state: WindowState, origin: OriginView): void {
  void tellOutcome(state, window.lanyard.ask.openAtLine({ file: origin.file, line: origin.line }), null)
}

export function goTo(state: WindowState, destination: Destination): void {
  state.place.set(placeOf(destination, state.place.get()))
}

/** A room as it was left. */
export function goToRoom(state: WindowState, room: Room): void {
  goTo(state, room === 'profiles' || room === 'chain' ? { room, profile: null } : { room })
}

export function showOverlay(state: WindowState, overlay: Overlay): void {
  state.overlay.set(overlay)
}

/** Opens the editor of a section in the detail's place. */
export function openEditor(state: WindowState, editing: Editing): void {
  const before = state.place.get()
  const { kind, name } = editing.target
  const profile = kind === 'profile' && editing.mode === 'edit' ? name : before.profile
  state.place.set({ ...before, room: 'profiles', pane: 'detail', profile, editing })
}

/** Asks a person something above the room. */
export function showLayer(state: WindowState, layer: EditLayer): void {
  state.layer.set(layer)
}

// What speaks with main about switching and about writes, which no first paint needs.
const switching = () => import('./switch-act.ts')
const deeds = () => import('./edit-act.ts')

/** Opens the switcher, with a profile marked. */
export function openSwitcher(state: WindowState, about: string | null): void {
  state.overlay.set('none')
  state.layer.set({ kind: 'switcher', about })
}

/** Makes a profile the one that new commands use; where production needs an end, the switcher asks for it. */
export function switchTo(state: WindowState, profile: string): void {
  void switching().then(({ switchAtOnce }) => switchAtOnce(state, profile))
}

/** Back to the profile that was active before. */
export function switchBack(state: WindowState): void {
  void switching().then(({ goBack }) => goBack(state))
}

/** No profile: shells set none. */
export function switchToNone(state: WindowState): void {
  void switching().then(({ activate }) => activate(state, null, null))
}

/** Opens the person's own terminal with a profile. */
export function openTerminal(state: WindowState, profile: string): void {
  void tellOutcome(state, window.lanyard.ask.openTerminal({ profile }), null)
}

/** Shows what would be written so that others use a profile; a refusal becomes a toast. */
export function proposeHand(state: WindowState, wish: HandWish): void {
  void deeds().then(({ proposeHandAloud }) => proposeHandAloud(state, wish))
}

/** Shows what a change would write; a refusal becomes a toast. */
export function propose(state: WindowState, wish: EditWish): void {
  void deeds().then(({ proposeAloud }) => proposeAloud(state, wish))
}

/** Shows what cleaning up expired sessions would write. */
export function cleanUp(state: WindowState): void {
  void deeds().then(({ proposeCleanUp }) => proposeCleanUp(state))
}

/** Takes back a write: the newest one, or one of the history by its number. */
export function undoWrite(state: WindowState, id: number | null): void {
  void deeds().then(({ undo }) => undo(state, id))
}

/** Takes back the last undo. */
export function redoWrite(state: WindowState): void {
  void deeds().then(({ redo }) => redo(state))
}

/** Saves one setting; only a failure is worth a word, because the form shows the rest. Whether it was saved. */
export function changeSetting(state: WindowState, change: SettingChange): Promise<boolean> {
  return tellOutcome(state, window.lanyard.ask.changeSetting(change), null)
}
