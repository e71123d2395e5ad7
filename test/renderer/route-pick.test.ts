import { describe, expect, it } from 'vitest'
import type { RoutesView, RouteView } from '../../app/view/session-model.ts'
import {
  durationsOf,
  firstPick,
  longestOf,
  placeKey,
  placeToKeep,
  routeKey,
  routeOf,
  withRoute,
} from '../../renderer/state/route-pick.ts'

const route = (more: Partial<RouteView>): RouteView => ({
  kind: 'shared-code',
  title: '',
  place: { kind: 'cli-cache' },
  placeText: '',
  opens: [],
  codes: 1,
  calls: [],
  notes: [],
  cannot: [],
  chosen: false,
  ...more,
})

const shared = route({ chosen: true })
const own = route({ kind: 'own-code', place: { kind: 'target', section: 'acme-mfa' } })
const memory = { place: { kind: 'memory' }, title: '', meaning: '', chosen: true } as const
const view: RoutesView = { profile: 'acme', routes: [own, shared], places: [memory], duration: null }

const first = firstPick(view)

describe('the chooser of routes', () => {
  it('opens with what is in force, route and place', () => {
    expect(firstPick(view)).toEqual({ route: routeKey(shared), place: { kind: 'memory' }, seconds: null })
    expect(routeOf(view, firstPick(view))).toBe(shared)
  })

  it('never carries a place over to another route, and comes back to what was in force', () => {
    expect(withRoute(view, own, first)).toEqual({ route: routeKey(own), place: null, seconds: null })
    expect(withRoute(view, shared, first)).toEqual(first)
  })

  it('remembers the picked place, else the one a route was shown with, and never one that nobody chose', () => {
    expect(placeToKeep(shared, firstPick(view))).toEqual({ kind: 'memory' })
    expect(placeToKeep(own, withRoute(view, own, first))).toEqual(own.place)
    expect(placeToKeep(shared, { route: routeKey(shared), place: null, seconds: null })).toBeNull()
  })

  it('picks nothing where there is no route', () => {
    const none = { ...view, routes: [], places: [] }
    expect(firstPick(none)).toEqual({ route: null, place: null, seconds: null })
    expect(routeOf(none, firstPick(none))).toBeNull()
  })

  it('opens with the length that was chosen, and keeps a picked one over another route', () => {
    const duration = { chosen: 7200, usual: 3600, least: 900, most: 43_200 }
    const pick = firstPick({ ...view, duration })
    expect(pick.seconds).toBe(7200)
    expect(withRoute({ ...view, duration }, own, pick).seconds).toBe(7200)
    expect(durationsOf(duration, [300, 3600, 86_400])).toEqual([3600, 7200, 43_200])
  })

  it('tells sections apart, and the same kind of route by its place', () => {
    expect(placeKey({ kind: 'target', section: 'a' })).not.toBe(placeKey({ kind: 'target', section: 'b' }))
    expect(routeKey(route({ place: { kind: 'memory' } }))).not.toBe(routeKey(shared))
  })

  it('says the longest of what a route opens', () => {
    const opens = [
      { profile: 'a', durationSeconds: 3600 },
      { profile: 'b', durationSeconds: 43_200 },
    ]
    expect(longestOf(route({ opens }))).toBe(43_200)
    expect(longestOf(shared)).toBe(0)
  })
})
