import { describe, expect, it } from 'vitest'
import { book, codesOf, PATHS, profileOf } from './snapshots.ts'

const problemOf = (from: ReturnType<typeof book>, name: string, code: string) =>
  profileOf(from, name).problems.find((problem) => problem.code === code)

const AKIA = 'AKIAIOSFODNN7EXAMPLE'
const ASIA = 'ASIAIOSFODNN7EXAMPLE'

describe('a profile that every known tool finds', () => {
  it('has no problem', () => {
    const read = book(
      '[default]\nregion = x\n[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nsource_profile = base\n',
      `[base]\naws_access_key_id = ${AKIA}\naws_secret_access_key = s\n`,
    )
    expect(read.profiles.flatMap((profile) => profile.problems)).toEqual([])
  })
})

describe('not-seen-by', () => {
  it.each([
    [
      'a blank in the name',
      '[profile "my prof"]\nk = v\n',
      'my prof',
      ['sdk-js-v3', 'sdk-java-v2', 'sdk-rust', 'sdk-kotlin'],
    ],
    ['two blanks before the name', '[profile  a]\nk = v\n', 'a', ['sdk-js-v3']],
    ['letters beyond ASCII', '[profile tëst]\nk = v\n', 'tëst', ['sdk-js-v3', 'sdk-java-v2', 'sdk-rust', 'sdk-kotlin']],
    ['text after the header', '[profile a]# c\nk = v\n', 'a', ['sdk-js-v3']],
    ['a profile without settings', '[profile a]\n', 'a', ['sdk-js-v3']],
    ['a quoted plain name', '[profile "a"]\nk = v\n', 'a', ['sdk-java-v2', 'sdk-rust', 'sdk-kotlin']],
    [
      'a dot for a blank',
      '[profile.a]\nk = v\n',
      'a',
      ['aws-cli-v2', 'aws-cli-v1', 'boto3', 'sdk-java-v2', 'sdk-rust', 'sdk-kotlin'],
    ],
    ['blanks around the header', '[ profile a ]\nk = v\n', 'a', ['aws-cli-v2', 'aws-cli-v1', 'boto3', 'sdk-js-v3']],
    ['a header that does not start its line', '  [profile a]\nk = v\n', 'a', ['sdk-java-v2', 'sdk-rust', 'sdk-kotlin']],
  ])('names the tools that miss %s', (_what, config, name, tools) => {
    const problem = problemOf(book(config), name, 'not-seen-by')
    expect(problem?.message).toContain(`Not found by ${tools.join(', ')}. `)
    expect(problem).toMatchObject({ file: PATHS.config, line: 1 })
  })

  it('takes letters beyond ASCII in the credentials file for visible to JavaScript', () => {
    expect(problemOf(book(null, '[tëst]\nk = v\n'), 'tëst', 'not-seen-by')?.message).not.toContain('sdk-js-v3')
  })

  it('names AWS CLI on every profile while it refuses one of the files', () => {
    const read = book('[profile a]\nk = 1\nk = 2\n', '[b]\nk = v\n')
    for (const name of ['a', 'b']) {
      expect(problemOf(read, name, 'not-seen-by')?.message).toContain('Not found by aws-cli-v2, aws-cli-v1, boto3. ')
    }
  })

  it('goes with a prefix in the credentials file', () => {
    const read = book(null, '[profile x]\nk = v\n')
    expect(codesOf(read, 'profile x')).toEqual(['not-seen-by', 'profile-prefix-in-credentials'])
    expect(problemOf(read, 'profile x', 'not-seen-by')?.message).toContain(
      'Not found by sdk-js-v3, sdk-java-v2, sdk-rust, sdk-kotlin, sdk-go-v2. ',
    )
  })
})

