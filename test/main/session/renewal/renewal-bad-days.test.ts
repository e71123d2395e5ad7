import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { throttled } from '../../../support/sts/trouble.ts'
import { CODE_CASES } from '../bad-days/code-cases.ts'
import { FILE_CASES } from '../bad-days/file-cases.ts'
import { checkAfterwards, live } from '../bad-days/live.ts'
import { roles, target, wrong } from '../bad-days/model.ts'
import { NETWORK_CASES } from '../bad-days/network-cases.ts'
import { ROLE_CASES } from '../bad-days/role-cases.ts'
import { baseCall, makeRenewalWorld, planOf, type RenewalWorld, roleCall } from './renewal-world.ts'

let world: RenewalWorld
beforeEach(async () => {
  world = await makeRenewalWorld()
})
afterEach(() => world.remove())

describe('the code', () => {
  test.each(CODE_CASES)('$name', (day) => live(world, day))
})
describe('the way to AWS', () => {
  test.each(NETWORK_CASES)('$name', (day) => live(world, day))
})
describe('the roles behind the code', () => {
  test.each(ROLE_CASES)('$name', (day) => live(world, day))
})
describe('the files', () => {
  test.each(FILE_CASES)('$name', (day) => live(world, day))
})

describe('after a failure', () => {
  test('the right code works in the window of the wrong one, and the wrong one is not sent again', async () => {
    const renewal = await world.prepared(roles())
    await renewal.begin()
    const bad = wrong(world.code())
    await renewal.giveCode(bad)
    expect(await renewal.giveCode(bad)).toMatchObject({
      ok: false,
      failure: { code: 'code-already-used', next: 'code' },
    })
    expect(world.sts.requests).toHaveLength(1)
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
    checkAfterwards(world, renewal.progress())
  })

  test('a code that may have been taken is waited out, by another renewal too', async () => {
    world.sts.trouble({ drop: { next: 1, when: 'after' } })
    const renewal = await world.prepared(roles())
    await renewal.begin()
    const first = await renewal.giveCode(world.code())
    expect(!first.ok && first.failure.waitUntil).toBe(world.clock.now() + 30_000)
    expect(renewal.progress().next?.waitUntil).toBe(world.clock.now() + 30_000)
    const other = await world.prepared(roles())
    expect((await other.begin()).next?.waitUntil).toBe(world.clock.now() + 30_000)
    expect(await other.giveCode(world.code())).toMatchObject({ ok: false, failure: { code: 'code-already-used' } })
    expect(world.sts.requests).toHaveLength(1)
    world.clock.advance(30_000)
    expect(await other.giveCode(world.code())).toMatchObject({ ok: true })
    checkAfterwards(world, null)
  })

  test('a throttled code may be sent once more by the person', async () => {
    world.sts.trouble({ failures: throttled(1) })
    const renewal = await world.prepared(roles())
    await renewal.begin()
    await renewal.giveCode(world.code())
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
  })

  test('a code for nothing is not sent', async () => {
    const renewal = await world.prepared(planOf(baseCall()))
    await renewal.begin()
    await renewal.giveCode(world.code())
    world.clock.advance(30_000)
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: false, failure: { code: 'no-code-wanted' } })
    expect(world.sts.requests).toHaveLength(1)
  })
})

describe('two at once', () => {
  test('two renewals with one code on one device: one call, one session, and one hears to wait', async () => {
    const two = await Promise.all([world.prepared(roles()), world.prepared(roles())])
    await Promise.all(two.map((renewal) => renewal.begin()))
    const results = await Promise.all(two.map((renewal) => renewal.giveCode(world.code())))
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(results.find(({ ok }) => !ok)).toMatchObject({ failure: { code: 'code-already-used' } })
    expect(world.sts.requests.filter(({ action }) => action === 'GetSessionToken')).toHaveLength(1)
    checkAfterwards(world, null)
  })

  test('a device that another Lanyard holds for too long is busy, and the code was not sent', async () => {
    const other = await world.prepared(roles(), { askSession: () => new Promise(() => undefined) })
    await other.begin()
    void other.giveCode(world.code())
    const renewal = await world.prepared(roles(), { lockPatience: 50 })
    await renewal.begin()
    await new Promise((resolve) => setImmediate(resolve))
    const result = await renewal.giveCode(world.code())
    expect(result).toMatchObject({ ok: false, failure: { code: 'device-busy', next: 'retry' } })
    expect(renewal.progress().state).toBe('needs-code')
    expect(world.sent).toEqual([])
  })

  test('a second code while the first is at work is refused', async () => {
    const renewal = await world.prepared(roles())
    await renewal.begin()
    const first = renewal.giveCode(world.code())
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: false, failure: { code: 'still-running' } })
    expect(await first).toMatchObject({ ok: true })
  })

  test('two writers of one credentials file: both sets of sections are in it', async () => {
    const sections = (name: string) =>
      planOf(
        ...Array.from({ length: 8 }, (_, index) =>
          roleCall(`${name}${index}`, 'AliceOnly', {
            signer: { kind: 'profile', profile: 'base' },
            place: target(`${name}-${index}`),
          }),
        ),
      )
    const two = await Promise.all([world.prepared(sections('a')), world.prepared(sections('b'))])
    const ended = await Promise.all(two.map((renewal) => renewal.begin()))
    expect(ended.map(({ state }) => state)).toEqual(['done', 'done'])
    expect(world.credentials().match(/^\[[ab]-\d\]$/gm)).toHaveLength(16)
    checkAfterwards(world, ended)
  })
})

test('what stands in the home folder afterwards is what was there, the sessions, and Lanyard’s own', async () => {
  const renewal = await world.prepared(roles())
  await renewal.begin()
  await renewal.giveCode(world.code())
  expect(readdirSync(join(world.home, '.aws')).toSorted()).toEqual(['cli', 'config', 'credentials'])
  expect(readdirSync(world.home).toSorted()).toEqual(['.aws', 'lanyard'])
})
