import { describe, expect, it } from 'vitest'
import { buildProfileBook } from '../../../app/profile/book.ts'
import type { FileSnapshot, ProfileBook } from '../../../app/profile/model.ts'
import { homelessProblems, profileDetailJson, profileJson } from '../../../app/view/profile-json.ts'

const CONFIG = '/home/a/.aws/config'
const CREDENTIALS = '/home/a/.aws/credentials'

const snapshot = (role: FileSnapshot['role'], path: string, text: string): FileSnapshot => ({
  role,
  path,
  state: text === '' ? 'missing' : 'present',
  text,
  encoding: 'utf-8',
  reason: null,
})

function book(config: string, credentials = ''): ProfileBook {
  return buildProfileBook({
    config: snapshot('config', CONFIG, config),
    credentials: snapshot('credentials', CREDENTIALS, credentials),
  })
}

function profileOf(book: ProfileBook, name: string) {
  const profile = book.byName.get(name)
  if (profile === undefined) throw new Error(`no profile ${name}`)
  return profile
}

const ALL = book(
  `[profile admin]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = base
s3 =
  addressing_style = path
`,
  `[admin]
region = us-east-1
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
mfa_serial = arn:aws:iam::444455556666:mfa/alice
`,
)

describe('a profile as JSON', () => {
  it('has exactly the contract’s fields, in its order', () => {
    const json = profileJson(profileOf(ALL, 'admin'), 'role', Date.parse('2026-11-05T21:04:00.250Z'))
    expect(Object.keys(json)).toEqual([
      'name',
      'kind',
      'region',
      'accountId',
      'sourceProfile',
      'mfaSerial',
      'expiresAt',
      'problems',
      'origins',
    ])
  })

  it('has the merged value of each field', () => {
    expect(profileJson(profileOf(ALL, 'admin'), 'role', Date.parse('2026-11-05T21:04:00.250Z'))).toMatchObject({
      name: 'admin',
      kind: 'role',
      region: 'us-east-1',
      accountId: '111122223333',
      sourceProfile: 'base',
      mfaSerial: 'arn:aws:iam::444455556666:mfa/alice',
      expiresAt: '2026-11-05T21:04:00Z',
    })
  })

  it('has null for what is unknown', () => {
    const bare = book('[profile bare]\noutput = json\n')
    expect(profileJson(profileOf(bare, 'bare'), 'empty', null)).toEqual({
      name: 'bare',
      kind: 'empty',
      region: null,
      accountId: null,
      sourceProfile: null,
      mfaSerial: null,
      expiresAt: null,
      problems: expect.any(Array),
      origins: { output: { file: CONFIG, line: 2 } },
    })
  })

  it('has the origin of each setting in force, the secret ones too', () => {
    const { origins } = profileJson(profileOf(ALL, 'admin'), 'role', null)
    expect(origins['region']).toEqual({ file: CREDENTIALS, line: 2 })
    expect(origins['role_arn']).toEqual({ file: CONFIG, line: 3 })
    expect(origins['aws_secret_access_key']).toEqual({ file: CREDENTIALS, line: 4 })
    expect(origins['s3']).toEqual({ file: CONFIG, line: 5 })
  })

  it('has problems with exactly the contract’s fields', () => {
    const torn = book('[profile a]\nregion = x\nregion = y\n')
    const { problems } = profileJson(profileOf(torn, 'a'), 'broken', null)
    expect(problems.length).toBeGreaterThan(0)
    for (const problem of problems)
      expect(Object.keys(problem)).toEqual(['code', 'severity', 'file', 'line', 'message'])
    expect(problems[0]).toMatchObject({ severity: 'error', file: CONFIG, line: 3 })
  })
})

describe('a profile’s settings as JSON', () => {
  const { settings } = profileDetailJson(profileOf(ALL, 'admin'), 'role', null)

  it('have value, place and what they override', () => {
    expect(settings['region']).toEqual({
      value: 'us-east-1',
      file: CREDENTIALS,
      line: 2,
      overrides: [{ value: 'eu-west-1', file: CONFIG, line: 2 }],
    })
  })

  it('have the key id, and null for the secret', () => {
    expect(settings['aws_access_key_id']?.value).toBe('AKIAIOSFODNN7EXAMPLE')
    expect(settings['aws_secret_access_key']).toEqual({ value: null, file: CREDENTIALS, line: 4, overrides: [] })
  })

  it('have an object for a nested block', () => {
    expect(settings['s3']?.value).toEqual({ addressing_style: 'path' })
  })

  it('hold no secret, wherever the file hides one', () => {
    const canary = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYcanaryKEY0'
    const hidden = book(
      `[profile a]
region = eu-west-1
  aws_secret_access_key = ${canary}
s3 =
  aws_session_token = ${canary}
AWS_SECRET_ACCESS_KEY = ${canary}
`,
      `[a]\naws_session_token = ${canary}\naws_security_token = ${canary}\n`,
    )
    for (const profile of hidden.profiles) {
      expect(JSON.stringify(profileDetailJson(profile, 'broken', null))).not.toContain('canary')
    }
  })

  it('may be called like a property of every object', () => {
    const odd = book('[profile a]\n__proto__ = x\nconstructor = y\n')
    const json: unknown = JSON.parse(JSON.stringify(profileDetailJson(profileOf(odd, 'a'), 'empty', null)))
    expect(Object.getOwnPropertyDescriptor(Object(json).settings, 'constructor')?.value).toMatchObject({ value: 'y' })
  })
})

describe('problems of a whole file', () => {
  it('stand on each of its profiles', () => {
    const torn = book('[profile a]\nregion = x\n[profile b]\nno delimiter\n')
    for (const name of ['a', 'b']) {
      expect(profileJson(profileOf(torn, name), 'broken', null).problems.some(({ line }) => line === 4)).toBe(true)
    }
    expect(homelessProblems(torn)).toEqual([])
  })

  it('are homeless when the file has no profile', () => {
    const torn = book('no delimiter\n', '[a]\naws_access_key_id = x\n')
    expect(homelessProblems(torn)).toMatchObject([{ severity: 'error', file: CONFIG }])
  })
})
