import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CacheFact, ChainFacts, EnvironmentValue, FileFact, KeyFileFact } from '../../app/chain/model.ts'
import { SECRET_VARIABLES } from '../../app/chain/model.ts'
import { wantedFacts } from '../../app/chain/wanted.ts'
import { buildProfileBook } from '../../app/profile/book.ts'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { makeSecret } from '../../app/text/secret.ts'

/** State of a token cache on disk. */
export type TokenState = 'live' | 'renewable' | 'expired' | 'unreadable' | 'incomplete'

/** An environment to hold a chain against, as texts. `$HOME` in any text is the case's own home folder. */
export type ChainCase = {
  readonly name: string
  readonly environment: Readonly<Record<string, string>>
  readonly explicit: string | null
  readonly config: string | null
  readonly credentials: string | null
  /** Token files that exist, under the home folder. */
  readonly tokenFiles: readonly string[]
  readonly ssoTokens: Readonly<Record<string, TokenState>>
  readonly loginTokens: Readonly<Record<string, TokenState>>
  /** Lines of the file that AWS_CREDENTIAL_FILE names (`$HOME/ec2`), and of `~/.boto`. */
  readonly ec2File: string | null
  readonly botoFile: string | null
}

export const EMPTY_CASE: ChainCase = {
  name: 'nothing at all',
  environment: {},
  explicit: null,
  config: null,
  credentials: null,
  tokenFiles: [],
  ssoTokens: {},
  loginTokens: {},
  ec2File: null,
  botoFile: null,
}

/** A case on disk, ready for the tool and for us. */
export type LaidCase = {
  readonly environment: Record<string, string>
  readonly explicit: string | null
  readonly facts: ChainFacts
}

const PAST = '2020-01-01T00:00:00Z'
const FUTURE = '2099-01-01T00:00:00Z'

const ssoToken: Record<TokenState, string> = {
  live: JSON.stringify({ accessToken: 'x', expiresAt: FUTURE }),
  renewable: JSON.stringify({
    accessToken: 'x',
    expiresAt: PAST,
    clientId: 'x',
    clientSecret: 'x',
    refreshToken: 'x',
    registrationExpiresAt: FUTURE,
  }),
  expired: JSON.stringify({ accessToken: 'x', expiresAt: PAST }),
  unreadable: '{',
  incomplete: '{}',
}

const accessToken = {
  accessKeyId: 'ASIALOGIN',
  secretAccessKey: 'x',
  sessionToken: 'x',
  accountId: '111122223333',
  expiresAt: FUTURE,
}
const wholeLogin = JSON.stringify({ accessToken, refreshToken: 'x', dpopKey: 'x', clientId: 'x' })
const loginToken: Record<TokenState, string> = {
  live: wholeLogin,
  renewable: wholeLogin,
  expired: wholeLogin,
  unreadable: '{',
  incomplete: JSON.stringify({ accessToken }),
}

const digest = (algorithm: 'sha1' | 'sha256', text: string): string => createHash(algorithm).update(text).digest('hex')

const inHome = (text: string | null, home: string): string | null => text?.replaceAll('$HOME', home) ?? null

function variablesOf(given: ChainCase, home: string): Record<string, string> {
  const own = Object.entries(given.environment).map(([name, value]) => [name, value.replaceAll('$HOME', home)])
  return { HOME: home, PATH: '/usr/bin:/bin', ...Object.fromEntries(own) }
}

/** What we would know of a case, without writing anything. */
export function factsOfCase(given: ChainCase, home: string): ChainFacts {
  const texts = { config: inHome(given.config, home), credentials: inHome(given.credentials, home) }
  return factsOf(given, variablesOf(given, home), home, texts)
}

