import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Target } from '../../app/command/model.ts'
import type { Sent } from '../../app/contract/contract.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { ConflictView, DryRunView } from '../../app/view/edit-model.ts'
import type { Destination, Snapshot } from '../../app/view/model.ts'
import type { RenewalView } from '../../app/view/session-model.ts'
import type { VaultView } from '../../app/view/switch-model.ts'
import { type ChainQuestion, firstQuestion, questionAbout } from './chain-question.ts'
import type { Draft } from './edit-draft.ts'
import { keepUnchanged } from './rows.ts'
import { makeStore, type Store } from './store.ts'

export type Room = Destination['room']

/** Where the window is and what is selected in it; lives as long as the window. */
export type Place = {
  readonly room: Room
  readonly profile: string | null
  /** Which of list and detail a narrow window shows. */
  readonly pane: 'list' | 'detail'
  /** The section whose editor stands in the detail's place; null: the detail does. */
  readonly editing: Editing | null
  /** What the Chain room asks. */
  readonly chain: ChainQuestion
}

/** A section under edit: one that is there, or a new one, with the settings its form opens with. */
export type Editing =
  | { readonly mode: 'edit'; readonly target: Target }
  | { readonly mode: 'add'; readonly target: Target; readonly first: readonly string[] }

export type Toast = {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'problem'
  /** What can be done about it, for as long as it stays; the first is the nearest. */
  readonly actions: readonly ToastAction[]
}
export type ToastAction = { readonly label: string; readonly act: () => void }
export type Overlay = 'none' | 'palette' | 'keys'

/** What a person wants changed, as main takes it. */
export type EditWish = Sent<'previewEdit'>

/** What a dry run is about: a wish, expired sessions that are cleaned up, or what a profile is handed to. */
export type DryRunWish = EditWish | { readonly kind: 'clean-up' } | HandWish

/** What is written for a profile so that others use it: `[default]`, tools that ask Lanyard, the vault. */
export type HandWish =
  | ({ readonly kind: 'default' } & Sent<'previewDefault'>)
  | { readonly kind: 'default-back' }
  | ({ readonly kind: 'connect' } & Sent<'previewConnect'>)
  | { readonly kind: 'vault-in' | 'vault-out'; readonly profile: string }

/** What editing asks of a person, one question at a time, above the room. */
export type EditLayer =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'import' }
  | { readonly kind: 'name'; readonly verb: 'duplicate' | 'rename'; readonly target: Target }
  | { readonly kind: 'dry-run'; readonly wish: DryRunWish; readonly dryRun: DryRunView }
  /** `wish` null: an undo did not fit any more. */
  | { readonly kind: 'conflict'; readonly wish: DryRunWish | null; readonly conflict: ConflictView }
  /** How a profile comes to life, before a code is asked for. */
  | { readonly kind: 'routes'; readonly profile: string }
  /** Which profile new commands use; `about`: the one that is marked first. */
  | { readonly kind: 'switcher'; readonly about: string | null }
  | { readonly kind: 'not-following' }
  | { readonly kind: 'copy' | 'console' | 'connect' | 'plain-copies' | 'seed'; readonly profile: string }

export const NO_LAYER: EditLayer = { kind: 'none' }

/** Everything the main window holds, each part watched on its own, so that a tick redraws countdowns only. */
export type WindowState = {
  readonly snapshot: Store<Snapshot>
  readonly now: Store<Instant>
  readonly place: Store<Place>
  readonly overlay: Store<Overlay>
  readonly toasts: Store<readonly Toast[]>
  /** Palette entries by id, last used first. */
  readonly recents: Store<readonly string[]>
  /** Filter text of the Profiles room; kept while other rooms are shown. */
  readonly filter: Store<string>
  readonly layer: Store<EditLayer>
  /** Letters for a layer that is still being loaded. */
  readonly typedAhead: Store<string>
  /** What was typed into editors and is not written, by section. */
  readonly drafts: Store<ReadonlyMap<string, Draft>>
  /** Undos that *Redo* would take back, next one last. */
  readonly redos: Store<readonly number[]>
  /** Grows when the history may have changed. */
  readonly historyRevision: Store<number>
  /** The vault as it was last looked at; null: nobody asked yet, because asking may make the keyring ask for its password. */
  readonly vault: Store<VaultView | null>
  /** The renewal that runs, or how the last one ended; null: none ran since the window was opened. */
  readonly renewal: Store<RenewalView | null>
}

