import { describe, expect, it } from 'vitest'
import { buildProfileBook } from '../../../app/profile/book.ts'
import { SECRET_MASK } from '../../../app/text/secret.ts'
import { book, PATHS, profileOf, shown, snapshot } from './snapshots.ts'

const names = (config: string | null, credentials: string | null = null) =>
  book(config, credentials).profiles.map((each) => each.name)

const settings = (config: string | null, credentials: string | null, name: string) =>
  Object.fromEntries(
    [...profileOf(book(config, credentials), name).settings].map(([key, each]) => [key, shown(each.value)]),
  )

describe('the rows', () => {
  it('are one per name, in file order, config first', () => {
    expect(names('[profile b]\n[default]\n[profile a]\n', '[z]\n[a]\n[default]\n')).toEqual(['b', 'default', 'a', 'z'])
  })

  it('are none for what is no profile', () => {
    const config =
      '[DEFAULT]\nk = v\n[sso-session s]\n[services t]\n[foo]\n[Profile a]\n[preview]\n[profile a b c]\n[profile]\n'
    expect(names(config, '[DEFAULT]\nk = v\n[sso-session s]\nk = v\n[services t]\nk = v\n')).toEqual([])
  })

  it('carry the name that AWS CLI reads', () => {
    const config = `[profile "my prof"]\n[profile  a]\n[profile b ]\n[profile c]# x\n[profiles d]\n[profile e\\ f]\n`
    expect(names(config)).toEqual(['my prof', 'a', 'b', 'c', 'd', 'e f'])
  })

  it('carry another tool’s name where AWS CLI sees none', () => {
    expect(names('[profile.a]\nregion = x\n[ profile b ]\nregion = x\n[profile.empty]\n')).toEqual(['a', 'b'])
  })

  it('hold a prefixed section of the credentials file under its whole name', () => {
    expect(names(null, '[profile x]\nregion = y\n')).toEqual(['profile x'])
  })

  it('are empty for files that are missing, empty or unreadable', () => {
    expect(names(null)).toEqual([])
    expect(names('', '')).toEqual([])
    const unreadable = { ...snapshot('config', '[default]\n'), state: 'unreadable', reason: 'It is a folder.' } as const
    const read = buildProfileBook({ config: unreadable, credentials: snapshot('credentials', null) })
    expect(read.profiles).toEqual([])
    expect(read.fileProblems.map((each) => [each.code, each.message])).toEqual([
      ['unreadable', 'It is a folder. AWS tools take it for an empty file.'],
    ])
  })
})

describe('the merge', () => {
  it('lets the credentials file win, and says what it overrides', () => {
    const merged = profileOf(book('[profile a]\nregion = one\noutput = json\n', '[a]\nregion = two\n'), 'a')
    expect(merged.settings.get('region')).toEqual({
      name: 'region',
      value: { kind: 'plain', text: 'two' },
      place: { file: PATHS.credentials, line: 2 },
      overrides: [{ value: { kind: 'plain', text: 'one' }, place: { file: PATHS.config, line: 2 } }],
    })
    expect(merged.settings.get('output')?.place).toEqual({ file: PATHS.config, line: 3 })
    expect(merged.readBy).toBe('botocore')
  })

  it('takes the later of [default] and [profile default], and nothing of the other', () => {
    expect(settings('[default]\na = 1\nb = 1\n[profile default]\na = 2\n', null, 'default')).toEqual({ a: '2' })
    expect(settings('[profile default]\na = 2\n[default]\na = 1\nb = 1\n', null, 'default')).toEqual({ a: '1', b: '1' })
    expect(settings('[profile a]\na = 1\nb = 1\n[profile "a"]\na = 2\n', null, 'a')).toEqual({ a: '2' })
  })

  it('gives the settings of [DEFAULT] to every profile that has none of its own', () => {
    const read = book('[DEFAULT]\nregion = all\n[profile a]\n[profile b]\nregion = own\n')
    expect(shown(profileOf(read, 'a').settings.get('region')?.value)).toBe('all')
    expect(profileOf(read, 'b').settings.get('region')?.overrides).toEqual([
      { value: { kind: 'plain', text: 'all' }, place: { file: PATHS.config, line: 2 } },
    ])
  })

  it('reads a block, and lower-cases names', () => {
    expect(settings('[default]\nRegion = x\ns3 =\n  addressing_style = path\n', null, 'default')).toEqual({
      region: 'x',
      s3: { addressing_style: 'path' },
    })
  })

  it('does not let a tool’s private name into what AWS CLI merges', () => {
    expect(settings('[profile.a]\nregion = js\n', '[a]\noutput = json\n', 'a')).toEqual({ output: 'json' })
  })
})

