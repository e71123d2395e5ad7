import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { goTo, goToRoom, openSwitcher, redoWrite, showOverlay, undoWrite } from '../../state/act.ts'
import { typeAhead } from '../../state/typed-ahead.ts'
import { useWindowState, type WindowState } from '../../state/window-state.ts'

/** The filter field's id: `/` reaches it from every room. */
export const FILTER_ID = 'profile-filter'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

function focusFilter(state: WindowState): void {
  // Drawn in this very turn: the next key a quick hand types must find the field.
  flushSync(() => {
    goTo(state, { room: 'profiles', profile: null })
    state.place.set({ ...state.place.get(), pane: 'list' })
  })
  const field = document.getElementById(FILTER_ID)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

type Shortcut = (state: WindowState) => void

const withMod: Readonly<Record<string, Shortcut>> = {
  k: (state) => showOverlay(state, state.overlay.get() === 'palette' ? 'none' : 'palette'),
  f: focusFilter,
  p: (state) => openSwitcher(state, null),
  '1': (state) => goToRoom(state, 'profiles'),
  '2': (state) => goToRoom(state, 'chain'),
  '3': (state) => goToRoom(state, 'sessions'),
  '4': (state) => goToRoom(state, 'advice'),
  '5': (state) => goToRoom(state, 'history'),
  ',': (state) => goToRoom(state, 'settings'),
}

/** In a text field these are the field's own. */
const withModOutsideFields: Readonly<Record<string, Shortcut>> = {
  z: (state) => undoWrite(state, null),
  Z: redoWrite,
}

const bare: Readonly<Record<string, Shortcut>> = {
  '/': focusFilter,
  '?': (state) => showOverlay(state, 'keys'),
}

function shortcutOf(event: KeyboardEvent, platform: string): Shortcut | null {
  const mod = platform === 'darwin' ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  if (mod && !event.altKey) return modShortcutOf(event)
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return null
  return bare[event.key] ?? null
}

function modShortcutOf(event: KeyboardEvent): Shortcut | null {
  const key = event.key.toLowerCase()
  const outside = withModOutsideFields[event.shiftKey ? key.toUpperCase() : key]
  if (outside !== undefined) return isTyping(event.target) ? null : outside
  return withMod[key] ?? null
}

/** Keys that act anywhere in the main window. While a layer is open, only the palette's own key does. */
export function useShortcuts(): void {
  const state = useWindowState()
  useEffect(() => {
    const act = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      const shortcut = shortcutOf(event, state.snapshot.get().platform)
      if (shortcut === null) return
      if (state.layer.get().kind !== 'none') return
      if (state.overlay.get() !== 'none' && shortcut !== withMod['k']) return
      event.preventDefault()
      shortcut(state)
    }
    const keep = (event: KeyboardEvent): void => {
      const layer = document.querySelector('[role="dialog"]') === null ? 'not-there' : 'there'
      if (typeAhead(state, event, layer) === 'passed') return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', keep, { capture: true })
    window.addEventListener('keydown', act)
    return () => {
      window.removeEventListener('keydown', keep, { capture: true })
      window.removeEventListener('keydown', act)
    }
  }, [state])
}
