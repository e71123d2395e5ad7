import type { HeaderMeaning } from '../header-name.ts'
import type { LineMeaning, LineRules } from './line-reader.ts'

const NOTHING: LineMeaning = { is: 'nothing' }

/** One code for both files: a `profile` prefix goes, everything else is the name (`SharedConfig#sso_session` looks sessions up by their header). */
function meaningOf(header: string): HeaderMeaning {
  const name = /^profile\s+(.+)$/.exec(header)?.[1] ?? header
  const session = /^sso-session (.+)$/.exec(name)?.[1]
  return session === undefined ? { of: 'profile', name } : { of: 'sso-session', name: session }
}

/** AWS SDK for Ruby (`aws-sdk-core` 3 `ini_parser.rb`): only ` ;` starts a comment, an empty value sets nothing, both defaults merge. */
export const rubyRules: LineRules = {
  dialect: 'sdk-ruby',
  lineEnd: /\n/,
  twoDefaults: 'merged',
  twice: 'later',
  read: (raw, { section }) => {
    const line = raw.split(/\s;/, 1)[0] ?? ''
    const bracketed = /^\[([^[\]]+)\]\s*(#.+)?$/.exec(line)?.[1]
    if (bracketed !== undefined) {
      const header = bracketed.trim().split(/\s+/).join(' ')
      return { is: 'header', header, meaning: meaningOf(header) }
    }
    if (section !== 'open') return NOTHING
    const [, name, value] = /^(\S.*?|\S)\s*=\s*(.+?)\s*$/.exec(line) ?? []
    return name === undefined || value === undefined ? NOTHING : { is: 'setting', name, value }
  },
}
