import { join } from 'node:path'
import type { CacheFact, ExternalFacts } from '../../app/chain/model.ts'
import type { Profile, ProfileBook } from '../../app/profile/model.ts'
import { filledValue } from '../../app/profile/settings.ts'
import type { StrayCache } from '../../app/session/list.ts'
import { redact } from '../../app/text/redact.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import { expandPath, type Locating } from '../files/locate.ts'
import { plainVariable } from '../files/places.ts'
import { readContents } from '../files/read.ts'
import { fieldsOf, instantIn, parseFields } from './cache-fields.ts'
import { sha1 } from './sha1.ts'

/** Files looked at in one folder; a cache of thousands must not hold anything up. */
const MOST_FILES = 300
/** Larger ones are no cache of ours to read. */
const LARGEST = 64 * 1024

type Folder = { readonly origin: StrayCache['origin']; readonly path: string }

function foldersOf(locating: Locating): readonly Folder[] {
  const login = plainVariable(locating.environment, 'AWS_LOGIN_CACHE_DIRECTORY') ?? '~/.aws/login/cache'
  return [
    { origin: 'cli-cache', path: expandPath(locating, '~/.aws/cli/cache') },
    { origin: 'sso-cache', path: expandPath(locating, '~/.aws/sso/cache') },
    { origin: 'login-cache', path: expandPath(locating, login) },
  ]
}

/**
 * Cache files of AWS CLI that are none of those its profiles were already looked up in: credentials of removed profiles, of other tools, and
 * role credentials of IAM Identity Center. Secrets in them are looked at for presence only. Never rejects.
 */
export async function strayCaches(
  book: ProfileBook,
  external: ExternalFacts,
  locating: Locating,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<readonly StrayCache[]> {
  const known = new Set([...factsOf(external)].map(({ file }) => file))
  const profiles = ssoRoleFiles(book)
  const found = await Promise.all(
    foldersOf(locating).map((folder) => straysIn(folder, { known, profiles }, fileSystem)),
  )
  return found.flat()
}

function* factsOf({ ssoTokens, loginTokens, roleCaches }: ExternalFacts): Iterable<CacheFact> {
  yield* ssoTokens.values()
  yield* loginTokens.values()
  yield* roleCaches.values()
}

/**
 * Names of the files in which AWS CLI keeps a role's credentials of IAM Identity Center: SHA-1 of compact JSON with sorted names
 * (botocore 1.43 `SSOCredentialFetcher._create_cache_key`).
 */
function ssoRoleFiles(book: ProfileBook): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const profile of book.profiles) {
    const key = ssoRoleKey(profile)
    if (key !== null) names.set(`${sha1(key)}.json`, profile.name)
  }
  return names
}

function ssoRoleKey({ settings }: Profile): string | null {
  const accountId = filledValue(settings, 'sso_account_id')
  const roleName = filledValue(settings, 'sso_role_name')
  if (accountId === null || roleName === null) return null
  const sessionName = filledValue(settings, 'sso_session')
  if (sessionName !== null) return JSON.stringify({ accountId, roleName, sessionName })
  const startUrl = filledValue(settings, 'sso_start_url')
  return startUrl === null ? null : JSON.stringify({ accountId, roleName, startUrl })
}

type Known = { readonly known: ReadonlySet<string>; readonly profiles: ReadonlyMap<string, string> }

async function straysIn(
  { origin, path }: Folder,
  { known, profiles }: Known,
  fileSystem: FileSystem,
): Promise<readonly StrayCache[]> {
  const names = await fileSystem.list(path).catch((): readonly string[] => [])
  const files = names.filter((name) => name.endsWith('.json') && !known.has(join(path, name))).slice(0, MOST_FILES)
  const read = await Promise.all(
    files.map(async (name): Promise<StrayCache | null> => {
      const file = join(path, name)
      const held = await heldIn(origin, file, fileSystem)
      return held === null ? null : { origin, file, profile: profiles.get(name) ?? null, ...held }
    }),
  )
  return read.filter((one) => one !== null)
}

type Held = Pick<StrayCache, 'expiresAt' | 'about'>

async function heldIn(origin: StrayCache['origin'], file: string, fileSystem: FileSystem): Promise<Held | null> {
  const contents = await readContents(file, fileSystem)
  if (contents.state !== 'present' || contents.bytes.length > LARGEST) return null
  const fields = parseFields(Buffer.from(contents.bytes).toString('utf8'))
  if (fields === null) return null
  switch (origin) {
    case 'cli-cache': {
      const credentials = fieldsOf(fields.get('Credentials'))
      if (typeof credentials?.get('AccessKeyId') !== 'string') return null
      const arn = fieldsOf(fields.get('AssumedRoleUser'))?.get('Arn')
      return { expiresAt: instantIn(credentials.get('Expiration')), about: wordOf(arn) }
    }
    case 'sso-cache': {
      // A client's registration lies in the same folder and opens nothing.
      if (typeof fields.get('accessToken') !== 'string') return null
      const renewable = typeof fields.get('refreshToken') === 'string'
      return { expiresAt: renewable ? null : instantIn(fields.get('expiresAt')), about: wordOf(fields.get('startUrl')) }
    }
    case 'login-cache':
      // It is renewed until the server says no, and no file says when that is.
      return fieldsOf(fields.get('accessToken')) === null ? null : { expiresAt: null, about: null }
  }
}

/** A word to show: one line, bounded, with nothing in it that looks secret. */
function wordOf(value: unknown): string | null {
  if (typeof value !== 'string' || value === '' || value.length > 300 || /\p{Cc}/u.test(value)) return null
  return redact(value)
}
