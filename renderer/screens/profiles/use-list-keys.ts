import { type KeyboardEvent, useMemo, useRef } from 'react'
import { copyEnvironment, openEditor, propose, renew, showLayer, switchTo, toggleFavourite } from '../../state/act.ts'
import type { RowGroup } from '../../state/arrange.ts'
import { focusDetail, focusFirstField } from '../../state/focus.ts'
import { namesOf, ROW_HEIGHT, stepFrom, typeAhead } from '../../state/list-window.ts'
import { useWindowState, type WindowState } from '../../state/window-state.ts'

/** After this many milliseconds without a letter, type-ahead starts anew. */
const TYPE_AHEAD = 1000

function remove(state: WindowState, name: string): void {
  propose(state, { kind: 'remove', target: { kind: 'profile', name }, references: 'follow' })
}

/** Letters that act on the selected profile, unless a name is being typed. */
const acts: Readonly<Record<string, (state: WindowState, profile: string) => void>> = {
  r: renew,
  s: switchTo,
  c: copyEnvironment,
  C: (state, profile) => showLayer(state, { kind: 'copy', profile }),
  o: (state, profile) => showLayer(state, { kind: 'console', profile }),
  e: (state, name) => {
    openEditor(state, { mode: 'edit', target: { kind: 'profile', name } })
    focusFirstField()
  },
  '*': toggleFavourite,
  Delete: remove,
  // A Mac's keyboard has this one in its place, and calls it delete.
  Backspace: (state, name) => (state.snapshot.get().platform === 'darwin' ? remove(state, name) : undefined),
  Enter: (state) => {
    state.place.set({ ...state.place.get(), pane: 'detail' })
    focusDetail()
  },
}

type Typed = { readonly text: string; readonly at: number }

/** What was typed so far: letters within a second of each other make a word. A space counts only inside one. */
function typedBy(event: KeyboardEvent, before: Typed): Typed | null {
  if (event.key.length !== 1) return null
  const goesOn = event.timeStamp - before.at < TYPE_AHEAD
  if (!goesOn && event.key === ' ') return null
  return { text: goesOn ? before.text + event.key : event.key, at: event.timeStamp }
}

/** Keys of the list: arrows and letters move, Enter goes to the detail, `s` `r` `c` `o` `e` and `*` act, Del deletes. */
export function useListKeys(
  groups: readonly RowGroup[],
  height: number,
  reveal: (name: string) => void,
): (event: KeyboardEvent) => void {
  const state = useWindowState()
  const names = useMemo(() => namesOf(groups), [groups])
  const typed = useRef<Typed>({ text: '', at: Number.NEGATIVE_INFINITY })
  const go = (name: string): void => {
    state.place.set({ ...state.place.get(), profile: name, editing: null })
    reveal(name)
  }
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === '/' || event.key === '?') return
    const { profile } = state.place.get()
    const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 1)
    const stepped = stepFrom(names, profile, event.key, page)
    const typing = event.timeStamp - typed.current.at < TYPE_AHEAD
    const act = typing && event.key.length === 1 ? undefined : acts[event.key]
    if (stepped !== null) go(stepped)
    else if (act !== undefined) {
      if (profile !== null && names.includes(profile)) act(state, profile)
    } else {
      const next = typedBy(event, typed.current)
      if (next === null) return
      typed.current = next
      const found = typeAhead(names, profile, next.text)
      if (found !== null) go(found)
    }
    event.preventDefault()
  }
}
