import { join } from 'node:path'
import { readExpiry } from '../../app/chain/instants.ts'
import type { CacheFact, Wanted } from '../../app/chain/model.ts'
import type { Contents } from '../files/contents.ts'
import { expandPath, type Locating } from '../files/locate.ts'
import { plainVariable } from '../files/places.ts'
import { sha1 } from './sha1.ts'

/** A cache that a tool keeps on disk. */
export type WantedCache = Exclude<Wanted, { readonly kind: 'token-file' }>

/** Where a tool keeps a cache. Sources: botocore 1.43 `utils.py` (`SSOTokenLoader`, `generate_login_cache_key`), AWS CLI `assumerole.py`. */
export function cachePath(wanted: WantedCache, locating: Locating): string {
  switch (wanted.kind) {
    case 'sso-token':
      return join(expandPath(locating, '~/.aws/sso/cache'), `${sha1(wanted.key)}.json`)
    case 'login-token': {
      const folder = plainVariable(locating.environment, 'AWS_LOGIN_CACHE_DIRECTORY') ?? '~/.aws/login/cache'
      return join(expandPath(locating, folder), `${sha256(wanted.session)}.json`)
    }
    case 'role-cache':
      return join(expandPath(locating, '~/.aws/cli/cache'), `${sha1(wanted.keyText)}.json`)
  }
}

/** What a cache file says about itself; tokens in it are looked at for presence only and never kept. */
export function readCache(wanted: WantedCache, file: string, contents: Contents): CacheFact {
  const nothing = { file, expiresAt: null, renewable: false }
  if (contents.state !== 'present') return { ...nothing, state: contents.state }
  const fields = parseObject(Buffer.from(contents.bytes).toString('utf8'))
  if (fields === null) return { ...nothing, state: 'unreadable' }
  switch (wanted.kind) {
    case 'sso-token':
      return ssoToken(file, fields)
    case 'login-token':
      return loginToken(file, fields)
    case 'role-cache':
      return roleCache(file, fields)
  }
}

type Fields = ReadonlyMap<string, unknown>

function ssoToken(file: string, fields: Fields): CacheFact {
  const complete = fields.has('accessToken') && fields.has('expiresAt')
  const renewable = ['refreshToken', 'clientId', 'clientSecret'].every((name) => isFilled(fields.get(name)))
  return { file, state: complete ? 'present' : 'incomplete', expiresAt: instantOf(fields.get('expiresAt')), renewable }
}

/** botocore `LoginCredentialFetcher._REQUIRED_TOKEN_FIELDS` (1.43). */
function loginToken(file: string, fields: Fields): CacheFact {
  const complete = ['accessToken', 'refreshToken', 'dpopKey', 'clientId'].every((name) => fields.has(name))
  const token = objectOf(fields.get('accessToken'))
  return {
    file,
    state: complete && token !== null ? 'present' : 'incomplete',
    expiresAt: instantOf(token?.get('expiresAt')),
    renewable: isFilled(fields.get('refreshToken')),
  }
}

function roleCache(file: string, fields: Fields): CacheFact {
  const credentials = objectOf(fields.get('Credentials'))
  const complete = isFilled(credentials?.get('AccessKeyId')) && isFilled(credentials?.get('SecretAccessKey'))
  const expiresAt = instantOf(credentials?.get('Expiration'))
  return { file, state: complete ? 'present' : 'incomplete', expiresAt, renewable: false }
}

/** Older AWS CLIs wrote `2019-11-14T04:05:45UTC`. */
function instantOf(value: unknown) {
  return typeof value === 'string' ? readExpiry(value.replace(/UTC$/, 'Z')) : null
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function parseObject(text: string): Fields | null {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return null
  }
}

function objectOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return new Map<string, unknown>(Object.entries(value))
}

function sha256(text: string): string {
  // Loading it takes longer than most answers of the command line, and few profiles log in this way.
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
