import type { Intent, NewValue, SettingEdit } from '../command/model.ts'
import { stripBlanks } from '../document/blank.ts'
import { indentOf } from '../document/line-shape.ts'
import type { DocumentCommand, Line } from '../document/model.ts'
import { isOneLine, isWritableValue } from '../document/writable.ts'
import { isSecretName } from '../profile/setting-value.ts'
import { adviceText } from '../text/advice-text.ts'
import { redact } from '../text/redact.ts'
import { makeSecret } from '../text/secret.ts'
import type { Fix } from './model.ts'
import { contentOf, type FileView } from './world.ts'

type Command = DocumentCommand<NewValue>

/** A fix of document commands, or null when there are none. `line` tells history where it was. */
export function fixWith(
  file: FileView,
  line: number,
  label: string,
  commands: readonly (Command | null)[],
): Fix | null {
  const whole = commands.filter((command) => command !== null)
  if (whole.length === 0 || whole.length < commands.length) return null
  const title = adviceText.fixTitle(label, file.role, line)
  return { label, intent: { kind: 'fix', title, changes: [{ role: file.role, commands: whole }] } }
}

/** A fix that changes settings of a profile, in the way an edit does. */
export function fixByEdit(name: string, label: string, edits: readonly SettingEdit[]): Fix {
  const intent: Intent = { kind: 'edit', target: { kind: 'profile', name }, edits }
  return { label, intent }
}

/** What holds something secret wherever it stands. */
const SECRET_WORD = /secret|token(?!_(?:file|expir))|passw|private_?key|otp/i

/** Whether a text may be kept in a command as it is: a line with a secret in it may not. */
export function isHarmless(text: string): boolean {
  return !SECRET_WORD.test(text) && redact(text) === text
}

/** The command that puts other words on a line, or takes it out; null for a line that a command may not quote. */
export function replaceLine(line: Line | undefined, text: string | null): Command | null {
  const was = line === undefined ? '' : contentOf(line)
  if (line === undefined || !isHarmless(was) || (text !== null && !isOneLine(text))) return null
  return { kind: 'replace-line', section: null, line: line.number, was, text }
}

/** The command that turns a line into a comment, where it stands. */
export function commentOut(line: Line): Command | null {
  const was = contentOf(line)
  const indent = indentOf(was)
  return replaceLine(line, `${indent}# ${stripBlanks(was).trim()}`)
}

/** The command that sets a value; null for one that cannot stand in one line. */
export function setTo(section: string, setting: string, value: string): Command | null {
  if (!isWritableValue(value)) return null
  return { kind: 'set-setting', section, setting, value: newValue(setting, value) }
}

/** Commands that write a setting anew, under a name, whatever lines it takes today. */
export function writeAnew(section: string, setting: string, value: string): readonly (Command | null)[] {
  return [{ kind: 'remove-setting', section, setting }, setTo(section, setting, value)]
}

/** A value to be written: a secret one wrapped. */
export function newValue(setting: string, value: string): NewValue {
  return isSecretName(setting) || SECRET_WORD.test(setting) ? makeSecret(value) : value
}
