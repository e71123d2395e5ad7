import { dirname, join } from 'node:path'
import { viewProfile } from '../../../app/chain/profile-view.ts'
import { roleCacheKey } from '../../../app/chain/wanted.ts'
import type { AssumedRole, SessionToken } from '../../aws/given.ts'
import { sha1 } from '../../facts/sha1.ts'
import type { World } from '../../facts/world.ts'
import type { FileSystem } from '../../files/file-system.ts'
import type { Clock } from '../../files/model.ts'
import { type CachedRole, type RoleCacheAccess, readRoleCache } from '../../files/role-cache.ts'
import type { HeldCredentials } from './renewal-model.ts'

/*
 * Where AWS CLI (v1, v2) looks for a role's credentials before it asks for a code. boto3 and every other tool take no notice of it.
 */

/** The folder of AWS CLI's cache. Fixed in its code (`assumerole.py`, `CACHE_DIR`): no variable moves it. */
export const cliCacheFolder = (world: World): string => join(world.home, '.aws', 'cli', 'cache')

type Tools = { readonly clock: Clock; readonly fileSystem?: FileSystem }

/** The cache file of a profile, as AWS CLI names it; null where the profile is no role (any more). */
export function cliCacheOf(world: World, profile: string, tools: Tools): RoleCacheAccess | null {
  const key = roleCacheKey(viewProfile(world.facts.book, 'botocore', profile))
  if (key === null) return null
  const { places, platform } = world
  return { folder: cliCacheFolder(world), name: `${sha1(key)}.json`, places, platform, ...tools }
}

/** The cache file at a path, as the ledger keeps it. */
export function cliCacheAt(world: World, path: string, tools: Tools): RoleCacheAccess {
  const folder = dirname(path)
  const { places, platform } = world
  return { folder, name: path.slice(folder.length + 1), places, platform, ...tools }
}

/** Credentials that AWS CLI's cache holds for a profile; null: none, or over at `now`. */
export async function cachedCredentials(world: World, profile: string, tools: Tools): Promise<HeldCredentials | null> {
  const access = cliCacheOf(world, profile, tools)
  const held = access === null ? null : await readRoleCache(access)
  return held !== null && held.expiresAt > tools.clock.now() ? held : null
}

/** What the cache is to hold for a role. botocore takes the account out of the assumed role's ARN, and so does this. */
export function roleToCache(
  token: SessionToken,
  role: { readonly arn: string; readonly sessionName: string },
): CachedRole {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = token
  const assumedRole = token.assumedRole ?? supposedRole(role)
  const accountId = assumedRole.arn.split(':')[4] || null
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt, accountId, assumedRole }
}

/** `arn:aws:iam::ACCOUNT:role/path/NAME` as the caller it becomes: STS leaves the path out. */
function supposedRole({
  arn,
  sessionName,
}: {
  readonly arn: string
  readonly sessionName: string
}): Omit<AssumedRole, 'id'> & { readonly id: null } {
  const [, partition = 'aws', , , account = ''] = arn.split(':')
  const name = arn.split('/').at(-1) ?? ''
  return { arn: `arn:${partition}:sts::${account}:assumed-role/${name}/${sessionName}`, id: null }
}
