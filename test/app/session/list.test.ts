import { expect, test } from 'vitest'
import { listSessions } from '../../../app/session/list.ts'
import { bookOf, cache, NO_EXTERNAL, NOW } from '../chain/facts.ts'

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
  expect(listSessions(BOOK, external, NOW)).toEqual([
    { profile: 'sso', source: 'corp', kind: 'sso', expiresAt: NOW + 3_600_000, state: 'live' },
    { profile: 'legacy', source: 'https://old.awsapps.com/start', kind: 'sso', expiresAt: NOW - 1, state: 'expired' },
    { profile: 'login', source: null, kind: 'login', expiresAt: null, state: 'unknown' },
    { profile: 'role', source: 'base', kind: 'role', expiresAt: NOW + 3_600_000, state: 'live' },
    { profile: 'base-mfa', source: 'base', kind: 'temporary-keys', expiresAt: NOW + 3_600_000, state: 'live' },
    { profile: 'gone', source: null, kind: 'temporary-keys', expiresAt: NOW, state: 'expired' },
    { profile: 'riddle', source: null, kind: 'temporary-keys', expiresAt: null, state: 'unknown' },
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
  expect(listSessions(book, NO_EXTERNAL, NOW)).toEqual([
    { profile: 'a-mfa', source: null, kind: 'broken', expiresAt: NOW + 3_600_000, state: 'live' },
  ])
})
