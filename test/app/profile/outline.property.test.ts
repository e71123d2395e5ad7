import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildProfileBook } from '../../../app/profile/book.ts'
import type { EffectiveSetting, ProfileSection, Reading, Setting, SettingValue } from '../../../app/profile/model.ts'
import { outlineOf } from '../../../app/profile/outline.ts'
import type { Reach } from '../../../app/profile/read.ts'
import { isSameSecret } from '../../../app/text/secret.ts'
import { anyText, awsLikeText, tidyText } from '../document/file-text.ts'
import { snapshot } from './snapshots.ts'

/** What may stand behind a name, or in any other place, and be more than it looks. */
const rest = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('x', 'y z', 'arn:aws:iam::123456789012:role/Dev', 'a = b') },
  { weight: 4, arbitrary: fc.constantFrom('', '', ' ', '\t', '\u001c', '\u0085', '\u00a0', '\u2028', '\u000c') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('[x]', '# c', 'v # c', '=', ':', 'é', '\ufeff', '\u2028k', 'v\u2028', ' = x'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }).map((text) => text.replace(/[\r\n]/g, '')) },
)

const usualStart = fc.constantFrom(
  'region = ',
  'Region : ',
  's3 =',
  'output=\t',
  'aws_session_token = ',
  'x y = ',
  '# ',
)
const deeperStart = fc.constantFrom('  region = ', '    a = ', '\tb', '  # ', '', ' ', ';')
const strangeStart = fc.constantFrom('region', '\u001ck = ', 'é = ', ']a = ', '[k = ', '[', ' [', ' [z] ', '=', ' ', '')

/** The parts of lines that the sections of one make have in common. */
const make = fc.oneof(
  { weight: 4, arbitrary: fc.uniqueArray(usualStart, { maxLength: 3 }) },
  { weight: 4, arbitrary: fc.tuple(usualStart, deeperStart) },
  { weight: 2, arbitrary: fc.array(fc.oneof(usualStart, deeperStart, strangeStart), { maxLength: 4 }) },
)

const before = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', '# c\n') },
  { weight: 1, arbitrary: fc.constantFrom('\n', ' ; c\n', '\ufeff', 'k = v\n', ' [x]\n', '  \n') },
)

/** Files of sections that differ in what their lines say, and otherwise are of one make or two. */
const madeAlike = (header: fc.Arbitrary<string>) =>
  fc
    .record({
      before,
      makes: fc.array(make, { minLength: 1, maxLength: 2 }),
      headers: fc.uniqueArray(header, { minLength: 1, maxLength: 4 }),
      picks: fc.infiniteStream(fc.nat()),
      rests: fc.infiniteStream(rest),
      end: fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\r\n', '\r'),
    })
    .map(({ before, makes, headers, picks, rests, end }) => {
      const sections = headers.map((name) => {
        const starts = makes[next(picks) % makes.length] ?? []
        return [`[${name}]`, ...starts.map((start) => `${start}${next(rests)}`)].join(end)
      })
      return before + sections.join(end)
    })

function next<Value>(stream: Iterator<Value>): Value {
  const { value, done } = stream.next()
  if (done === true) throw new Error('the stream ends')
  return value
}

const headers = (usual: readonly string[], strange: readonly string[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...strange) })
const config = headers(
  ['default', 'profile a', 'profile b', 'profile b c', 'sso-session s', 'services t', 'foo', 'profile c] # x'],
  ['profile "a"', 'DEFAULT', 'profile __proto__', ' profile d', 'profile é', ''],
)
const credentials = headers(
  ['default', 'a', 'b', 'profile a', 'é', 'c] x'],
  ['sso-session s', 'DEFAULT', '__proto__', ''],
)

const anyFile = (role: 'config' | 'credentials') =>
  fc.oneof(
    { weight: 6, arbitrary: madeAlike(role === 'config' ? config : credentials) },
    { weight: 2, arbitrary: tidyText(role) },
    { weight: 2, arbitrary: awsLikeText },
    { weight: 1, arbitrary: anyText },
  )

const twoFiles = fc.tuple(anyFile('config'), anyFile('credentials'))

function bookOf([config, credentials]: readonly [string, string], reach: Reach) {
  return buildProfileBook(
    { config: snapshot('config', config), credentials: snapshot('credentials', credentials) },
    reach,
  )
}

/** Every value of a reading, in order. */
const valuesOf = (reading: Reading): readonly SettingValue[] =>
  [reading.profiles, reading.ssoSessions, reading.services].flatMap((sections) =>
    [...sections.values()].flatMap(({ settings }) => [...settings.values()].flatMap(withOverridden)),
  )

const withOverridden = ({ value, overrides }: EffectiveSetting): readonly SettingValue[] => [
  value,
  ...overrides.map((each) => each.value),
]

