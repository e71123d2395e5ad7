import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../app/view/model.ts'
import { madeUpSnapshot } from '../../renderer/double/made-up-world.ts'
import { cutRanges, rangesOf } from '../../renderer/state/highlight.ts'
import { makeWindowState, placeOf, takeSnapshot } from '../../renderer/state/window-state.ts'

const NOW = 1_700_000_000_000
const snapshot = (revision: number, more: Partial<Snapshot> = {}): Snapshot => ({
  ...madeUpSnapshot('usual', NOW),
  revision,
  ...more,
})

describe('the window’s state', () => {
  it('takes each newer snapshot and drops an older one', () => {
    const state = makeWindowState(snapshot(5), { room: 'profiles', profile: null })
    takeSnapshot(state, snapshot(4, { rows: [] }))
    expect(state.snapshot.get().rows).not.toEqual([])
    takeSnapshot(state, snapshot(6, { rows: [] }))
    expect(state.snapshot.get().rows).toEqual([])
  })

  it('takes the time from main', () => {
    const state = makeWindowState(snapshot(1), { room: 'profiles', profile: null })
    takeSnapshot(state, snapshot(2, { now: NOW + 5 }))
    expect(state.now.get()).toBe(NOW + 5)
  })

  it('opens where it is told to', () => {
    const state = makeWindowState(snapshot(1), { room: 'chain', profile: 'acme' })
    expect(state.place.get()).toMatchObject({
      room: 'chain',
      chain: { profile: { kind: 'explicit', name: 'acme' } },
    })
  })

  it('asks at once where the menu says so', () => {
    const state = makeWindowState(snapshot(1), { room: 'profiles', profile: null, begin: 'import' })
    expect(state.layer.get()).toEqual({ kind: 'import' })
    expect(makeWindowState(snapshot(1), { room: 'history' }).layer.get()).toEqual({ kind: 'none' })
  })

  it('opens the palette or the switcher that it was made for', () => {
    const made = (begin: 'palette' | 'switcher') => {
      const { layer, overlay } = makeWindowState(snapshot(1), { room: 'profiles', profile: null, begin })
      return [layer.get().kind, overlay.get()]
    }
    expect(made('palette')).toEqual(['none', 'palette'])
    expect(made('switcher')).toEqual(['switcher', 'none'])
  })

  it('closes the editor when another profile is gone to, and keeps it where only the room changes', () => {
    const target = { kind: 'profile', name: 'acme' } as const
    const place = {
      ...makeWindowState(snapshot(1), { room: 'advice' }).place.get(),
      editing: { mode: 'edit', target },
    } as const
    expect(placeOf({ room: 'profiles', profile: 'other' }, place).editing).toBeNull()
    expect(placeOf({ room: 'profiles', profile: null }, place).editing).toEqual({ mode: 'edit', target })
  })

  it('tells its watchers only of a change', () => {
    const { filter } = makeWindowState(snapshot(1), { room: 'settings' })
    let told = 0
    const stop = filter.watch(() => {
      told += 1
    })
    filter.set('a')
    filter.set('a')
    stop()
    filter.set('b')
    expect(told).toBe(1)
  })
})

describe('marked text', () => {
  it('loses no character', () => {
    const pieces = cutRanges('acme-prod', [
      { start: 0, end: 2 },
      { start: 5, end: 9 },
    ])
    expect(pieces.map((piece) => piece.text).join('')).toBe('acme-prod')
    expect(pieces.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual(['ac', 'prod'])
  })

  it('joins neighbours', () => {
    expect(rangesOf([0, 1, 4])).toEqual([
      { start: 0, end: 2 },
      { start: 4, end: 5 },
    ])
  })
})
