import { type HeaderMeaning, isPrefix } from '../header-name.ts'
import type { FileRole } from '../model.ts'
import type { LineMeaning, LineRules } from './line-reader.ts'

const NOTHING: LineMeaning = { is: 'nothing' }

/** `ProfileIniFile.TryGetSection`: the credentials file takes a bare name before a prefixed one, config wants the prefix but for `default`. */
function meaningOf(role: FileRole, header: string): HeaderMeaning | null {
  const [, prefix, name] = /^(profile|sso-session|services)[ \t]+(.+)$/.exec(header) ?? []
  if (prefix !== undefined && name !== undefined && isPrefix(prefix)) return { of: prefix, name }
  return role === 'credentials' || header === 'default' ? { of: 'profile', name: header } : null
}

/** AWS SDK for .NET v4 (`Internal/Util/{IniFile,ProfileIniFile}.cs`): names in any case; a setting that stands twice hides its section. */
export const dotnetRules: LineRules = {
  dialect: 'sdk-dotnet',
  lineEnd: /\r\n|\r|\n/,
  twoDefaults: 'bare',
  twice: 'no-section',
  read: (raw, { role, section }) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#') || line.startsWith(';')) return NOTHING
    if (line.startsWith('[') && line.endsWith(']')) {
      const header = line.slice(1, -1).trim()
      return { is: 'header', header, meaning: meaningOf(role, header) }
    }
    const delimiter = line.indexOf('=')
    // Indented lines are the inside of a block.
    if (delimiter <= 0 || section !== 'open' || /^[ \t]/.test(raw)) return NOTHING
    return {
      is: 'setting',
      name: line.slice(0, delimiter).trim().toLowerCase(),
      value: line.slice(delimiter + 1).trim(),
    }
  },
}