describe('keys', () => {
  const keys = (...lines: readonly string[]) => `[a]\n${lines.join('\n')}\n`
  const id = (value: string) => `aws_access_key_id = ${value}`
  const secret = 'aws_secret_access_key = s'
  const token = 'aws_session_token = t'

  it.each([
    ['long-term keys', keys(id(AKIA), secret), null, []],
    ['temporary keys', keys(id(ASIA), secret, token), null, []],
    ['a long-term key with a token', keys(id(AKIA), secret, token), null, ['long-term-key-with-token']],
    ['a temporary key without a token', keys(id(ASIA), secret), null, ['temporary-key-without-token']],
    [
      'a temporary key with an empty token',
      keys(id(ASIA), secret, 'aws_session_token ='),
      null,
      ['temporary-key-without-token'],
    ],
    ['the old name of the token', keys(id(ASIA), secret, 'aws_security_token = t'), null, ['security-token-left-over']],
    ['a key id alone', keys(id(AKIA)), null, ['key-id-without-secret']],
    ['a secret alone', keys(secret), null, ['secret-without-key-id']],
    ['a pair over two files', keys(id(AKIA)), `[profile a]\n${secret}\n`, ['keys-split-over-files']],
    [
      'a token in the other file',
      keys(id(ASIA), secret),
      `[profile a]\n${token}\n`,
      ['temporary-key-without-token', 'token-in-other-file'],
    ],
    ['keys in both files', keys(id(AKIA), secret), `[profile a]\n${id(AKIA)}\n${secret}\n`, []],
  ])('%s: says so, or nothing', (_what, credentials, config, codes) => {
    expect(codesOf(book(config, credentials), 'a')).toEqual(codes)
  })
})

describe('references', () => {
  const role = 'role_arn = arn:aws:iam::111122223333:role/Dev'

  it.each([
    ['a source that is missing', `[profile a]\n${role}\nsource_profile = nope\n`, ['source-profile-missing']],
    [
      'a source further on that is missing',
      `[profile a]\n${role}\nsource_profile = b\n[profile b]\n${role}\nsource_profile = nope\n`,
      ['source-profile-missing'],
    ],
    [
      'a circle',
      `[profile a]\n${role}\nsource_profile = b\n[profile b]\n${role}\nsource_profile = a\n`,
      ['source-profile-loop'],
    ],
    ['itself, without keys', `[profile a]\n${role}\nsource_profile = a\n`, ['source-profile-loop']],
    [
      'itself, with keys',
      `[profile a]\n${role}\nsource_profile = a\naws_access_key_id = ${AKIA}\naws_secret_access_key = s\n`,
      [],
    ],
    ['nobody', `[profile a]\n${role}\n`, ['role-without-source']],
    [
      'two sources',
      `[profile a]\n${role}\nsource_profile = a\ncredential_source = Environment\n`,
      ['role-with-two-sources'],
    ],
    ['a place instead of a profile', `[profile a]\n${role}\ncredential_source = Environment\n`, []],
    ['a web identity', `[profile a]\n${role}\nweb_identity_token_file = /t\n`, []],
    ['an SSO session that is missing', '[profile a]\nsso_session = s\n', ['sso-session-missing']],
    ['an SSO session', '[profile a]\nsso_session = s\n[sso-session s]\nsso_region = x\n', []],
    ['services that are missing', '[profile a]\nservices = s\n', ['services-missing']],
  ])('to %s: says so, or nothing', (_what, config, codes) => {
    expect(codesOf(book(config), 'a')).toEqual(codes)
  })

  it('that go in a circle are told in order', () => {
    const read = book(`[profile a]\n${role}\nsource_profile = b\n[profile b]\n${role}\nsource_profile = a\n`)
    expect(problemOf(read, 'a', 'source-profile-loop')?.message).toContain('(a -> b -> a)')
  })
})

describe('ways of writing', () => {
  it.each([
    ['capitals in a name', '[profile a]\nRegion = x\n', 'capitals-in-name', 2],
    ['an inline comment', '[profile a]\nregion = x # mine\n', 'inline-comment', 2],
    ['an indented header', '[profile a]\nregion = x\n  [profile b]\n', 'header-swallowed', 2],
    ['a section that is replaced', '[profile a]\nregion = x\n[profile "a"]\nk = v\n', 'section-replaced', 1],
    ['a section that leaks', '[DEFAULT]\nk = v\n[profile a]\nregion = x\n', 'default-section-leaks', 1],
    ['a name that breaks JavaScript', '[profile a]\nk = v\n[profile __proto__]\n', 'reserved-name', 3],
  ])('%s is told with its line', (_what, config, code, line) => {
    expect(problemOf(book(config), 'a', code)).toMatchObject({ severity: 'warning', file: PATHS.config, line })
  })
})
