import { expect, test } from 'vitest'
import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import { listSessions } from '../../../app/session/list.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import { bookOf, CREDENTIALS, cache, NO_EXTERNAL, NOW } from '../chain/facts.ts'

const TEMPORARY =
  'aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\naws_session_token = EXAMPLE\n'
const LONG_TERM = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n'

const BOOK = bookOf({
  config: `[profile base]
mfa_serial = arn:aws:iam::123456789012:mfa/me
[sso-session corp]
sso_region = eu-central-1
sso_start_url = https://corp.awsapps.com/start
[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Dev
[profile legacy]
sso_start_url = https://old.awsapps.com/start
sso_region = eu-central-1
sso_account_id = 111122223333
sso_role_name = Dev
[profile login]
login_session = arn:aws:iam::111122223333:user/me
[profile role]
role_arn = arn:aws:iam::111122223333:role/A
source_profile = base
[profile broken]
role_arn = arn:aws:iam::111122223333:role/A
`,
  credentials: `[base]
${LONG_TERM}[base-mfa]
${TEMPORARY}x_security_token_expires = 2026-11-05T13:00:00Z
[gone]
${TEMPORARY}expiration = 2026-11-05T12:00:00Z
[riddle]
${TEMPORARY}`,
})

test('lists all that lives for a time, in file order, and nothing else', () => {
  const external = {
    ...NO_EXTERNAL,
    ssoTokens: new Map([
      ['corp', cache('/c/corp.json')],
      ['https://old.awsapps.com/start', cache('/c/old.json', { expiresAt: NOW - 1 })],
    ]),
    loginTokens: new Map([['arn:aws:iam::111122223333:user/me', cache('/c/login.json', { renewable: true })]]),
    roleCaches: new Map([['{"RoleArn": "arn:aws:iam::111122223333:role/A"}', cache('/c/role.json')]]),
  }
  const inCache = (file: string) => ({ file, entry: null })
  const inFile = { origin: 'target', file: CREDENTIALS, entry: null } as const
  const legacy = 'https://old.awsapps.com/start'
  const hence = { expiresAt: NOW + 3_600_000, state: 'live' } as const
  expect(listSessions(BOOK, external, NOW)).toEqual([
    { profile: 'sso', source: 'corp', kind: 'sso', ...hence, origin: 'sso-cache', ...inCache('/c/corp.json') },
    {
      profile: 'legacy',
      source: legacy,
      kind: 'sso',
      expiresAt: NOW - 1,
      state: 'expired',
      origin: 'sso-cache',
      ...inCache('/c/old.json'),
    },
    {
      profile: 'login',
      source: null,
      kind: 'login',
      expiresAt: null,
      state: 'unknown',
      origin: 'login-cache',
      ...inCache('/c/login.json'),
    },
    { profile: 'role', source: 'base', kind: 'role', ...hence, origin: 'cli-cache', ...inCache('/c/role.json') },
    { profile: 'base-mfa', source: 'base', kind: 'temporary-keys', ...hence, ...inFile },
    { profile: 'gone', source: null, kind: 'temporary-keys', expiresAt: NOW, state: 'expired', ...inFile },
    { profile: 'riddle', source: null, kind: 'temporary-keys', expiresAt: null, state: 'unknown', ...inFile },
  ])
})

test('without caches only the keys in the files are sessions', () => {
  const names = listSessions(BOOK, NO_EXTERNAL, NOW).map((row) => row.profile)
  expect(names).toEqual(['base-mfa', 'gone', 'riddle'])
})

test('a session of the credentials file is still one while AWS CLI refuses the config file', () => {
  const book = bookOf({
    config: '[profile a]\nx = 1\nx = 2\n',
    credentials: `[a-mfa]\n${TEMPORARY}expiration = 2026-11-05T13:00:00Z\n[long]\n${LONG_TERM}`,
  })
  expect(listSessions(book, NO_EXTERNAL, NOW)).toMatchObject([
    { profile: 'a-mfa', source: null, kind: 'broken', expiresAt: NOW + 3_600_000, state: 'live' },
  ])
})

const NO_MORE = { environment: new Map(), strays: [], memory: [], ledger: [] } as const

const entry = (changes: Partial<LedgerEntry>): LedgerEntry => ({
  profile: 'base-mfa',
  source: 'base',
  serial: 'arn:aws:iam::123456789012:mfa/me',
  route: 'session-token',
  place: { kind: 'target', section: 'base-mfa' },
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  file: CREDENTIALS,
  section: 'made',
  settings: [],
  writtenAt: NOW,
  expiresAt: NOW + 3_600_000,
  durationSeconds: 3600,
  ...changes,
})

test('knows what Lanyard wrote, as long as just that stands there', () => {
  const role = cache('/c/role.json')
  const roleCaches = new Map([['{"RoleArn": "arn:aws:iam::111122223333:role/A"}', role]])
  const cached = entry({ profile: 'role', place: { kind: 'cli-cache' }, file: '/c/role.json' })
  const listed = (ledger: readonly LedgerEntry[]) =>
    listSessions(BOOK, { ...NO_EXTERNAL, roleCaches }, NOW, { ...NO_MORE, ledger }).filter((row) => row.entry !== null)
  expect(listed([entry({}), cached]).map((row) => row.profile)).toEqual(['role', 'base-mfa'])
  const others = [entry({ accessKeyId: 'ASIAOTHEROTHEREXAMPLE' }), { ...cached, expiresAt: NOW + 60_000 }]
  expect(listed(others)).toEqual([])
})

test('lists what no profile leads to, what this process holds, and the environment', () => {
  const environment = new Map<string, string | ReturnType<typeof makeSecret>>([
    ['AWS_ACCESS_KEY_ID', 'ASIAIOSFODNN7EXAMPLE'],
    ['AWS_SESSION_TOKEN', makeSecret('EXAMPLE')],
    ['AWS_CREDENTIAL_EXPIRATION', '2026-11-05T12:30:00Z'],
  ])
  const strays = [
    { origin: 'cli-cache', file: '/c/x.json', expiresAt: NOW - 1, profile: null, about: 'arn:aws:sts::1:x' } as const,
  ]
  const memory = [{ profile: 'base', expiresAt: NOW + 1 }]
  const rows = listSessions(bookOf({}), NO_EXTERNAL, NOW, { ...NO_MORE, environment, strays, memory })
  expect(rows.map(({ profile, origin, state, expiresAt }) => [profile, origin, state, expiresAt])).toEqual([
    [null, 'cli-cache', 'expired', NOW - 1],
    ['base', 'memory', 'live', NOW + 1],
    [null, 'environment', 'live', NOW + 1_800_000],
  ])
})

test.each([
  ['long-term keys', { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }],
  ['a token alone', { AWS_SESSION_TOKEN: 'EXAMPLE' }],
  ['nothing', {}],
])('an environment with %s has no session', (_name, variables) => {
  const environment = new Map(Object.entries(variables))
  expect(listSessions(bookOf({}), NO_EXTERNAL, NOW, { ...NO_MORE, environment })).toEqual([])
})

test('says unknown where temporary keys of the environment have no written end', () => {
  const environment = new Map([['AWS_ACCESS_KEY_ID', 'ASIAIOSFODNN7EXAMPLE']])
  expect(listSessions(bookOf({}), NO_EXTERNAL, NOW, { ...NO_MORE, environment })).toMatchObject([{ state: 'unknown' }])
})