function plain(reading: Reading) {
  const { profiles, ssoSessions, services, ...rest } = reading
  const value = (one: SettingValue) => (one.kind === 'secret' ? 'secret' : one)
  const setting = (one: Setting) => ({ ...one, value: value(one.value), overrides: undefined })
  const section = ({ settings, ...one }: ProfileSection) => ({
    ...one,
    settings: [...settings].map(([name, each]) => [name, setting(each)]),
  })
  const all = (sections: Reading['profiles']) => [...sections].map(([name, each]) => [name, section(each)])
  return { ...rest, profiles: all(profiles), ssoSessions: all(ssoSessions), services: all(services) }
}

function expectAlike(few: Reading, every: Reading): void {
  expect(plain(few)).toEqual(plain(every))
  const others = valuesOf(every)
  for (const [index, value] of valuesOf(few).entries()) {
    const other = others[index]
    if (value.kind === 'secret') expect(other?.kind === 'secret' && isSameSecret(value.secret, other.secret)).toBe(true)
  }
}

describe('a reading of a few sections', () => {
  it('is what the reading of every section is, and refuses alike', () => {
    fc.assert(
      fc.property(twoFiles, (texts) => {
        const [few, every] = [bookOf(texts, 'some-sections'), bookOf(texts, 'every-section')]
        expectAlike(few.readings.botocore.config, every.readings.botocore.config)
        expectAlike(few.readings.botocore.credentials, every.readings.botocore.credentials)
        expect([...few.ssoSessions.keys()]).toEqual([...every.ssoSessions.keys()])
        expect([...few.services.keys()]).toEqual([...every.services.keys()])
        expect(few.profiles.map(({ name, readBy, problems }) => ({ name, readBy, problems }))).toEqual(
          every.profiles.map(({ name, readBy, problems }) => ({ name, readBy, problems })),
        )
      }),
      { numRuns: 1500 },
    )
  })

  it('gives the same section each time, whichever way it is come to', () => {
    const { profiles } = bookOf(['[profile a]\nregion = x\n[profile b]\nregion = y\n', ''], 'some-sections').readings
      .botocore.config
    const one = profiles.get('b')
    expect(one?.place.line).toBe(3)
    expect([...profiles.values()][1]).toBe(one)
    expect(profiles.get('b')).toBe(one)
    expect([profiles.has('a'), profiles.has('c'), profiles.get('c'), profiles.size]).toEqual([
      true,
      false,
      undefined,
      2,
    ])
  })

  it('holds no secret that is not wrapped, before or after it is looked into', () => {
    const text = '[a]\naws_secret_access_key = canary\n[b]\naws_secret_access_key = canary\n'
    const { readings } = bookOf(['', text], 'some-sections')
    expect(JSON.stringify(readings.botocore)).not.toContain('canary')
    const section = readings.botocore.credentials.profiles.get('b')
    expect(JSON.stringify([readings.botocore, section, [...(section?.settings ?? [])]])).not.toContain('canary')
  })
})

describe('an outline', () => {
  it.each([
    ['profiles one after the other', '# c\n\n[profile a]\nregion = x\ns3 =\n  k = v\n\n[profile b]\nregion = y\n'],
    ['the line ends of Windows', '[profile a]\r\nregion = x\r\n\r\n[profile b]\r\nregion = y\r\n'],
    [
      'settings that are indented',
      '[profile a]\n  region = x\n  output = y\n[profile b]\n  region = y\n  output = z\n',
    ],
  ])('is had of %s', (_what, text) => {
    expect([...(outlineOf(text)?.keys() ?? [])]).toEqual(['profile a', 'profile b'])
  })

  it.each([
    ['a section that stands twice', '[a]\n[b]\n[a]\n'],
    ['a setting that stands twice in a later section', '[a]\nk = v\nl = v\n[b]\nk = v\nK = v\n'],
    ['a line without a delimiter in a later section', '[a]\nk=v\n[b]\nk'],
    ['a block with an entry that is none', '[a]\nk =\n  l = v\n[b]\nk =\n  l'],
    ['a block with an entry of another delimiter', '[a]\nk =\n l= v\n[b]\nk =\n l: v'],
    ['an empty value that makes a block of what follows', '[a]\nk = v\n  l\n[b]\nk =\n  l'],
    ['a header that is never closed', '[a]\n[b\nk = v\n'],
    ['a header with blanks before it', '[a]\nk = v\n [b]\nk = v\n'],
    ['a setting before the first header', 'k = v\n[a]\n'],
    ['a name of which one is a header', '[a]\nk = v\n[b]\n[k = v'],
    ['a header within a later section', '[a]\n [b] = v\nk = v\n'],
    ['a byte order mark', '\ufeff[a]\n'],
    ['a lone carriage return', '[a]\nk = v\r[b]\n'],
  ])('is not had of %s', (_what, text) => {
    expect(outlineOf(text)).toBeNull()
  })
})
