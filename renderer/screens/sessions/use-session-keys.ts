import { type KeyboardEvent, type RefObject, useMemo, useRef } from 'react'
import type { SessionBar } from '../../../app/view/session-model.ts'
import { stepFrom, typeAhead } from '../../state/list-window.ts'
import { renewSession, stopSession, testSession, togglePin } from '../../state/session-act.ts'
import { useWindowState, type WindowState } from '../../state/window-state.ts'

/** Rows that Page Up and Page Down go over. */
const PAGE = 10

/** After this many milliseconds without a letter, type-ahead starts anew. */
const TYPE_AHEAD = 1000

type Act = (state: WindowState, bar: SessionBar) => void

const acts: Readonly<Record<string, Act>> = {
  r: renewSession,
  t: (state, bar) => void testSession(state, bar),
  p: togglePin,
  Delete: stopSession,
  // A Mac's keyboard has this one in its place, and calls it delete.
  Backspace: (state, bar) => (state.snapshot.get().platform === 'darwin' ? stopSession(state, bar) : undefined),
}

/** What holds the rows. */
export type List = RefObject<HTMLElement | null>

/** Moves the focus to a row; the axis lies over the list's top, so the row is scrolled clear of it. */
export function focusRow(list: List, id: string | undefined): void {
  if (id === undefined) return
  const row = list.current?.querySelector(`[data-row="${CSS.escape(id)}"]`)
  if (!(row instanceof HTMLElement)) return
  row.focus({ preventScroll: true })
  row.scrollIntoView({ block: 'nearest' })
}

const rowOf = (event: KeyboardEvent, attribute: 'data-row' | 'data-session'): string | null =>
  event.target instanceof Element ? (event.target.closest(`[${attribute}]`)?.getAttribute(attribute) ?? null) : null

/**
 * Keys of the list of sessions: arrows and letters move, `r` `t` `p` and Del act, only while a row itself has the focus. Esc closes what
 * is open (`close`; null: nothing is), from anywhere in it.
 */
export function useSessionKeys(
  list: List,
  bars: readonly SessionBar[],
  close: (() => void) | null,
): (event: KeyboardEvent) => void {
  const state = useWindowState()
  const ids = useMemo(() => bars.map((bar) => bar.id), [bars])
  const typed = useRef({ text: '', at: Number.NEGATIVE_INFINITY })
  const jump = (event: KeyboardEvent, from: SessionBar): void => {
    const goesOn = event.timeStamp - typed.current.at < TYPE_AHEAD
    typed.current = { text: goesOn ? typed.current.text + event.key : event.key, at: event.timeStamp }
    const titles = bars.map((bar) => bar.title)
    const found = typeAhead(titles, from.title, typed.current.text)
    focusRow(list, bars.find((bar) => bar.title === found)?.id)
  }
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === '/' || event.key === '?') return
    if (event.key === 'Escape' && close !== null) {
      event.preventDefault()
      close()
      focusRow(list, rowOf(event, 'data-session') ?? undefined)
      return
    }
    const bar = bars.find((bar) => bar.id === rowOf(event, 'data-row'))
    if (bar === undefined) return
    const stepped = stepFrom(ids, bar.id, event.key, PAGE)
    const isTyping = event.timeStamp - typed.current.at < TYPE_AHEAD && event.key.length === 1
    const act = isTyping ? undefined : acts[event.key]
    if (stepped !== null) focusRow(list, stepped)
    else if (act !== undefined) act(state, bar)
    else if (event.key.length === 1 && event.key !== ' ') jump(event, bar)
    else return
    event.preventDefault()
  }
}
