import type { DocumentCommand } from '../../app/document/model.ts'
import type { ReaderName, Written } from './plain-readers.ts'

/** By which rule of its own a reader takes a corner otherwise than the lines say: the named dialect rules. */
export type DialectRule =
  /** AWS CLI: duplicates, a stray line, a byte order mark or bytes that are no UTF-8 make the file unreadable. */
  | 'refuses the whole file'
  /** The header is none to the reader, or names no profile. */
  | 'header is no profile'
  /** AWS CLI: the settings of `[DEFAULT]` are in every section. */
  | 'DEFAULT leaks'
  /** JavaScript SDK, ini: only `=` delimits. */
  | 'colon is no delimiter'
  /** Of `[default]` and `[profile default]` one alone counts. */
  | 'two defaults'
  /** AWS CLI: what is indented deeper continues the value above. Others: it is a line of its own. */
  | 'indentation continues'
  /** JavaScript SDK: a line ends at a line feed only. */
  | 'carriage return ends no line'
  /** JavaScript SDK, ini: sections of one name merge; a copy is of the last one. */
  | 'duplicates merge'
  /** ini nests a section at each dot of its name. */
  | 'dots nest'

/** A corner of the dialect: a file with `[profile other]` behind the section that is edited. */
export type Corner = {
  readonly what: string
  readonly written: Written
  /** The header text of the section that is edited. */
  readonly section: string
  /** The profile it is to AWS CLI and the JavaScript SDK; ini knows the header only. */
  readonly profile: string
  readonly rules: Readonly<Partial<Record<ReaderName, DialectRule>>>
  /** The kinds of commands that are refused here, as they would hurt another section. */
  readonly refused: readonly DocumentCommand['kind'][]
}

type About = Partial<Pick<Corner, 'section' | 'profile' | 'refused'> & Written>

const BODY = 'region = eu-west-1\nnote = y\n'

/** A file with some lines, and a profile behind them that nobody touches. */
function corner(what: string, lines: string, rules: Corner['rules'] = {}, about: About = {}): Corner {
  const { section = 'profile a', profile = 'a', role = 'config', encoding = 'utf8', refused = [] } = about
  const other = `[${role === 'config' ? 'profile ' : ''}other]\nregion = us-east-1\n`
  const text = about.text ?? `${lines}\n${other}`
  return { what, written: { role, text, encoding }, section, profile, rules, refused }
}

const unseen = (reader: ReaderName): Corner['rules'] => ({ [reader]: 'header is no profile' })
const unreadable: Corner['rules'] = { botocore: 'refuses the whole file' }

