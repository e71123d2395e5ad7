/*
 * Texts as words of shells: the one place where a shell's quoting is written down. Whoever hands a value to a shell asks `unfitFor` first.
 */

/** Shells for which lines can be written; `cmd` is the Windows command prompt. */
export type LineShell = 'posix' | 'fish' | 'powershell' | 'cmd'

/** A text as one word of a POSIX shell (POSIX 2.2.2: nothing is special between single quotes). */
export const posixWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** A text as one word of fish, where `\` and `'` alone are special between single quotes ("Quotes"). */
export const fishWord = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** A text as one word of PowerShell, which takes the typographic quotes for the plain one ("about_Quoting_Rules"). */
export const powershellWord = (text: string): string => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`

type Writer = { readonly set: (name: string, value: string) => string; readonly unset: (name: string) => string }

const WRITERS: Readonly<Record<LineShell, Writer>> = {
  posix: { set: (name, value) => `export ${name}=${posixWord(value)}`, unset: (name) => `unset ${name}` },
  fish: { set: (name, value) => `set -gx ${name} ${fishWord(value)}`, unset: (name) => `set -e ${name}` },
  powershell: {
    set: (name, value) => `$env:${name} = ${powershellWord(value)}`,
    unset: (name) => `$env:${name} = $null`,
  },
  cmd: { set: (name, value) => `set "${name}=${value}"`, unset: (name) => `set "${name}="` },
}

/** The line that sets a variable, or takes it away (null). The name is one of AWS's own; the value has passed {@link unfitFor}. */
export function variableLine(name: string, value: string | null, shell: LineShell): string {
  const { set, unset } = WRITERS[shell]
  return value === null ? unset(name) : set(name, value)
}

const AWAY: Readonly<Record<LineShell, (names: readonly string[]) => string>> = {
  posix: (names) => `unset ${names.join(' ')}`,
  fish: (names) => `set -e ${names.join(' ')}`,
  powershell: (names) => `Remove-Item ${names.map((name) => `Env:${name}`).join(', ')} -ErrorAction Ignore`,
  cmd: (names) => names.map((name) => `set "${name}="`).join(' & '),
}

/** The line that takes variables away, whether they are set or not; at least one name, all of them AWS's own. */
export const awayLine = (names: readonly string[], shell: LineShell): string => AWAY[shell](names)

const UNSET: Readonly<Record<LineShell, (names: readonly string[]) => string>> = {
  posix: (names) => `unset ${names.join(' ')}`,
  fish: (names) => `set -e ${names.join(' ')}`,
  powershell: (names) => `Remove-Item ${names.map((name) => `Env:${name}`).join(', ')}`,
  cmd: (names) => names.map((name) => `set "${name}="`).join(' & '),
}

/** The line that takes variables out of a shell in which they are set. Names are AWS's own or Lanyard's, so nothing needs quoting. */
export function unsetLine(names: readonly string[], shell: LineShell): string {
  return UNSET[shell](names)
}

/** Controls, line ends, direction marks and halves of characters: pasted, they run or hide something in a terminal, or cannot be written. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u

/** Whether a text has characters in it that are not safe to paste anywhere. */
export const hasControls = (text: string): boolean => CONTROL.test(text)

/** Nothing escapes these inside the quotes of the Windows command prompt. */
const NOT_FOR_CMD = /["%!]/

/** Why a shell cannot take a text; null when it can. */
export function unfitFor(text: string, shell: LineShell): 'controls' | 'command-prompt' | null {
  if (hasControls(text)) return 'controls'
  return shell === 'cmd' && NOT_FOR_CMD.test(text) ? 'command-prompt' : null
}