describe('a file that AWS CLI refuses', () => {
  it.each([
    ['a duplicate setting', '[profile a]\nk = 1\nK = 2\n', 'duplicate-setting', 3],
    ['a duplicate section', '[profile a]\nk = 1\n[profile a]\nk = 2\n', 'duplicate-section', 3],
    ['a byte order mark', '\ufeff[profile a]\nk = 2\n', 'byte-order-mark', 1],
    ['a line without a delimiter', '[profile a]\nk = 2\nflag\n', 'no-delimiter', 3],
    ['a header that is never closed', '[profile a]\nk = 2\n[profile b\nk = 3\n', 'unclosed-header', 3],
    ['a line before the first section', 'x = 1\n[profile a]\nk = 2\n', 'before-first-section', 1],
    [
      'a block with a line without a delimiter',
      '[profile a]\nk = 2\ns3 =\n  x = 1\n  flag\n',
      'nested-without-delimiter',
      5,
    ],
  ])('for %s is still shown, with the line and the reason', (_what, text, code, line) => {
    const read = book(text, '[other]\n')
    const profile = profileOf(read, 'a')
    expect(shown(profile.settings.get('k')?.value)).toBe('2')
    expect(profile.readBy).toBe('tolerant')
    const problem = profile.problems.find((each) => each.code === code)
    expect(problem).toMatchObject({ severity: 'error', file: PATHS.config, line })
    expect(read.fileProblems).toEqual([problem])
    expect(read.readings.botocore.config.refusal).toMatchObject({ code, line })
    expect(profileOf(read, 'other').problems.map((each) => each.code)).not.toContain(code)
  })

  it('for a byte that is not UTF-8 is read as JavaScript reads it', () => {
    const config = snapshot('config', '[profile a]\nk = ok\nx = caf\u00e9\n', 'bytes')
    const read = buildProfileBook({ config, credentials: snapshot('credentials', null) })
    expect(read.readings.botocore.config.refusal).toMatchObject({ code: 'not-utf-8', line: 3 })
    expect(shown(profileOf(read, 'a').settings.get('x')?.value)).toBe('caf\ufffd')
  })
})

describe('secrets', () => {
  it('are wrapped whatever the case of their name, in every reading', () => {
    const credentials =
      '[a]\naws_secret_access_key = canary1\nAWS_SESSION_TOKEN = canary2\naws_security_token = canary3\n'
    expect(JSON.stringify(plainly(book(null, credentials)))).not.toMatch(/canary/)
    expect(settings(null, credentials, 'a')).toEqual({
      aws_secret_access_key: SECRET_MASK,
      aws_session_token: SECRET_MASK,
      aws_security_token: SECRET_MASK,
    })
  })

  it.each([
    ['an indented line', '[a]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n  aws_secret_access_key = canary\n'],
    ['a block', '[a]\ns3 =\n  aws_session_token = canary\n'],
    ['a block that AWS CLI refuses', '[a]\ns3 =\n  flag\n  aws_session_token = canary\n'],
    ['a block under a secret', '[a]\naws_session_token =\n  x = canary\n'],
    ['a duplicate', '[a]\naws_session_token = canary\naws_session_token = other\n'],
  ])('are wrapped in %s too', (_what, credentials) => {
    expect(JSON.stringify(plainly(book(null, credentials)))).not.toMatch(/canary/)
  })
})

describe('a hostile file', () => {
  it.each([
    ['one setting, repeated', '[default]\n', 'k = v\n'],
    ['one section, repeated', '', '[profile a]\nk = v\n'],
    ['one block, repeated', '', '[profile a]\ns3 =\n  k = v\n'],
    ['nothing but line ends', '', '\n'],
    ['nothing but brackets', '', '['],
  ])('of %s is read in time that grows with its length only', (_what, start, piece) => {
    const text = start + piece.repeat(Math.ceil(1_000_000 / piece.length))
    const read = book(text, text)
    expect(read.readings['sdk-js'].config.refusal).toBeNull()
    const most = Math.max(
      0,
      ...read.profiles.flatMap((each) => [...each.settings.values()].map((one) => one.overrides.length)),
    )
    expect(most).toBeLessThanOrEqual(20)
  })
})

it('settings that leak into very many sections are read in time too', () => {
  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join('')
  const text = `[DEFAULT]\n${lines(20_000, (index) => `k${index} = v\n`)}${lines(20_000, (index) => `[profile p${index}]\n`)}`
  expect(book(text).profiles.length).toBe(20_000)
})

/** A book as plain data, the file texts left out. */
function plainly(from: ReturnType<typeof book>): unknown {
  const { files: _files, ...rest } = from
  const flat = (value: unknown): unknown => {
    if (value instanceof Map) return [...value].map(flat)
    if (Array.isArray(value)) return value.map(flat)
    if (typeof value !== 'object' || value === null || 'toJSON' in value) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, flat(each)]))
  }
  return flat(rest)
}
