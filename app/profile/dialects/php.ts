import type { HeaderMeaning } from '../header-name.ts'
import type { FileRole } from '../model.ts'
import type { LineMeaning, LineRules } from './line-reader.ts'

const NOTHING: LineMeaning = { is: 'nothing' }

/** Sections go by their whole header (`profile dev`); `str_replace('profile ', '')` where both files are read as one. */
function meaningOf(role: FileRole, header: string): HeaderMeaning {
  const session = /^sso-session (.+)$/.exec(header)?.[1]
  if (session !== undefined) return { of: 'sso-session', name: session }
  const isPrefixed = role === 'config' && header.startsWith('profile ')
  return { of: 'profile', name: isPrefixed ? header.slice('profile '.length) : header }
}

/** Quotes around the whole value go; elsewhere `;` starts a comment (`INI_SCANNER_RAW`). */
function plainText(text: string): string {
  const value = text.trim()
  const quoted = /^(["'])(.*?)\1/.exec(value)
  return quoted?.[2] ?? value.replace(/;.*$/s, '').trim()
}

/** AWS SDK for PHP v3 (`functions.php parse_ini_file`: PHP's own parser, raw, lines that start with `#` taken out first). */
export const phpRules: LineRules = {
  dialect: 'sdk-php',
  lineEnd: /\r\n|\r|\n/,
  twoDefaults: 'prefixed',
  twice: 'later',
  read: (raw, { role, section }) => {
    const line = raw.trim()
    if (line === '' || raw.startsWith('#') || line.startsWith(';')) return NOTHING
    const header = /^\[([^\]]*)\]/.exec(line)?.[1]
    if (header !== undefined) return { is: 'header', header, meaning: meaningOf(role, header) }
    if (line.startsWith('[')) return { is: 'stop', code: 'unclosed-header' }
    const delimiter = line.indexOf('=')
    if (delimiter <= 0 || section !== 'open') return NOTHING
    return { is: 'setting', name: line.slice(0, delimiter).trim(), value: plainText(line.slice(delimiter + 1)) }
  },
}
