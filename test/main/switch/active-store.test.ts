import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseActive } from '../../../app/switch/active-file.ts'
import { type ActiveChoice, NO_CHOICE, NOTHING_ACTIVE } from '../../../app/switch/model.ts'
import { nodeFileSystem } from '../../../main/files/file-system.ts'
import { acquireLock } from '../../../main/files/lock.ts'
import {
  type ActiveAccess,
  activate,
  activeFileOf,
  expireLease,
  goBack,
  readActive,
} from '../../../main/switch/active-store.ts'
import { watchActive } from '../../../main/switch/watch-active.ts'
import { createFakeClock, type FakeClock, FIXTURE_NOW } from '../../support/fake-clock.ts'
import { type Fixture, makeFixture, modeOf } from '../files/fixture.ts'

let fixture: Fixture
let clock: FakeClock
let access: ActiveAccess

beforeEach(() => {
  fixture = makeFixture()
  clock = createFakeClock()
  access = { places: fixture.places, clock: { now: clock.now, sleep: () => Promise.resolve() } }
})
afterEach(() => fixture.remove())

const dev = { profile: 'dev', region: 'eu-west-1' }
const prod = { profile: 'prod', region: null }
const use = (choice: ActiveChoice, leaseSeconds: number | null = null) => activate({ choice, leaseSeconds }, access)

describe('the active profile', () => {
  test('is none until one is chosen, and looking writes nothing', async () => {
    expect(await readActive(access)).toEqual({ state: NOTHING_ACTIVE, problem: null })
    expect(await goBack(access)).toMatchObject({ ok: false, code: 'nothing-to-go-back-to' })
    expect(readdirSync(fixture.home)).not.toContain('.aws')
  })

  test('is kept in one file that only its owner can read, in a folder that only its owner can enter', async () => {
    mkdirSync(fixture.places.stateFolder, { recursive: true, mode: 0o755 })
    expect(await use(dev)).toMatchObject({ ok: true, state: { ...dev, setAt: FIXTURE_NOW } })
    const file = activeFileOf(fixture.places)
    expect([modeOf(file), modeOf(fixture.places.stateFolder)]).toEqual([0o600, 0o700])
    expect(parseActive(readFileSync(file, 'utf8'))).toEqual((await readActive(access)).state)
    expect(readdirSync(fixture.places.stateFolder).toSorted()).toEqual(['active', 'locks'])
  })

  test('is gone back from in one step, to none as well', async () => {
    await use(dev)
    await use(NO_CHOICE)
    expect(await goBack(access)).toMatchObject({ ok: true, state: dev })
    expect((await readActive(access)).state).toMatchObject({ ...dev, previous: NO_CHOICE })
  })

  test('returns by itself when its lease ends, and that is written once', async () => {
    await use(dev)
    await use(prod, 1800)
    clock.advance(1_799_999)
    expect(await expireLease(access)).toMatchObject({ ok: true, state: prod })
    const before = statSync(activeFileOf(fixture.places)).ino
    clock.advance(1)
    expect(await expireLease(access)).toMatchObject({ ok: true, state: { ...dev, leaseUntil: null } })
    expect((await readActive(access)).state).toMatchObject(dev)
    const after = statSync(activeFileOf(fixture.places)).ino
    expect(after).not.toBe(before)
    await expireLease(access)
    expect(statSync(activeFileOf(fixture.places)).ino).toBe(after)
  })

  test('never has a name that no shell could take', async () => {
    for (const profile of ['', 'a\nb', 'x'.repeat(600)]) {
      expect(await use({ profile, region: null })).toMatchObject({ ok: false, code: 'name' })
    }
    expect((await readActive(access)).state).toBe(NOTHING_ACTIVE)
  })

  test.each([
    ['a text of somebody else', (file: string) => writeFileSync(file, 'AWS_PROFILE=x\n')],
    ['bytes that are no text', (file: string) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]))],
    ['ten megabytes', (file: string) => writeFileSync(file, 'x'.repeat(1e7))],
    ['a folder', (file: string) => mkdirSync(file)],
    ['a link in a circle', (file: string) => symlinkSync(file, file)],
  ])(
    'is none where its file is %s, which is set aside with a sentence, and can be chosen again',
    async (_what, make) => {
      mkdirSync(fixture.places.stateFolder, { recursive: true })
      make(activeFileOf(fixture.places))
      const { state, problem } = await readActive(access)
      expect(state).toBe(NOTHING_ACTIVE)
      expect(problem).toContain('active.bad-2026-11-05T09-00-00.000Z')
      expect(await use(dev)).toMatchObject({ ok: true, state: dev, problem: null })
      expect(readdirSync(fixture.places.stateFolder).filter((name) => name.startsWith('active.bad-'))).toHaveLength(1)
    },
  )

  test('waits for another Lanyard, and says so when that does not finish', async () => {
    const thing = { kind: 'file', key: activeFileOf(fixture.places) } as const
    const lock = await acquireLock({ thing, places: fixture.places, clock: access.clock, platform: 'linux' })
    expect(await use(dev)).toMatchObject({ ok: false, code: 'locked' })
    if (lock.ok) await lock.release()
    expect(await use(dev)).toMatchObject({ ok: true })
  })

  test('is as it was when the disk is full, and nothing is left beside it', async () => {
    await use(dev)
    const full = { ...nodeFileSystem, rename: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) }
    const failed = await activate({ choice: prod, leaseSeconds: null }, { ...access, fileSystem: full })
    expect(failed).toMatchObject({ ok: false, code: 'not-written', message: expect.stringContaining('ENOSPC') })
    expect((await readActive(access)).state).toMatchObject(dev)
    expect(readdirSync(fixture.places.stateFolder).toSorted()).toEqual(['active', 'locks'])
  })

  test('survives many switches at once: each is whole, and the last one stands', async () => {
    const all = await Promise.all([dev, prod, dev, prod, dev].map((choice) => use(choice)))
    expect(all.every(({ ok }) => ok)).toBe(true)
    expect(['dev', 'prod']).toContain((await readActive(access)).state.profile)
  })
})

test('a change by somebody else is heard, of other files in the folder nothing', async () => {
  await use(dev)
  const listeners = new Map<string, (name: string | null) => void>()
  let heard = 0
  const watch = await watchActive(
    fixture.places,
    () => {
      heard += 1
    },
    {
      watchFolder: (folder, listen) => {
        listeners.set(folder, listen)
        return { close: () => listeners.delete(folder) }
      },
    },
  )
  listeners.get(fixture.places.stateFolder)?.('locks')
  expect(heard).toBe(0)
  listeners.get(fixture.places.stateFolder)?.('active')
  expect(heard).toBe(1)
  watch.close()
  expect(listeners.size).toBe(0)
})
