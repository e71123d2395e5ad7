import { join } from 'node:path'
import { formatInstant, type Instant } from '../../app/text/instant.ts'
import { makeSecret, openSecret, type Secret } from '../../app/text/secret.ts'
import { errorCode, isMissing } from './errors.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { acquireLock } from './lock.ts'
import type { Clock, Places, Platform } from './model.ts'
import { readContents } from './read.ts'
import { sweepTemporaries } from './sweep.ts'
import { temporaryName } from './temporary.ts'
import { writeWhole } from './write-whole.ts'

/*
 * Files in AWS CLI's own cache of role credentials (`~/.aws/cli/cache/<sha1>.json`), as `JSONFileCache` of botocore 1.43 reads and
 * writes them.
 */

/** Credentials of a role as a cache file holds them. */
export type CachedRole = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly sessionToken: Secret
  readonly expiresAt: Instant
  /** Null: not told. */
  readonly accountId: string | null
  readonly assumedRole: { readonly arn: string; readonly id: string | null }
}

export type RoleCacheAccess = {
  /** The folder of the cache; need not exist. */
  readonly folder: string
  /** `<sha1>.json`. */
  readonly name: string
  readonly places: Places
  readonly clock: Clock
  readonly platform: Platform
  readonly fileSystem?: FileSystem
}

/** `reason` `code`: the system's own word for it. */
export type RoleCacheTrouble =
  | { readonly reason: 'held' | 'not-private' }
  | { readonly reason: 'unavailable'; readonly code: string }

export type RoleCacheResult =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly trouble: RoleCacheTrouble }

