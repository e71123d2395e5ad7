import { afterEach, beforeEach, expect, test } from 'vitest'
import { valueOf } from '../../switch/console-world.ts'
import { makeSessionScene, type SessionScene } from './session-scene.ts'

let scene: SessionScene
beforeEach(async () => {
  scene = await makeSessionScene()
  await scene.sessioning.begin()
})
afterEach(() => scene.remove())

test('routes of a profile are told, the chosen one is remembered, and an impossible place is refused', async () => {
  const routes = await scene.handlers.sessionRoutes({ profile: 'open' })
  expect(routes.ok && routes.value.routes.map(({ kind }) => kind)).toEqual(['shared-code', 'own-code'])
  const own = { profile: 'open', route: 'own-code', place: null, durationSeconds: null } as const
  expect(await scene.handlers.chooseRoute(own)).toEqual({ ok: true, value: null })
  const again = await scene.handlers.sessionRoutes({ profile: 'open' })
  expect(again.ok && again.value.routes.find(({ chosen }) => chosen)?.kind).toBe('own-code')
  const over = { kind: 'target', section: 'bob' } as const
  const refused = await scene.handlers.chooseRoute({ ...own, place: over })
  expect(refused.ok).toBe(false)
  expect(scene.store.picture().marks.get('open')?.preference.place).toBeNull()
  expect((await scene.handlers.chooseRoute({ ...own, profile: 'nobody' })).ok).toBe(false)
})

test('what is chosen by the name of a section holds for the keys whose session stands there', async () => {
  await scene.desk.open({ kind: 'profile', profile: 'base' }, 'from-window')
  await scene.desk.start(scene.code())
  const choice = { route: 'session-token', place: { kind: 'memory' }, durationSeconds: 7200 } as const
  expect(await scene.handlers.chooseRoute({ profile: 'base-mfa', ...choice })).toEqual({ ok: true, value: null })
  const { marks } = scene.store.picture()
  expect(marks.get('base')?.preference).toEqual(choice)
  expect(marks.get('base-mfa')?.preference.place).toBeNull()
  const routes = async (profile: string) => {
    const { routes: all, places, duration } = valueOf(await scene.handlers.sessionRoutes({ profile }))
    return { all, places, duration }
  }
  expect(await routes('base-mfa')).toEqual(await routes('base'))
  expect((await routes('base')).places.find(({ chosen }) => chosen)?.place).toEqual({ kind: 'memory' })
  expect((await routes('base')).duration?.chosen).toBe(7200)
})
