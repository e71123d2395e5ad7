import type { NewValue, SectionKind } from '../../../app/command/model.ts'
import { knownSetting } from '../../../app/profile/catalog/index.ts'
import { SECRET_SETTINGS } from '../../../app/profile/model.ts'
import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import { printable } from '../terminal.ts'
import type { CliContext, Verb, VerbResult } from '../verb.ts'
import { carryOut } from './carry-out.ts'
import { isOptions, readOptions, WRITING_FLAGS } from './options.ts'

/** Bytes of a value on standard input: session tokens have about a thousand. */
const LONGEST_VALUE = 16_384

/** `lanyard set PROFILE SETTING [VALUE]`. */
export const setVerb: Verb = {
  shape: {
    positionals: ['PROFILE', 'SETTING'],
    optional: ['VALUE'],
    flags: WRITING_FLAGS,
    values: ['file', 'kind'],
  },
  help: cliEditText.help.set,
  run: async (parsed, context) => {
    const options = readOptions(parsed)
    if (!isOptions(options)) return options
    const [name = '', setting = '', given] = parsed.positionals
    const value = await valueOf(setting, given, options.kind, context)
    if (typeof value === 'object' && 'kind' in value) return value
    const edits = [{ setting, value, file: options.file }]
    return carryOut({ kind: 'edit', target: { kind: options.kind, name }, edits }, parsed, context)
  },
}

/** Key ids are no secrets, but the command line refuses anything that looks like a key, so they come the same way. */
const isTypedHidden = (setting: string, kind: SectionKind): boolean =>
  SECRET_SETTINGS.has(setting.toLowerCase()) ||
  setting.toLowerCase() === 'aws_access_key_id' ||
  knownSetting(setting, kind)?.secret === true

async function valueOf(
  setting: string,
  given: string | undefined,
  kind: SectionKind,
  { terminal }: CliContext,
): Promise<NewValue | VerbResult> {
  const hidden = isTypedHidden(setting, kind)
  if (given !== undefined) {
    if (!hidden || given === '') return given
    return { kind: 'wrong-usage', code: 'secret-argument', message: cliEditText.secretAsArgument(printable(setting)) }
  }
  if (!hidden) return { kind: 'wrong-usage', code: 'wrong-usage', message: cliEditText.noValue(printable(setting)) }
  const typed = terminal.canAsk()
    ? await terminal.askHidden(cliEditText.askSecret(printable(setting)))
    : await terminal.readInput(LONGEST_VALUE)
  const value = typed?.trim() ?? ''
  if (value === '') return { kind: 'failure', code: 'no-value', message: cliEditText.noSecret(printable(setting)) }
  return setting.toLowerCase() === 'aws_access_key_id' ? value : makeSecret(value)
}