/** JSON with Python's separators. No value in it needs escaping beyond what JSON does: they are keys, instants and ARNs in ASCII. */
function pythonJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${pythonJson(part)}`)
  return `{${parts.join(', ')}}`
}

function textOf(role: CachedRole): string {
  const { arn, id } = role.assumedRole
  return pythonJson({
    Credentials: {
      AccessKeyId: role.accessKeyId,
      SecretAccessKey: openSecret(role.secretAccessKey),
      SessionToken: openSecret(role.sessionToken),
      // As STS words it, which is how AWS CLI v1 keeps it; botocore alone would write `UTC`, and reads either.
      Expiration: formatInstant(role.expiresAt),
      ...(role.accountId === null ? {} : { AccountId: role.accountId }),
    },
    AssumedRoleUser: { ...(id === null ? {} : { AssumedRoleId: id }), Arn: arn },
  })
}

/**
 * Why nothing may be written to the folder, found by trying, since modes do not tell all (ACLs, read-only mounts); null: it may. A folder
 * that is missing is made (0700). Symlinks on the way are followed, as AWS CLI follows them, but credentials never go to a folder that
 * others may write to: what lies there could be swapped.
 */
export async function whyNotCacheable(
  folder: string,
  platform: Platform,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<RoleCacheTrouble | null> {
  try {
    const real = await privateFolder(folder, platform, fileSystem)
    if (real === null) return { reason: 'not-private' }
    const probe = join(real, temporaryName())
    await (await fileSystem.open(probe, 'create')).close()
    await fileSystem.remove(probe)
    return null
  } catch (error) {
    return { reason: 'unavailable', code: errorCode(error) }
  }
}

/** The folder's real path, made if need be; null where others may write to it. */
async function privateFolder(folder: string, platform: Platform, fileSystem: FileSystem): Promise<string | null> {
  await fileSystem.makeFolder(folder)
  const real = await fileSystem.realpath(folder)
  return (await isOpenToOthers(real, platform, fileSystem)) ? null : real
}

async function isOpenToOthers(folder: string, platform: Platform, fileSystem: FileSystem): Promise<boolean> {
  if (platform === 'win32') return false
  const { mode, owner } = await fileSystem.stat(folder)
  const user = process.getuid?.()
  return (mode & 0o022) !== 0 || (user !== undefined && owner !== user && owner !== 0)
}

/** Writes a cache file, whole or not at all (0600 in 0700). A symlink of that name is replaced, not followed, as AWS CLI does it. Never rejects. */
export async function writeRoleCache(access: RoleCacheAccess, role: CachedRole): Promise<RoleCacheResult> {
  const fileSystem = access.fileSystem ?? nodeFileSystem
  try {
    const real = await privateFolder(access.folder, access.platform, fileSystem)
    if (real === null) return { ok: false, trouble: { reason: 'not-private' } }
  } catch (error) {
    return { ok: false, trouble: { reason: 'unavailable', code: errorCode(error) } }
  }
  return underLock(access, async (path, real) => {
    await sweepTemporaries({ folders: [real], clock: access.clock, fileSystem })
    await writeWhole(path, Buffer.from(textOf(role)), { fileSystem, clock: access.clock, platform: access.platform })
  })
}

type Action = (path: string, real: string) => Promise<void>

async function underLock(access: RoleCacheAccess, act: Action): Promise<RoleCacheResult> {
  const fileSystem = access.fileSystem ?? nodeFileSystem
  const asked = join(access.folder, access.name)
  try {
    const real = await fileSystem.realpath(access.folder)
    const path = join(real, access.name)
    const lock = await acquireLock({ ...access, thing: { kind: 'file', key: path } })
    if (!lock.ok) return { ok: false, trouble: lock }
    try {
      await act(path, real)
      return { ok: true, path: asked }
    } finally {
      await lock.release()
    }
  } catch (error) {
    return { ok: false, trouble: { reason: 'unavailable', code: errorCode(error) } }
  }
}

/** What a cache file holds; null: nothing that AWS CLI could use either. */
export async function readRoleCache(
  access: Pick<RoleCacheAccess, 'folder' | 'name' | 'fileSystem'>,
): Promise<CachedRole | null> {
  const contents = await readContents(join(access.folder, access.name), access.fileSystem)
  if (contents.state !== 'present') return null
  const whole = objectOf(parse(Buffer.from(contents.bytes).toString('utf8')))
  const given = objectOf(whole?.['Credentials'])
  const user = objectOf(whole?.['AssumedRoleUser'])
  const [accessKeyId, secret, token] = [given?.['AccessKeyId'], given?.['SecretAccessKey'], given?.['SessionToken']]
  const expiresAt = Date.parse(filled(given?.['Expiration'])?.replace(/UTC$/, 'Z') ?? '')
  if (!filled(accessKeyId) || !filled(secret) || !filled(token) || Number.isNaN(expiresAt)) return null
  return {
    accessKeyId: String(accessKeyId),
    secretAccessKey: makeSecret(String(secret)),
    sessionToken: makeSecret(String(token)),
    expiresAt,
    accountId: filled(given?.['AccountId']),
    assumedRole: { arn: filled(user?.['Arn']) ?? '', id: filled(user?.['AssumedRoleId']) },
  }
}

/**
 * Removes a cache file, but only while it holds that key id. It is moved aside first, and put back where somebody was faster: AWS CLI
 * takes no lock. Never rejects.
 */
export async function removeRoleCache(
  access: RoleCacheAccess,
  accessKeyId: string,
): Promise<RoleCacheResult | 'gone' | 'not-ours'> {
  const fileSystem = access.fileSystem ?? nodeFileSystem
  let found: 'gone' | 'not-ours' | null = null
  const result = await underLock(access, async (path, real) => {
    found = await heldBy(access, accessKeyId)
    if (found !== null) return
    const aside = join(real, temporaryName())
    await fileSystem.rename(path, aside)
    const moved = await readRoleCache({ folder: real, name: aside.slice(real.length + 1), fileSystem })
    if (moved?.accessKeyId === accessKeyId) return fileSystem.remove(aside)
    await fileSystem.rename(aside, path)
    found = 'not-ours'
  })
  if (found !== null) return found
  if (!result.ok && result.trouble.reason === 'unavailable' && isMissing({ code: result.trouble.code })) return 'gone'
  return result
}

async function heldBy(access: RoleCacheAccess, accessKeyId: string): Promise<'gone' | 'not-ours' | null> {
  const held = await readRoleCache(access)
  if (held === null) return 'gone'
  return held.accessKeyId === accessKeyId ? null : 'not-ours'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.fromEntries(Object.entries(value))
}

const filled = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
