import { unfitFor, variableLine } from '../switch/shell-words.ts'
import { environmentText } from '../text/view-text.ts'
import type { Outcome, ShellChoice } from './model.ts'

export { unsetLine } from '../switch/shell-words.ts'

/** A shell whose syntax is known. */
export type Shell = Exclude<ShellChoice, 'auto'>

/**
 * The shell that *Copy environment* writes for: the person's choice, else what `$SHELL` names, else the platform's own
 * (PowerShell on Windows).
 */
export function shellFor(choice: ShellChoice, platform: 'darwin' | 'win32' | 'linux', shellPath: string | null): Shell {
  if (choice !== 'auto') return choice
  const program =
    (shellPath ?? '')
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.exe$/i, '') ?? ''
  if (program === 'fish') return 'fish'
  if (program === 'pwsh' || program === 'powershell') return 'powershell'
  if (program === 'cmd') return 'cmd'
  return program === '' && platform === 'win32' ? 'powershell' : 'posix'
}

/**
 * The line that makes a shell's next commands use a profile: one line, nothing of the name interpreted. A name that a shell
 * cannot take safely (control characters; `"` and `%` at the Windows prompt, where nothing escapes them) is refused with a
 * sentence.
 */
export function environmentLine(profile: string, shell: Shell): Outcome<string, string> {
  const unfit = unfitFor(profile, shell)
  if (unfit === 'controls') return { ok: false, failure: environmentText.controlCharacters }
  if (unfit === 'command-prompt') return { ok: false, failure: environmentText.notForCommandPrompt }
  return { ok: true, value: variableLine('AWS_PROFILE', profile, shell) }
}
