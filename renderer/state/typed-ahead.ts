import type { WindowState } from './window-state.ts'

/*
 * A layer that is opened for the first time is loaded first. What is typed meanwhile belongs to it: neither may the list that still has the
 * focus act on a letter, nor may the letter be lost.
 */

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Keys that stay what they are: nobody may be held where they are. */
const FREE: readonly string[] = ['Escape', 'Tab']

/** Takes a key for a layer that is not there yet; `passed`: it is none of this. */
export function typeAhead(state: WindowState, { key, ...held }: Key, layer: 'there' | 'not-there'): 'taken' | 'passed' {
  const { overlay, layer: opened, typedAhead } = state
  if (overlay.get() === 'none' && opened.get().kind === 'none') {
    typedAhead.set('')
    return 'passed'
  }
  if (layer === 'there' || held.ctrlKey || held.metaKey || held.altKey || FREE.includes(key)) return 'passed'
  if (key.length === 1) typedAhead.set(typedAhead.get() + key)
  else if (key === 'Backspace') typedAhead.set(typedAhead.get().slice(0, -1))
  return 'taken'
}
