import { quoteShellWord } from '../profile/shell-words.ts'
import { connectText } from '../text/connect-text.ts'

/** The platforms whose tools split a command differently. */
export type CommandPlatform = 'windows' | 'unix'

/** A command in one line, or the sentence why it cannot be had. */
export type CommandLine =
  | { readonly ok: true; readonly line: string }
  | { readonly ok: false; readonly message: string }

/** What the JavaScript SDK takes for the start of a comment (`parseIni.js`: blank, then `;` or `#`). */
const COMMENT = /(^|\s)[;#]/
const LINE_BREAK = /[\p{Cc}\p{Zl}\p{Zp}]/u
/** What `cmd.exe` replaces even between quotation marks, or what ends them. */
const WINDOWS_ODD = /["%]/
/** What `cmd.exe` or a program's start would take for more than a character. */
const WINDOWS_QUOTED = /[\s&|<>^()!;#,=]|^$/

/**
 * A `credential_process` that every tool splits into the same words. On Unix botocore takes it apart as Python's `shlex` does, the SDKs give
 * it to `sh`: single quotes mean the same to both. On Windows botocore follows the rules of a program's start, the SDKs give it to
 * `cmd.exe`: double quotes.
 */
export function commandLineOf(words: readonly string[], platform: CommandPlatform): CommandLine {
  for (const word of words) {
    if (LINE_BREAK.test(word)) return { ok: false, message: connectText.oddWord(word) }
    if (platform === 'windows' && WINDOWS_ODD.test(word))
      return { ok: false, message: connectText.oddWindowsWord(word) }
  }
  const quoted = words.map(platform === 'windows' ? quoteWindowsWord : quoteShellWord)
  const cut = words.find((_word, at) => COMMENT.test(quoted[at] ?? ''))
  return cut === undefined ? { ok: true, line: quoted.join(' ') } : { ok: false, message: connectText.oddWord(cut) }
}

/** In double quotes where needed; backslashes before the closing one are doubled (rules of `CommandLineToArgvW`). */
function quoteWindowsWord(word: string): string {
  return WINDOWS_QUOTED.test(word) ? `"${word.replace(/\\+$/, '$&$&')}"` : word
}
