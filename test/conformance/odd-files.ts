import type { ChainCase } from './chain-case.ts'
import type { Chance } from './generate-cases.ts'

/** Ways to write a line that tools read differently. */
const LINE_QUIRKS: readonly ((line: string) => string)[] = [
  (line) => `${line} # note`,
  (line) => `${line};note`,
  (line) => line.replace(/^\w/, (first) => first.toUpperCase()),
  (line) => line.replace(/^\w+/, (name) => name.toUpperCase()),
  (line) => line.replace(' = ', ': '),
  (line) => line.replace(' = ', '='),
  (line) => `  ${line}`,
  (line) => `\t${line}`,
  (line) => line.replace(/ = .*/, ' ='),
  (line) => `# before\n${line}`,
  (line) => `${line}\n\n`,
  (line) => `s3 =\n  addressing_style = path\n${line}`,
  (line) => `note =\n${line}`,
  (line) => `${line}\n${line}`,
  (line) => line.replace(/ = (.*)/, ' = "$1"'),
  (line) => `${line}  `,
  (line) => `ключ = значение\n${line}`,
]

const HEADER_QUIRKS: readonly ((header: string) => string)[] = [
  (header) => `${header} # note`,
  (header) => `${header}# note`,
  (header) => ` ${header}`,
  (header) => `${header}  `,
  (header) => header.replace('profile ', 'profile  '),
  (header) => header.replace('profile ', 'profile\t'),
  (header) => header.replace('profile ', 'profile.'),
  (header) => header.replace('profile ', 'Profile '),
  (header) => header.replace('profile ', 'profiles '),
  (header) => header.replace(/^\[profile (.*)\]$/, '[profile "$1"]'),
  (header) => header.replace(/^\[profile (.*)\]$/, "[profile '$1']"),
  (header) => header.replace(/\]$/, ' ]'),
  (header) => header.replace(/^\[/, '[ '),
  (header) => header.replace(/\]$/, ''),
  (header) => header.replace(/^\[(\w+)\]$/, '[profile $1]'),
  (header) => `[DEFAULT]\nregion = ca-west-1\n${header}`,
  (header) => `[foreign thing]\nregion = x\n${header}`,
  (header) => `${header}\n${header}`,
  (header) => `[profile a]\nregion = mx-central-1\n${header}`,
]

const FILE_QUIRKS: readonly ((text: string) => string)[] = [
  (text) => `\uFEFF${text}`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => `; a note\n\n${text}`,
  (text) => `region = early\n${text}`,
  (text) => `${text}\n[`,
  (text) => `${text}\n[]`,
  (text) => `${text}\n= v`,
  (text) => `${text}\n[__proto__]\nx = 1\n`,
]

function oddLines(text: string | null, chance: Chance): string | null {
  if (text === null) return null
  const lines = text.split('\n').map((line) => {
    if (line === '' || !chance.often(0.04)) return line
    return chance.one(line.startsWith('[') ? HEADER_QUIRKS : LINE_QUIRKS)(line)
  })
  const joined = lines.join('\n')
  return chance.often(0.06) ? chance.one(FILE_QUIRKS)(joined) : joined
}

/** The case with both files written in some of the ways in which tools differ. */
export const writeOddly = (given: ChainCase, chance: Chance): ChainCase => ({
  ...given,
  name: `${given.name}, written oddly`,
  config: oddLines(given.config, chance),
  credentials: oddLines(given.credentials, chance),
})