export function placeOf(destination: Destination, before: Place): Place {
  switch (destination.room) {
    case 'profiles':
      return destination.profile === null
        ? { ...before, room: 'profiles' }
        : { ...before, room: 'profiles', profile: destination.profile, pane: 'detail', editing: null }
    case 'chain':
      return destination.profile === null
        ? { ...before, room: 'chain' }
        : { ...before, room: 'chain', chain: questionAbout(before.chain, destination.profile) }
    case 'sessions':
    case 'advice':
    case 'history':
    case 'settings':
      return { ...before, room: destination.room }
  }
}

/** What is asked at once where the window goes. */
export function layerOf(destination: Destination): EditLayer {
  switch (beginOf(destination)) {
    case 'new-profile':
      return { kind: 'new' }
    case 'import':
      return { kind: 'import' }
    case 'switcher':
      return { kind: 'switcher', about: null }
    case 'palette':
    case undefined:
      return NO_LAYER
  }
}

/** What lies over the page where the window begins. */
const overlayOf = (destination: Destination): Overlay => (beginOf(destination) === 'palette' ? 'palette' : 'none')

const beginOf = (destination: Destination) => (destination.room === 'profiles' ? destination.begin : undefined)

/** The window's state at its first paint. */
export function makeWindowState(snapshot: Snapshot, destination: Destination): WindowState {
  const first: Place = {
    room: 'profiles',
    profile: null,
    pane: 'list',
    editing: null,
    chain: firstQuestion(snapshot.tools[0]?.id ?? 'aws-cli-v2'),
  }
  return {
    snapshot: makeStore(snapshot),
    now: makeStore(snapshot.now),
    place: makeStore(placeOf(destination, first)),
    overlay: makeStore<Overlay>(overlayOf(destination)),
    toasts: makeStore<readonly Toast[]>([]),
    recents: makeStore<readonly string[]>([]),
    filter: makeStore(''),
    layer: makeStore(layerOf(destination)),
    typedAhead: makeStore(''),
    drafts: makeStore<ReadonlyMap<string, Draft>>(new Map()),
    redos: makeStore<readonly number[]>([]),
    historyRevision: makeStore(0),
    vault: makeStore<VaultView | null>(null),
    renewal: makeStore<RenewalView | null>(null),
  }
}

/** Takes a pushed snapshot; an older one than what is shown is dropped. */
export function takeSnapshot(state: WindowState, snapshot: Snapshot): void {
  const before = state.snapshot.get()
  if (snapshot.revision < before.revision) return
  state.snapshot.set({ ...snapshot, rows: keepUnchanged(before.rows, snapshot.rows) })
  state.now.set(snapshot.now)
}

const WindowStateContext = createContext<WindowState | null>(null)
export const WindowStateProvider = WindowStateContext.Provider

/** The window's state; only below its provider. */
export function useWindowState(): WindowState {
  const state = useContext(WindowStateContext)
  if (state === null) throw new Error('No window state above this component.')
  return state
}

/** Watches one store. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.watch, store.get)
}

export const useSnapshot = (): Snapshot => useStore(useWindowState().snapshot)
export const useNow = (): Instant => useStore(useWindowState().now)
/** Asks the clock something whose answer seldom changes; the component is redrawn only when it does. */
export function useClockAnswer<Answer extends string | number>(ask: (now: Instant) => Answer): Answer {
  const { now } = useWindowState()
  return useSyncExternalStore(now.watch, () => ask(now.get()))
}

/** Whether new commands use a profile; the component is redrawn only when that changes. */
export function useIsActive(profile: string): boolean {
  const { snapshot } = useWindowState()
  return useSyncExternalStore(snapshot.watch, () => snapshot.get().active.profile === profile)
}

export const usePlace = (): Place => useStore(useWindowState().place)
