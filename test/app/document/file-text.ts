import fc from 'fast-check'

/*
 * Made-up shared files: mostly what people write, with everything that trips one reader or another strewn in.
 */

const blanks = fc.constantFrom('', '', '', ' ', '  ', '\t', '    ', '\u00a0', '\u000c')
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r')

const names = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'dev', 'team-1', 'me@corp.com', 'a.b', 'default') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"my prof"', "'q'", 'tëst', "o'neil", 'x#1', 'a]b', '\\ b', '__proto__', 'x y', '""'),
  },
)

/** A section name as people write it, by file; now and then one of the other file, or of none. */
export const headerText = fc.oneof(
  { weight: 6, arbitrary: names.map((name) => (name === 'default' ? name : `profile ${name}`)) },
  { weight: 2, arbitrary: names },
  { weight: 1, arbitrary: names.map((name) => `sso-session ${name}`) },
  { weight: 1, arbitrary: names.map((name) => `services ${name}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('profile', 'profiles', 'Profile', 'profile.', 'sso-session.', ' profile'),
        blanks,
        names,
        blanks,
      )
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'DEFAULT',
      'default',
      'profile',
      'preview',
      ' default ',
      'Default',
      '__proto__',
      'services',
    ),
  },
)

const settingName = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'region',
      'output',
      'role_arn',
      'source_profile',
      'aws_access_key_id',
      'aws_secret_access_key',
      'aws_session_token',
      's3',
      'sso_session',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('Region', 'AWS_ACCESS_KEY_ID', 'x y', '__proto__', '"q"', 'İ', '[x', 'k;v') },
)

const value = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'eu-central-1',
      'a',
      'AKIAIOSFODNN7EXAMPLE',
      'x/y+z=',
      'arn:aws:iam::123456789012:role/Dev',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('', 'v # c', 'v#c', 'v ; c', '# c', '"q"', '[x]', 'a = b', '100%', 'tëst') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replace(/[\r\n]/g, '')) },
)

const delimiter = fc.constantFrom(' = ', ' = ', '=', '= ', ' =', ': ', ':', '\t=\t')

const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(settingName, delimiter, value, blanks).map((parts) => parts.join('')) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(headerText, fc.constantFrom('', '', '', '', ' ', ' # c', '# c', ' x', ';c'))
      .map(([header, tail]) => `[${header}]${tail}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('    ', '  ', '\t', ' '), settingName, delimiter, value)
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('#', ';', '  #', '# '), value).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: blanks },
  { weight: 1, arbitrary: fc.tuple(blanks, headerText).map(([indent, header]) => `${indent}[${header}]`) },
)

/** Lines that AWS CLI refuses a file for. */
const brokenLine = fc.oneof(
  fc.constantFrom('flag', '[profile a', '[', '[]', '= x', ': x', '\ufeff', '\u0000', '[[', '  flag', ']'),
  value,
)

function fileOf(lines: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(fc.tuple(lines, lineEnd), { maxLength: 24 }), fc.constantFrom('', '', '', 'k = v', '[z]', ' '))
    .map(([pairs, last]) => pairs.map((pair) => pair.join('')).join('') + last)
}

/** Files that a tool may or may not like; each line by itself could be found in one. */
export const awsLikeText = fc.oneof(
  { weight: 3, arbitrary: fileOf(line) },
  {
    weight: 2,
    arbitrary: fileOf(line).map((text) => `[default]\n${text}`),
  },
  { weight: 1, arbitrary: fileOf(fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: brokenLine })) },
  { weight: 1, arbitrary: fileOf(line).map((text) => `\ufeff${text}`) },
)

/**
 * Files that AWS CLI accepts more often than not: headers and settings do not repeat. `role` decides how profiles are named.
 */
export const tidyText = (role: 'config' | 'credentials'): fc.Arbitrary<string> =>
  fc
    .uniqueArray(
      fc.record({
        header: role === 'config' ? headerText : fc.oneof(names, headerText),
        lines: fc.uniqueArray(
          fc.record({
            name: settingName,
            rest: fc.tuple(delimiter, value, blanks).map((parts) => parts.join('')),
            more: fc.array(fc.oneof(line, fc.constant('  a = b')), { maxLength: 2 }),
          }),
          { maxLength: 5, selector: (setting) => setting.name.toLowerCase() },
        ),
        tail: fc.constantFrom('', '', '', ' ', '# c', ' # c', ' x'),
      }),
      { maxLength: 6, selector: (section) => section.header },
    )
    .chain((sections) => fc.tuple(fc.constant(sections), fc.infiniteStream(lineEnd), fc.boolean()))
    .map(([sections, ends, isClosed]) => {
      const lines = sections.flatMap((section) => [
        `[${section.header}]${section.tail}`,
        ...section.lines.flatMap(({ name, rest, more }) => [
          `${name}${rest}`,
          ...more.map((each) => (each.trim() === '' ? each : `    ${each.trim()}`)),
        ]),
      ])
      const text = lines.map((each) => `${each}${ends.next().value ?? '\n'}`).join('')
      return isClosed ? text : text.replace(/[\r\n]+$/, '')
    })

/** Any text at all: control characters, lone surrogates, every line end. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom('[', ']', '=', ':', '\n', '\r', '#', ';', ' ', '\u2028', '\u0000', '\ud800', '\ufeff'),
        fc.string(),
      ),
    )
    .map((parts) => parts.join('')),
)
