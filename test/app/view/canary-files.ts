import * as fc from 'fast-check'

/** Unmistakable, and shaped like AWS's own: a secret key of forty characters, a session token. */
export const CANARY_KEY = 'cAnArY7/kE+yQ2Zx9LmN4oP8rS1tU5vW3aB6dF0g'
export const CANARY_TOKEN = `cAnArYtOkEn${'Q7x/Z2+k'.repeat(20)}==`
/** Too short for its shape to give it away: only its name does. */
export const CANARY_SHORT = 'cAnArYsHoRt'
export const CANARIES = [CANARY_KEY, CANARY_TOKEN, CANARY_SHORT]

const secretName = fc.constantFrom(
  'aws_secret_access_key',
  'AWS_SECRET_ACCESS_KEY',
  'aws_session_token',
  'Aws_Security_Token',
  'client_secret',
  'db_password',
  's3.aws_session_token',
)
const canary = fc.constantFrom(...CANARIES)
const delimiter = fc.constantFrom(' = ', '=', ': ', '\t=\t')
const indent = fc.constantFrom('', '', '  ', '\t', '    ')

/** A secret under its own name, indented or not, with a comment behind it or not. */
const namedSecret = fc
  .tuple(indent, secretName, delimiter, canary, fc.constantFrom('', ' # mine', ';x', ' '))
  .map((parts) => parts.join(''))

/** A secret that starts on the line below its name. */
const secretBelow = fc
  .tuple(secretName, canary, fc.constantFrom('  ', '\t'))
  .map(([name, secret, blank]) => `${name} =\n${blank}${secret}`)

/** Long secrets where none belongs: nothing but their shape tells. */
const strayed = fc
  .tuple(
    indent,
    fc.constantFrom('', '# old: ', '; ', 'region = ', 'note = ', 's3 =\n  key = ', 'aws_access_key_id = ', '[profile '),
    fc.constantFrom(CANARY_KEY, CANARY_TOKEN),
  )
  .map((parts) => parts.join(''))

const harmless = fc.constantFrom(
  '[default]',
  '[profile a]',
  '[a]',
  '[sso-session s]',
  '[services x]',
  '[unclosed',
  'region = eu-west-1',
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  'role_arn = arn:aws:iam::111122223333:role/Admin',
  's3 =',
  '  addressing_style = path',
  'stray line',
  '# comment',
  '',
  '  ',
)

const line = fc.oneof(namedSecret, secretBelow, strayed, harmless, harmless)
const lineEnd = fc.constantFrom('\n', '\n', '\r\n', '\r')

/** Files that mean well, badly or nothing, with secrets where they belong and where they do not. */
export const awkwardFile = fc
  .tuple(fc.constantFrom('', '', '\uFEFF'), fc.array(fc.tuple(line, lineEnd), { maxLength: 14 }))
  .map(([mark, lines]) => mark + lines.map((parts) => parts.join('')).join(''))
