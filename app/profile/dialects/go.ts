import { type HeaderMeaning, isPrefix } from '../header-name.ts'
import type { FileRole } from '../model.ts'
import type { LineMeaning, LineRules } from './line-reader.ts'

const NOTHING: LineMeaning = { is: 'nothing' }

/** Everything from the first `#` or `;` on, wherever it stands (`internal/ini/strings.go trimComment`). */
const withoutComment = (text: string): string => text.replace(/[#;].*$/s, '')

/** `processConfigSections`, `processCredentialsSections`: names may hold blanks, a prefix in the credentials file hides the section. */
function meaningOf(role: FileRole, header: string): HeaderMeaning | null {
  const [, prefix, name] = /^(profile|sso-session|services)[ \t]+(.+)$/s.exec(header) ?? []
  if (role === 'credentials') return prefix === 'profile' || header === '' ? null : { of: 'profile', name: header }
  if (prefix !== undefined && name !== undefined && isPrefix(prefix)) return { of: prefix, name }
  return header.toLowerCase() === 'default' ? { of: 'profile', name: header } : null
}

/** Quotes around a value go, escaped quotes and line ends are undone (`legacyStrconv`). */
function plainText(value: string): string {
  const quoted = /^(["'])(.+)\1$/s.exec(value)
  return (quoted?.[2] ?? value).replaceAll('\\"', '"').replaceAll("\\'", "'").replaceAll('\\n', '\n')
}

/** The first of `=` and `:` divides (`splitProperty`). */
function divide(text: string): { readonly name: string; readonly value: string } | null {
  const at = text.search(/[=:]/)
  return at < 0 ? null : { name: text.slice(0, at).trim().toLowerCase(), value: plainText(text.slice(at + 1).trim()) }
}

/** AWS SDK for Go v2 (`internal/ini/{tokenize,strings,parse}.go`, config v1.28): names lowered, an unreadable line refuses the file. */
export const goRules: LineRules = {
  dialect: 'sdk-go',
  lineEnd: /\r?\n/,
  twoDefaults: 'prefixed',
  twice: 'later',
  read: (line, { role, running }) => {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) return NOTHING
    const bare = withoutComment(line).replace(/[ \t]+$/, '')
    if (bare.startsWith('[') && bare.endsWith(']')) {
      const header = bare
        .slice(1, -1)
        .trim()
        .replace(/[ \t]+/, ' ')
      return { is: 'header', header, meaning: meaningOf(role, header) }
    }
    if (!/^[ \t]/.test(line)) {
      const pair = divide(bare)
      return pair === null ? { is: 'stop', code: 'no-delimiter' } : { is: 'setting', ...pair }
    }
    // An indented `name = value` belongs to a block, which no chain reads; other text goes on with a value that is not empty.
    return divide(trimmed) !== null || running === null || running === '' ? NOTHING : { is: 'more', text: trimmed }
  },
}
