import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import type { Verb } from '../verb.ts'
import { carryOut } from './carry-out.ts'
import { isOptions, readOptions, WRITING_FLAGS } from './options.ts'

/** `lanyard unset PROFILE SETTING`. */
export const unsetVerb: Verb = {
  shape: { positionals: ['PROFILE', 'SETTING'], flags: WRITING_FLAGS, values: ['file', 'kind'] },
  help: cliEditText.help.unset,
  run: async (parsed, context) => {
    const options = readOptions(parsed)
    if (!isOptions(options)) return options
    const [name = '', setting = ''] = parsed.positionals
    const edits = [{ setting, value: null, file: options.file }]
    return carryOut({ kind: 'edit', target: { kind: options.kind, name }, edits }, parsed, context)
  },
}
