import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFileSystem } from '../../../main/files/file-system.ts'
import { acquireLock, LOCK_PATIENCE, type LockRequest } from '../../../main/files/lock.ts'
import { type Fixture, makeFixture, modeOf } from './fixture.ts'

let fixture: Fixture
let slept: number
beforeEach(() => {
  fixture = makeFixture()
  slept = 0
})
afterEach(() => fixture.remove())

const sleep = (milliseconds: number) => {
  slept += milliseconds
  return Promise.resolve()
}

function request(key: string, more: Partial<LockRequest> = {}): LockRequest {
  const clock = { now: () => Date.now(), sleep }
  return { thing: { kind: 'file', key }, places: fixture.places, clock, platform: 'linux', ...more }
}

const locks = () => readdirSync(fixture.places.locksFolder)
const onlyLock = () => join(fixture.places.locksFolder, locks()[0] ?? '')

/** Puts an owner of our choice in the lock that is there. */
function handOver(owner: Readonly<Record<string, unknown>>): void {
  const full = { process: process.pid, host: hostname(), token: 'theirs', since: 0, ...owner }
  writeFileSync(onlyLock(), JSON.stringify(full))
}

describe('a lock', () => {
  it('is taken once, waited for up to ten seconds, and free after release', async () => {
    const first = await acquireLock(request('/a'))
    expect(first.ok).toBe(true)
    expect(modeOf(onlyLock())).toBe(0o600)
    expect(modeOf(fixture.places.locksFolder)).toBe(0o700)
    expect(await acquireLock(request('/a'))).toEqual({ ok: false, reason: 'held' })
    expect(slept).toBe(LOCK_PATIENCE)
    if (first.ok) await first.release()
    expect(locks()).toEqual([])
    expect((await acquireLock(request('/a'))).ok).toBe(true)
  })

  it('is one a file and one a device', async () => {
    await acquireLock(request('/a'))
    expect((await acquireLock(request('/b'))).ok).toBe(true)
    expect((await acquireLock(request('/a', { thing: { kind: 'device', key: '/a' } }))).ok).toBe(true)
  })

  it('is the same for two spellings where the system folds case', async () => {
    await acquireLock(request('/A', { platform: 'darwin' }))
    expect(await acquireLock(request('/a', { platform: 'darwin', patience: 0 }))).toMatchObject({ ok: false })
  })

  it('is stale when its process is dead', async () => {
    await acquireLock(request('/a'))
    expect((await acquireLock(request('/a', { isAlive: () => false }))).ok).toBe(true)
    expect(slept).toBe(0)
    expect(locks()).toHaveLength(1)
  })

  it('is stale when it is older than the running system', async () => {
    await acquireLock(request('/a'))
    utimesSync(onlyLock(), 1, 1)
    expect((await acquireLock(request('/a'))).ok).toBe(true)
  })

  it('of another host holds for ten minutes', async () => {
    await acquireLock(request('/a'))
    handOver({ host: 'elsewhere', process: 1 })
    expect(await acquireLock(request('/a', { isAlive: () => false }))).toMatchObject({ ok: false })
    const old = Date.now() / 1000 - 601
    utimesSync(onlyLock(), old, old)
    expect((await acquireLock(request('/a'))).ok).toBe(true)
  })

  it.each(['', '{', 'null', '{"process":"x"}'])(
    'without a readable owner (%j) is left behind after a second',
    async (text) => {
      await acquireLock(request('/a'))
      writeFileSync(onlyLock(), text)
      expect(await acquireLock(request('/a', { patience: 100 }))).toMatchObject({ ok: false })
      const old = Date.now() / 1000 - 2
      utimesSync(onlyLock(), old, old)
      expect((await acquireLock(request('/a'))).ok).toBe(true)
    },
  )

  it('whose process died and whose number lives on in another one is free after ten minutes', async () => {
    await acquireLock(request('/a'))
    expect(await acquireLock(request('/a', { isAlive: () => true, patience: 0 }))).toMatchObject({ ok: false })
    const old = Date.now() / 1000 - 601
    utimesSync(onlyLock(), old, old)
    expect((await acquireLock(request('/a', { isAlive: () => true }))).ok).toBe(true)
  })

  it('that is taken anew just as we clear away the dead one stays, even before its owner stands in it', async () => {
    await acquireLock(request('/a'))
    handOver({ process: 1 })
    let moves = 0
    const rename = (from: string, to: string): Promise<void> => {
      if (++moves === 1) writeFileSync(from, '')
      return nodeFileSystem.rename(from, to)
    }
    const fileSystem = { ...nodeFileSystem, rename }
    const late = await acquireLock(request('/a', { isAlive: () => false, patience: 0, fileSystem }))
    expect(late).toMatchObject({ ok: false })
    expect(locks()).toHaveLength(1)
  })

  it('that somebody else took over is not released by us', async () => {
    const first = await acquireLock(request('/a'))
    handOver({})
    if (first.ok) await first.release()
    expect(existsSync(onlyLock())).toBe(true)
  })

  it('says so when its folder cannot be used', async () => {
    mkdirSync(join(fixture.places.locksFolder, '..'), { recursive: true })
    writeFileSync(fixture.places.locksFolder, '')
    expect(await acquireLock(request('/a'))).toMatchObject({ ok: false, reason: 'unavailable' })
  })
})
