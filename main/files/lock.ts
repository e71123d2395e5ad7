import { randomBytes } from 'node:crypto'
import { hostname, uptime } from 'node:os'
import { dirname, join } from 'node:path'
import { makeOwnFolder } from './backup.ts'
import { errorCode, isMissing } from './errors.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { digestOf } from './fingerprint.ts'
import type { Clock, Places, Platform } from './model.ts'
import { temporaryName } from './temporary.ts'

/** What is locked: a file by its real path, or an MFA device by its serial. */
export type LockedThing = { readonly kind: 'file' | 'device'; readonly key: string }

/** How long a lock is waited for, in milliseconds. */
export const LOCK_PATIENCE = 10_000

const STEP = 25
const RELEASES = 3
/**
 * Milliseconds after which a lock counts as left behind: without a readable owner (it is written at once), or with any owner (nothing
 * is held for so long, and the number of a dead process is given to another one).
 */
const NAMELESS_AGE = 1_000
const LONGEST_HOLD = 600_000
/** How much the system's start is known to, in milliseconds. */
const START_SLACK = 5_000

export type LockRequest = {
  readonly thing: LockedThing
  readonly places: Places
  readonly clock: Clock
  readonly platform: Platform
  readonly fileSystem?: FileSystem
  /** Milliseconds; {@link LOCK_PATIENCE} when left out. */
  readonly patience?: number
  /** Whether a process is alive; the system's answer when left out. */
  readonly isAlive?: (process: number) => boolean
}

export type LockResult =
  | { readonly ok: true; readonly release: () => Promise<void> }
  /** `held`: somebody else has it; `unavailable`: the lock folder cannot be used, with the errno name. */
  | { readonly ok: false; readonly reason: 'held' }
  | { readonly ok: false; readonly reason: 'unavailable'; readonly code: string }

type Owner = { readonly process: number; readonly host: string; readonly token: string; readonly since: number }

/**
 * Takes the one exclusive lock for a thing, waiting up to `patience`. Window and command line meet here; AWS's own tools take no
 * notice. A lock is stale when its process is dead, when it was made before this machine started, or when it is older than any write.
 */
export async function acquireLock(request: LockRequest): Promise<LockResult> {
  const fileSystem = request.fileSystem ?? nodeFileSystem
  const path = lockPath(request)
  const token = randomBytes(8).toString('hex')
  const tries = Math.ceil((request.patience ?? LOCK_PATIENCE) / STEP) + 1
  try {
    await makeOwnFolder(request.places.locksFolder, fileSystem)
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      if (await create(path, token, request.clock, fileSystem)) {
        return { ok: true, release: () => release(path, token, request.clock, fileSystem) }
      }
      if (await clearStale(path, request, fileSystem)) continue
      if (attempt < tries) await request.clock.sleep(STEP)
    }
    return { ok: false, reason: 'held' }
  } catch (error) {
    return { ok: false, reason: 'unavailable', code: errorCode(error) }
  }
}

function lockPath({ places, thing, platform }: LockRequest): string {
  // macOS and Windows fold case: two spellings of one file must meet in one lock.
  const key = platform === 'linux' ? thing.key : thing.key.toLowerCase()
  const digest = digestOf(Buffer.from(key)).slice(0, 32)
  return join(places.locksFolder, `${thing.kind}-${digest}.lock`)
}

async function create(path: string, token: string, clock: Clock, fileSystem: FileSystem): Promise<boolean> {
  const owner: Owner = { process: process.pid, host: hostname(), token, since: clock.now() }
  try {
    const file = await fileSystem.open(path, 'create')
    try {
      await file.writeAll(Buffer.from(JSON.stringify(owner)))
    } catch (error) {
      // A full disk: nobody is to wait for a lock that nobody holds.
      await fileSystem.remove(path).catch(() => undefined)
      throw error
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    // EPERM on Windows: a lock that is being deleted at this moment.
    if (errorCode(error) === 'EEXIST' || (process.platform === 'win32' && errorCode(error) === 'EPERM')) return false
    throw error
  }
}

/** A lock that is left behind turns stale only with this process, so it is tried three times. */
async function release(path: string, token: string, clock: Clock, fileSystem: FileSystem): Promise<void> {
  for (let attempt = 1; attempt <= RELEASES; attempt += 1) {
    try {
      const owner = await readOwner(path, fileSystem)
      if (owner?.token === token) await fileSystem.remove(path)
      return
    } catch (error) {
      if (isMissing(error)) return
    }
    await clock.sleep(STEP)
  }
}

/** Removes a lock nobody holds any more; true when the place may be free. */
async function clearStale(path: string, request: LockRequest, fileSystem: FileSystem): Promise<boolean> {
  try {
    const facts = await fileSystem.lstat(path)
    const owner = await readOwner(path, fileSystem)
    // The file's time is the system's, so its age is measured by the system's clock, not by the injected one.
    const age = Date.now() - facts.modified
    if (!isStale(owner, age, request.isAlive ?? processIsAlive)) return false
    return await takeAway(path, owner, fileSystem)
  } catch (error) {
    if (isMissing(error)) return true
    throw error
  }
}

function isStale(owner: Owner | null, age: number, isAlive: (process: number) => boolean): boolean {
  if (owner === null) return age > NAMELESS_AGE
  if (age > LONGEST_HOLD) return true
  if (owner.host !== hostname()) return false
  return age > uptime() * 1000 + START_SLACK || !isAlive(owner.process)
}

/** Moves the lock aside before deleting it, so that of two who saw it stale only one removes it, and a new one is put back. */
async function takeAway(path: string, seen: Owner | null, fileSystem: FileSystem): Promise<boolean> {
  const aside = join(dirname(path), temporaryName())
  await fileSystem.rename(path, aside)
  const moved = await readOwner(aside, fileSystem)
  if (moved?.token !== seen?.token) {
    await fileSystem.rename(aside, path)
    return false
  }
  await fileSystem.remove(aside)
  return true
}

async function readOwner(path: string, fileSystem: FileSystem): Promise<Owner | null> {
  const file = await fileSystem.open(path, 'read')
  try {
    return parseOwner(Buffer.from(await file.readAll()).toString('utf8'))
  } finally {
    await file.close()
  }
}

function parseOwner(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    if (!('process' in value && 'host' in value && 'token' in value && 'since' in value)) return null
    const { process, host, token, since } = value
    if (typeof process !== 'number' || typeof host !== 'string') return null
    if (typeof token !== 'string' || typeof since !== 'number') return null
    return { process, host, token, since }
  } catch {
    return null
  }
}

/** Whether a process exists; one of another user counts as alive. */
export function processIsAlive(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
