import { beforeEach, describe, expect, it } from 'vitest'
import { madeUpSnapshot } from '../../renderer/double/made-up-world.ts'
import { typeAhead } from '../../renderer/state/typed-ahead.ts'
import { makeWindowState, type WindowState } from '../../renderer/state/window-state.ts'

const NOW = 1_700_000_000_000
let state: WindowState
beforeEach(() => {
  state = makeWindowState(madeUpSnapshot('usual', NOW), { room: 'profiles', profile: null })
})

const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, altKey: false })
const press = (layer: 'there' | 'not-there', ...names: readonly string[]) =>
  names.map((name) => typeAhead(state, key(name), layer))

describe('what is typed while a layer is on its way', () => {
  it('is kept for the palette, and does nothing to the list', () => {
    state.overlay.set('palette')
    expect(press('not-there', 's', 'r', 'x', 'Backspace', 'Enter')).toEqual(Array(5).fill('taken'))
    expect(state.typedAhead.get()).toBe('sr')
  })

  it('is kept for the switcher too', () => {
    state.layer.set({ kind: 'switcher', about: null })
    press('not-there', 'd', 'e', 'v')
    expect(state.typedAhead.get()).toBe('dev')
  })

  it('goes where it belongs once the layer is there', () => {
    state.overlay.set('palette')
    expect(press('there', 's')).toEqual(['passed'])
    expect(state.typedAhead.get()).toBe('')
  })

  it('never holds anybody: Escape, Tab and shortcuts pass', () => {
    state.overlay.set('palette')
    expect(press('not-there', 'Escape', 'Tab')).toEqual(['passed', 'passed'])
    expect(typeAhead(state, key('k', true), 'not-there')).toBe('passed')
  })

  it('is forgotten when nothing is open', () => {
    state.overlay.set('palette')
    press('not-there', 's')
    state.overlay.set('none')
    expect(press('not-there', 's')).toEqual(['passed'])
    expect(state.typedAhead.get()).toBe('')
  })
})
