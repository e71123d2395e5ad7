import { expect, test } from 'vitest'
import { buildGraph, planProfile, type RouteOptions } from '../../../app/session/routes/index.ts'
import { buildRoutes } from '../../../app/view/routes-view.ts'
import { book, keys, MFA, options, prefer, role } from '../session/routes/book.ts'

const OF = book([role('admin', 'base', MFA), role('dev', 'base-mfa')], [keys('base', 'BASE', MFA)])

function viewOf(profile: string, given: Partial<RouteOptions> = {}) {
  const planned = planProfile(OF, profile, options(given))
  if (!planned.ok) throw new Error(planned.failure.message)
  return buildRoutes(profile, planned.value, buildGraph(OF, options(given)))
}

test('a route says its calls in order, what it opens and where to, before a code is typed', () => {
  const { routes } = viewOf('admin')
  expect(routes.map(({ kind, chosen, codes, placeText }) => [kind, chosen, codes, placeText])).toEqual([
    ['shared-code', true, 1, 'AWS CLI’s cache'],
    ['own-code', false, 1, 'AWS CLI’s cache'],
  ])
  expect(routes[0]?.calls).toEqual([
    'GetSessionToken with the keys of base and a code of alice: at most 12 hours, into [base-mfa] of the credentials file',
    'AssumeRole for admin with the session of base: at most 1 hour, into AWS CLI’s cache',
  ])
  expect(routes[0]?.opens.map(({ profile }) => profile)).toEqual(['base-mfa', 'admin', 'dev'])
})

test('a role may go to a section, to the cache or to memory; keys have no place in the cache', () => {
  const titles = (profile: string) => viewOf(profile).places.map(({ title, chosen }) => [title, chosen])
  expect(titles('admin')).toEqual([
    ['Section [admin-mfa]', false],
    ['AWS CLI’s cache', true],
    ['Memory only', false],
  ])
  expect(titles('base')).toEqual([
    ['Section [base-mfa]', true],
    ['Memory only', false],
  ])
})

test('the section a person chose stands beside the usual one', () => {
  const preferences = new Map([['admin', prefer({ place: { kind: 'target', section: 'admin-live' } })]])
  expect(viewOf('admin', { preferences }).places.map(({ title, chosen }) => [title, chosen])).toEqual([
    ['Section [admin-live]', true],
    ['Section [admin-mfa]', false],
    ['AWS CLI’s cache', false],
    ['Memory only', false],
  ])
})

test('only the cache is said to be read by AWS CLI alone', () => {
  const meaning = new Map(viewOf('admin').places.map(({ place, meaning: text }) => [place.kind, text]))
  expect(meaning.get('cli-cache')).toContain('No other tool')
  expect(meaning.get('target')).toContain('Every AWS tool')
})

test('a length may be chosen within what STS allows, where the profile has one of its own', () => {
  const chained = book([role('first', 'base'), role('second', 'first')], [keys('base', 'BASE')])
  const durationIn = (of: typeof OF, profile: string, given: Partial<RouteOptions> = {}) =>
    buildRoutes(profile, [], buildGraph(of, options(given))).duration
  expect(durationIn(OF, 'admin')).toEqual({ chosen: null, usual: 3600, least: 900, most: 43_200 })
  expect(durationIn(chained, 'second')?.most).toBe(3600)
  expect(durationIn(OF, 'base')).toMatchObject({ least: 900, most: 129_600 })
  expect(durationIn(OF, 'base-mfa')).toEqual(durationIn(OF, 'base'))
  const preferences = new Map([['admin', prefer({ durationSeconds: 7200 })]])
  expect(durationIn(OF, 'admin', { preferences })?.chosen).toBe(7200)
})

test('what was chosen for keys is shown by the name of their section, too', () => {
  const chosen = prefer({ route: 'session-token', place: { kind: 'memory' }, durationSeconds: 7200 })
  const preferences = new Map([['base', chosen]])
  const { routes, places, duration } = viewOf('base-mfa', { preferences })
  expect(routes.find((route) => route.chosen)?.kind).toBe('session-token')
  expect(places.find((place) => place.chosen)?.place.kind).toBe('memory')
  expect(duration?.chosen).toBe(7200)
  expect({ profile: 'base', routes, places, duration }).toEqual(viewOf('base', { preferences }))
})
