import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dialect, FileRole, FileSnapshot, Reading } from '../../../app/profile/model.ts'
import { readFileAs } from '../../../app/profile/read.ts'

const LINE_DIALECTS = ['cross-sdk', 'cross-sdk-cased', 'sdk-go', 'sdk-ruby', 'sdk-dotnet', 'sdk-php'] as const

function read(dialect: Dialect, text: string, role: FileRole = 'config'): Reading {
  const path = `/home/me/.aws/${role}`
  const snapshot: FileSnapshot = { role, path, state: 'present', text, encoding: 'utf-8', reason: null }
  return readFileAs(dialect, snapshot)
}

function valueOf(dialect: Dialect, text: string, setting = 'region', name = 'a'): string | null {
  const value = read(dialect, text).profiles.get(name)?.settings.get(setting)?.value
  return value?.kind === 'plain' ? value.text : null
}

describe('a value', () => {
  const rows: readonly (readonly [string, string, Readonly<Partial<Record<Dialect, string | null>>>])[] = [
    [
      'with a comment after a blank',
      'region = x # c',
      { 'cross-sdk': 'x', 'sdk-go': 'x', 'sdk-ruby': 'x # c', 'sdk-dotnet': 'x # c' },
    ],
    [
      'with a comment close by',
      'region = x#c',
      { 'cross-sdk': 'x#c', 'sdk-go': 'x', 'sdk-ruby': 'x#c', 'sdk-php': 'x#c' },
    ],
    [
      'with a semicolon after a blank',
      'region = x ;c',
      { 'cross-sdk': 'x', 'sdk-go': 'x', 'sdk-ruby': 'x', 'sdk-php': 'x' },
    ],
    ['in quotes', 'region = "x"', { 'cross-sdk': '"x"', 'sdk-go': 'x', 'sdk-ruby': '"x"', 'sdk-php': 'x' }],
    ['after a colon', 'region: x', { 'sdk-go': 'x', 'sdk-ruby': null, 'sdk-php': null }],
    [
      'under a name with capitals',
      'Region = x',
      { 'cross-sdk': 'x', 'cross-sdk-cased': null, 'sdk-go': 'x', 'sdk-dotnet': 'x', 'sdk-ruby': null },
    ],
    ['that is empty', 'region =', { 'cross-sdk': '', 'sdk-go': '', 'sdk-ruby': null, 'sdk-php': '' }],
    ['given twice', 'region = y\nregion = x', { 'cross-sdk': 'x', 'sdk-go': 'x', 'sdk-dotnet': null, 'sdk-ruby': 'x' }],
    ['that goes on', 'region = x\n  y', { 'cross-sdk': 'x\ny', 'sdk-go': 'x\ny', 'sdk-ruby': 'x', 'sdk-dotnet': 'x' }],
  ]
  test.each(
    rows.flatMap(([what, line, by]) =>
      Object.entries(by).map(([dialect, value]) => [what, dialect, line, value] as const),
    ),
  )('%s is read by %s in its own way', (_what, dialect, line, value) => {
    const known = LINE_DIALECTS.find((each) => each === dialect)
    if (known === undefined) throw new Error(`no dialect ${dialect}`)
    expect(valueOf(known, `[profile a]\n${line}\n`)).toBe(value)
  })
})

describe('a header', () => {
  test.each([
    ['cross-sdk', '[profile a]# c', true],
    ['cross-sdk', '[ profile a ]', true],
    ['cross-sdk', '[profile "a"]', false],
    ['sdk-go', '[profile a] ; c', true],
    ['sdk-go', '[a]', false],
    ['sdk-ruby', '[profile a] # c', true],
    ['sdk-ruby', '[a]', true],
    ['sdk-dotnet', '[profile\ta]', true],
    ['sdk-dotnet', '[a]', false],
    ['sdk-php', '[profile a]', true],
  ] as const)('of %s: %s', (dialect, header, isProfile) => {
    expect(read(dialect, `${header}\nregion = x\n`).profiles.has('a')).toBe(isProfile)
  })

  test.each([
    ['cross-sdk', 'prefixed'],
    ['sdk-go', 'prefixed'],
    ['sdk-dotnet', 'bare'],
  ] as const)('of two defaults %s takes the %s one, whatever their order', (dialect, wanted) => {
    const [bare, prefixed] = ['[default]\nregion = bare\n', '[profile default]\nregion = prefixed\n']
    for (const text of [bare + prefixed, prefixed + bare])
      expect(valueOf(dialect, text, 'region', 'default')).toBe(wanted)
  })

  test('with a profile prefix in the credentials file is no profile to most', () => {
    for (const dialect of ['cross-sdk', 'sdk-go'] as const)
      expect(read(dialect, '[profile a]\nregion = x\n', 'credentials').profiles.size).toBe(0)
  })
})

describe('a file', () => {
  test.each([
    ['cross-sdk', 'region = x\n', 'before-first-section'],
    ['cross-sdk', '[profile a]\nregion : x\n', 'no-delimiter'],
    ['cross-sdk', '[profile a\n', 'unclosed-header'],
    ['cross-sdk', '[profile a]\n  x\n', 'continuation-without-setting'],
    ['cross-sdk', '[profile a]\n= x\n', 'setting-without-name'],
    ['cross-sdk', '[profile a]\ns3 =\n  x\n', 'nested-without-delimiter'],
    ['sdk-go', '[profile a]\nx\n', 'no-delimiter'],
  ] as const)('is refused by %s: %j', (dialect, text, code) => {
    const reading = read(dialect, text)
    expect(reading.refusal?.code).toBe(code)
    expect(reading.refusal?.message).toMatch(/line \d+\.$/)
    expect(reading.profiles.size).toBe(0)
  })

  test('of any content is read without throwing, and hides secrets', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('[profile a]', '[a]', 'aws_secret_access_key = canary', '  aws_session_token = canary', 'x ='),
    )
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom(...LINE_DIALECTS), (lines, dialect) => {
        const { profiles } = read(dialect, lines.join('\n'))
        const values = [...profiles.values()].flatMap(({ settings }) =>
          [...settings.values()].map(({ value }) => value),
        )
        expect(JSON.stringify(values)).not.toContain('canary')
      }),
    )
  })
})