/** Writes a case under `home` and gathers what we would know of it. */
export function layCase(given: ChainCase, home: string): LaidCase {
  const put = (path: string, text: string | null): void => {
    if (text === null) return
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  mkdirSync(home, { recursive: true })
  put(join(home, '.aws/config'), inHome(given.config, home))
  put(join(home, '.aws/credentials'), inHome(given.credentials, home))
  for (const file of given.tokenFiles) put(join(home, file), 'token')
  put(join(home, 'ec2'), given.ec2File)
  put(join(home, '.boto'), given.botoFile)
  for (const [key, state] of Object.entries(given.ssoTokens)) put(ssoPath(home, key), ssoToken[state])
  for (const [session, state] of Object.entries(given.loginTokens)) put(loginPath(home, session), loginToken[state])
  return { environment: variablesOf(given, home), explicit: given.explicit, facts: factsOfCase(given, home) }
}

const ssoPath = (home: string, key: string): string => join(home, `.aws/sso/cache/${digest('sha1', key)}.json`)
const loginPath = (home: string, session: string): string =>
  join(home, `.aws/login/cache/${digest('sha256', session)}.json`)

function cacheFact(file: string, state: TokenState | undefined): CacheFact {
  if (state === undefined) return { file, state: 'missing', expiresAt: null, renewable: false }
  if (state === 'unreadable' || state === 'incomplete') return { file, state, expiresAt: null, renewable: false }
  const expiresAt = Date.parse(state === 'live' ? FUTURE : PAST)
  return { file, state: 'present', expiresAt, renewable: state === 'renewable' }
}

const snapshot = (role: FileRole, home: string, text: string | null): FileSnapshot => ({
  role,
  path: join(home, '.aws', role),
  state: text === null ? 'missing' : 'present',
  text: text ?? '',
  encoding: 'utf-8',
  reason: null,
})

function factsOf(
  given: ChainCase,
  variables: Record<string, string>,
  home: string,
  texts: Record<FileRole, string | null>,
): ChainFacts {
  const environment = new Map<string, EnvironmentValue>(
    Object.entries(variables).map(([name, value]) => [name, SECRET_VARIABLES.has(name) ? makeSecret(value) : value]),
  )
  const book = buildProfileBook({
    config: snapshot('config', home, texts.config),
    credentials: snapshot('credentials', home, texts.credentials),
  })
  const tokenFiles = new Map<string, FileFact>()
  const ssoTokens = new Map<string, CacheFact>()
  const loginTokens = new Map<string, CacheFact>()
  const present = new Set(given.tokenFiles.map((file) => join(home, file)))
  for (const wanted of wantedFacts(book, environment, 'all')) {
    if (wanted.kind === 'token-file')
      tokenFiles.set(wanted.path, { path: wanted.path, state: present.has(wanted.path) ? 'present' : 'missing' })
    if (wanted.kind === 'sso-token')
      ssoTokens.set(wanted.key, cacheFact(ssoPath(home, wanted.key), given.ssoTokens[wanted.key]))
    if (wanted.kind === 'login-token')
      loginTokens.set(wanted.session, cacheFact(loginPath(home, wanted.session), given.loginTokens[wanted.session]))
  }
  const external = {
    tokenFiles,
    ssoTokens,
    loginTokens,
    roleCaches: new Map(),
    ec2CredentialsFile: ec2Fact(given, variables, home),
    botoConfigs: [keyFile(join(home, '.boto'), given.botoFile)],
  }
  return { environment, explicitProfile: given.explicit, book, external, now: Date.parse('2026-11-05T12:00:00Z') }
}

function keyFile(path: string, text: string | null): KeyFileFact {
  const names = [...(text ?? '').matchAll(/^(\w+)\s*=/gm)].map((match) => match[1] ?? '')
  return { path, state: text === null ? 'missing' : 'present', has: new Set(names) }
}

function ec2Fact(given: ChainCase, variables: Record<string, string>, home: string): KeyFileFact | null {
  const path = variables['AWS_CREDENTIAL_FILE']
  if (path === undefined) return null
  return path === join(home, 'ec2') ? keyFile(path, given.ec2File) : { path, state: 'missing', has: new Set() }
}
