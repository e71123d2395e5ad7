import { describe, expect, test } from 'vitest'
import { classifyProfiles, profileKind, profileKinds } from '../../../app/chain/kind.ts'
import { bookOf, CONFIG, CREDENTIALS, cache, NO_EXTERNAL } from './facts.ts'

const ROLE = 'role_arn = arn:aws:iam::111122223333:role/Admin\n'
const config = `
[profile role]
${ROLE}source_profile = long
[profile loop]
${ROLE}source_profile = pool
[profile pool]
${ROLE}source_profile = loop
[profile orphan]
${ROLE}
[profile on-ecs]
${ROLE}credential_source = EcsContainer
[profile web]
${ROLE}web_identity_token_file = /run/token
[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Dev
[profile sso-alone]
sso_account_id = 111122223333
[profile login]
login_session = arn:me
[profile via-login]
${ROLE}source_profile = login
[profile process]
credential_process = tool
[profile settings]
region = eu-west-1
[sso-session corp]
sso_start_url = x
sso_region = y
`
const credentials = `
[long]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
[short]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
aws_session_token = t
[old-name]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
aws_security_token = t
[emptied]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
aws_session_token =
[half]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
`

describe('what a profile is', () => {
  const kinds = profileKinds(bookOf({ config, credentials }), NO_EXTERNAL)

  test.each([
    ['role', 'role'],
    ['loop', 'broken'],
    ['orphan', 'broken'],
    ['on-ecs', 'role'],
    ['web', 'web-identity'],
    ['sso', 'sso'],
    ['sso-alone', 'broken'],
    ['login', 'login'],
    ['via-login', 'role'],
    ['process', 'process'],
    ['settings', 'empty'],
    ['long', 'long-term-keys'],
    ['short', 'temporary-keys'],
    ['old-name', 'temporary-keys'],
    ['emptied', 'temporary-keys'],
    ['half', 'broken'],
  ])('%s is %s', (name, kind) => {
    expect(kinds.get(name)).toBe(kind)
  })

  test('comes with file, line and reason where it is broken', () => {
    const { problem } = profileKind(bookOf({ config, credentials }), NO_EXTERNAL, 'half')
    expect(problem).toMatchObject({ code: 'partial-credentials', severity: 'error', file: CREDENTIALS, line: 18 })
    expect(profileKind(bookOf({ config }), NO_EXTERNAL, 'loop').problem).toMatchObject({ file: CONFIG })
  })

  test('does not change when a login is cached', () => {
    const external = { ...NO_EXTERNAL, loginTokens: new Map([['arn:me', cache('/c')]]) }
    expect(profileKinds(bookOf({ config }), external).get('login')).toBe('login')
  })

  test('is broken for every profile of a file that AWS CLI refuses', () => {
    const all = classifyProfiles(bookOf({ config: '[profile a]\nx = 1\nx = 2\n', credentials }), NO_EXTERNAL)
    expect(new Set([...all.values()].map(({ kind }) => kind))).toEqual(new Set(['broken']))
  })

  test('is empty for a name that nobody has', () => {
    expect(profileKind(bookOf({}), NO_EXTERNAL, 'nobody')).toEqual({ kind: 'empty', problem: null })
  })
})
