import { join } from 'node:path'
import type { CacheFact, Wanted } from '../../app/chain/model.ts'
import type { Contents } from '../files/contents.ts'
import { expandPath, type Locating } from '../files/locate.ts'
import { plainVariable } from '../files/places.ts'
import { type Fields, fieldsOf, instantIn, parseFields } from './cache-fields.ts'
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
  const fields = parseFields(Buffer.from(contents.bytes).toString('utf8'))
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

function ssoToken(file: string, fields: Fields): CacheFact {
  const complete = fields.has('accessToken') && fields.has('expiresAt')
  const renewable = ['refreshToken', 'clientId', 'clientSecret'].every((name) => isFilled(fields.get(name)))
  return { file, state: complete ? 'present' : 'incomplete', expiresAt: instantIn(fields.get('expiresAt')), renewable }
}

/** botocore `LoginCredentialFetcher._REQUIRED_TOKEN_FIELDS` (1.43). */
function loginToken(file: string, fields: Fields): CacheFact {
  const complete = ['accessToken', 'refreshToken', 'dpopKey', 'clientId'].every((name) => fields.has(name))
  const token = fieldsOf(fields.get('accessToken'))
  return {
    file,
    state: complete && token !== null ? 'present' : 'incomplete',
    expiresAt: instantIn(token?.get('expiresAt')),
    renewable: isFilled(fields.get('refreshToken')),
  }
}

function roleCache(file: string, fields: Fields): CacheFact {
  const credentials = fieldsOf(fields.get('Credentials'))
  const complete = isFilled(credentials?.get('AccessKeyId')) && isFilled(credentials?.get('SecretAccessKey'))
  const expiresAt = instantIn(credentials?.get('Expiration'))
  return { file, state: complete ? 'present' : 'incomplete', expiresAt, renewable: false }
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function sha256(text: string): string {
  // Loading it takes longer than most answers of the command line, and few profiles log in this way.
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
