import { awayLine, type LineShell, unfitFor, variableLine } from '../shell-words.ts'
import type { Variable, Written } from './model.ts'

/** Between lines: the Windows clipboard has its own, and the command prompt takes no other for the Enter key. */
const LINE_END: Readonly<Record<LineShell, string>> = { posix: '\n', fish: '\n', powershell: '\n', cmd: '\r\n' }

/**
 * Before each line that holds a secret: fish keeps no line that begins with a blank in its history, bash and zsh where they are told so
 * (`HISTCONTROL=ignorespace`, `HIST_IGNORE_SPACE`). PSReadLine leaves out what looks like a secret by itself.
 */
const OUT_OF_HISTORY: Readonly<Record<LineShell, string>> = { posix: ' ', fish: ' ', powershell: '', cmd: '' }

/**
 * Lines to paste into a shell. The last has no end, so that the person presses Enter. cmd: nothing inside its quotes escapes `"`, `%`
 * and `!`, so that such a value is refused.
 */
export function shellText(variables: readonly Variable[], shell: LineShell, holds: 'secrets' | 'names'): Written {
  for (const [variable, value] of variables) {
    const reason = value === null ? null : unfitFor(value, shell)
    if (reason !== null) return { ok: false, reason, variable }
  }
  const set = variables.flatMap(([name, value]) => (value === null ? [] : [variableLine(name, value, shell)]))
  const away = variables.flatMap(([name, value]) => (value === null ? [name] : []))
  // First away: a paste that breaks off leaves no mixture of two.
  const lines = [...(away.length === 0 ? [] : [awayLine(away, shell)]), ...set]
  const before = holds === 'secrets' ? OUT_OF_HISTORY[shell] : ''
  return { ok: true, value: lines.map((line) => `${before}${line}`).join(LINE_END[shell]) }
}
