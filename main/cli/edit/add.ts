import type { SettingEdit } from '../../../app/command/model.ts'
import { SECRET_SETTINGS } from '../../../app/profile/model.ts'
import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import { printable } from '../terminal.ts'
import type { Verb, VerbResult } from '../verb.ts'
import { carryOut } from './carry-out.ts'
import { isOptions, readOptions, WRITING_FLAGS } from './options.ts'

/** `lanyard add PROFILE [SETTING=VALUE ...]`. */
export const addVerb: Verb = {
  shape: { positionals: ['PROFILE'], rest: 'SETTING=VALUE', flags: WRITING_FLAGS, values: ['kind'] },
  help: cliEditText.help.add,
  run: async (parsed, context) => {
    const options = readOptions(parsed)
    if (!isOptions(options)) return options
    const [name = '', ...pairs] = parsed.positionals
    const settings: SettingEdit[] = []
    for (const pair of pairs) {
      const read = settingOf(pair)
      if ('kind' in read) return read
      settings.push(read)
    }
    return carryOut({ kind: 'add', target: { kind: options.kind, name }, settings }, parsed, context)
  },
}

function settingOf(pair: string): SettingEdit | VerbResult {
  const equals = pair.indexOf('=')
  if (equals <= 0) return { kind: 'wrong-usage', code: 'wrong-usage', message: cliEditText.badPair(printable(pair)) }
  const setting = pair.slice(0, equals).trim()
  if (SECRET_SETTINGS.has(setting.toLowerCase())) {
    return { kind: 'wrong-usage', code: 'secret-argument', message: cliEditText.secretAsArgument(printable(setting)) }
  }
  return { setting, value: pair.slice(equals + 1).trim(), file: null }
}