/** Every row of the table of differences (`profile` problems name the same), and every habit of layout. */
export const corners: readonly Corner[] = [
  corner('plain lines', `[profile a]\n${BODY}`),
  corner('tight lines', '[profile a]\nregion=eu-west-1\nnote=y\n'),
  corner(
    'carriage returns and line feeds',
    '',
    {},
    { text: '[profile a]\r\nregion = eu-west-1\r\nnote = y\r\n\r\n[profile other]\r\nk = v\r\n' },
  ),
  corner(
    'lone carriage returns',
    '',
    { 'sdk-js': 'carriage return ends no line' },
    { text: '[profile a]\rregion = eu-west-1\rnote = y\r[profile other]\rk = v\r' },
  ),
  corner('no final newline', '', {}, { text: '[profile other]\nk = v\n\n[profile a]\nnote = y\nregion = eu-west-1' }),
  corner('comments and blank lines', `# top\n\n[profile a]\n# mine\n\n${BODY}\n; end\n`),
  corner('an inline comment', '[profile a]\nregion = eu-west-1 # mine\nnote = y\n'),
  corner('a comment mark in a value', '[profile a]\nregion = eu-west-1#mine\nnote = y\n'),
  corner('a comment right behind a header', `[profile a]# mine\n${BODY}`, {
    'sdk-js': 'header is no profile',
    ini: 'header is no profile',
  }),
  corner('a comment behind a header', `[profile a] # mine\n${BODY}`, unseen('ini')),
  corner('a colon', '[profile a]\nregion : eu-west-1\nnote = y\n', {
    'sdk-js': 'colon is no delimiter',
    ini: 'colon is no delimiter',
  }),
  corner('capitals', '[profile a]\nRegion = eu-west-1\nnote = y\n'),
  corner('a setting twice', `[profile a]\nregion = x\n${BODY}`, unreadable),
  corner('a section twice', `[profile a]\nfirst = x\n[profile a]\n${BODY}`, {
    ...unreadable,
    'sdk-js': 'duplicates merge',
    ini: 'duplicates merge',
  }),
  corner(
    '[default] before [profile default]',
    `[default]\n${BODY}[profile default]\nk = v\n`,
    { botocore: 'two defaults', 'sdk-js': 'two defaults' },
    { section: 'default', profile: 'default' },
  ),
  corner(
    '[profile default] before [default]',
    `[profile default]\nk = v\n[default]\n${BODY}`,
    { botocore: 'two defaults', 'sdk-js': 'two defaults' },
    { section: 'default', profile: 'default' },
  ),
  corner('[default]', `[default]\n${BODY}`, {}, { section: 'default', profile: 'default' }),
  corner('a quoted name', `[profile "my prof"]\n${BODY}`, unseen('sdk-js'), {
    section: 'profile "my prof"',
    profile: 'my prof',
  }),
  corner('quotes around a plain name', `[profile "a"]\n${BODY}`, {}, { section: 'profile "a"' }),
  corner('two blanks', `[profile  a]\n${BODY}`, unseen('sdk-js'), { section: 'profile  a' }),
  corner('a tab', `[profile\ta]\n${BODY}`, {}, { section: 'profile\ta' }),
  corner('a blank at the end of a name', `[profile a ]\n${BODY}`, { ...unseen('sdk-js') }, { section: 'profile a ' }),
  corner(
    'a blank before a name',
    `[ profile a ]\n${BODY}`,
    { botocore: 'header is no profile', 'sdk-js': 'header is no profile' },
    { section: ' profile a ' },
  ),
  corner(
    'a dot for the blank',
    `[profile.a]\n${BODY}`,
    { botocore: 'header is no profile', ini: 'dots nest' },
    { section: 'profile.a' },
  ),
  corner('a dotted name', `[profile a.b]\n${BODY}`, { ini: 'dots nest' }, { section: 'profile a.b', profile: 'a.b' }),
  corner(
    'a capital in the header',
    `[Profile a]\n${BODY}`,
    { botocore: 'header is no profile', 'sdk-js': 'header is no profile' },
    { section: 'Profile a' },
  ),
  corner(
    'a foreign section',
    `[preview]\n${BODY}`,
    { botocore: 'header is no profile', 'sdk-js': 'header is no profile' },
    { section: 'preview' },
  ),
  corner(
    '[DEFAULT]',
    `[DEFAULT]\n${BODY}`,
    { botocore: 'DEFAULT leaks', 'sdk-js': 'header is no profile' },
    { section: 'DEFAULT', profile: 'DEFAULT' },
  ),
  corner('an indented second setting', '[profile a]\nnote = y\n  region = eu-west-1\n', {
    botocore: 'indentation continues',
    'sdk-js': 'indentation continues',
    ini: 'indentation continues',
  }),
  corner('all settings indented', '[profile a]\n  region = eu-west-1\n  note = y\n'),
  corner(
    'an indented header',
    `[profile a]\n${BODY}  [profile b]\nk = v\n`,
    { botocore: 'indentation continues' },
    { refused: ['remove-section'] },
  ),
  corner('a byte order mark', `\ufeff[profile a]\n${BODY}`, { ...unreadable, ini: 'header is no profile' }),
  corner('a byte that is no UTF-8', `[profile a]\n${BODY}# caf\u00e9\n`, unreadable, { encoding: 'latin1' }),
  corner('a line without a delimiter', `[profile a]\nflag\n${BODY}`, unreadable),
  corner('a block', `[profile a]\n${BODY}s3 =\n  x = 1\n  y = 2\n`),
  corner('a block of one', `[profile a]\n${BODY}s3 =\n    x = 1\n`),
  corner('a block in the middle', `[profile a]\ns3 =\n  x = 1\n  y = 2\n${BODY}`),
  corner(
    'a block of settings indented too',
    '[profile a]\n  region = eu-west-1\n  note = y\n  s3 =\n    x = 1\n    y = 2\n',
  ),
  corner('a setting without a value', `[profile a]\noutput =\n${BODY}`),
  corner('a profile without settings but one', '[profile a]\nnote = y\n'),
  corner('a name that is not ASCII', `[profile t\u00ebst]\n${BODY}`, unseen('sdk-js'), {
    section: 'profile t\u00ebst',
    profile: 't\u00ebst',
  }),
  corner('values in quotes and with equal signs', '[profile a]\nregion = "eu = west"\nnote = y\nkey = x/y+z==\n'),
  corner('a plain section of credentials', `[a]\n${BODY}`, {}, { role: 'credentials', section: 'a' }),
  corner(
    '[profile a] of credentials',
    `[profile a]\n${BODY}`,
    { 'sdk-js': 'header is no profile' },
    { role: 'credentials', profile: 'profile a' },
  ),
]
