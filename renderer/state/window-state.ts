import { createContext, useContext, useSyncExternalStore } from 'react'
import type { ToolId } from '../../app/chain/model.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { Destination, ProfileChoice, Snapshot } from '../../app/view/model.ts'
import { keepUnchanged } from './rows.ts'
import { makeStore, type Store } from './store.ts'

export type Room = Destination['room']

/** Where the window is and what is selected in it; lives as long as the window. */
export type Place = {
  readonly room: Room
  readonly profile: string | null
  /** Which of list and detail a narrow window shows. */
  readonly pane: 'list' | 'detail'
  readonly tool: ToolId
  readonly choice: ProfileChoice
}

export type Toast = { readonly id: number; readonly text: string; readonly tone: 'plain' | 'problem' }
export type Overlay = 'none' | 'palette' | 'keys'

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
}

export function placeOf(destination: Destination, before: Place): Place {
  switch (destination.room) {
    case 'profiles':
      return destination.profile === null
        ? { ...before, room: 'profiles' }
        : { ...before, room: 'profiles', profile: destination.profile, pane: 'detail' }
    case 'chain':
      return destination.profile === null
        ? { ...before, room: 'chain' }
        : { ...before, room: 'chain', choice: { kind: 'explicit', name: destination.profile } }
    case 'settings':
      return { ...before, room: 'settings' }
  }
}

/** The window's state at its first paint. */
export function makeWindowState(snapshot: Snapshot, destination: Destination): WindowState {
  const first: Place = {
    room: 'profiles',
    profile: null,
    pane: 'list',
    tool: snapshot.tools[0]?.id ?? 'aws-cli-v2',
    choice: { kind: 'environment' },
  }
  return {
    snapshot: makeStore(snapshot),
    now: makeStore(snapshot.now),
    place: makeStore(placeOf(destination, first)),
    overlay: makeStore<Overlay>('none'),
    toasts: makeStore<readonly Toast[]>([]),
    recents: makeStore<readonly string[]>([]),
    filter: makeStore(''),
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
export const usePlace = (): Place => useStore(useWindowState().place)
