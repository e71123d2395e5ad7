import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import type { Verb } from '../verb.ts'
import { carryOut } from './carry-out.ts'
import { isOptions, readOptions, WRITING_FLAGS } from './options.ts'

/** `lanyard rename OLD NEW`. */
export const renameVerb: Verb = {
  shape: { positionals: ['OLD', 'NEW'], flags: [...WRITING_FLAGS, 'leave-references'], values: ['kind'] },
  help: cliEditText.help.rename,
  run: async (parsed, context) => {
    const options = readOptions(parsed)
    if (!isOptions(options)) return options
    const [name = '', to = ''] = parsed.positionals
    const references = parsed.flags.has('leave-references') ? 'leave' : 'follow'
    return carryOut({ kind: 'rename', target: { kind: options.kind, name }, to, references }, parsed, context)
  },
}

/** `lanyard duplicate NAME NEW`. */
export const duplicateVerb: Verb = {
  shape: { positionals: ['NAME', 'NEW'], flags: WRITING_FLAGS, values: ['kind'] },
  help: cliEditText.help.duplicate,
  run: async (parsed, context) => {
    const options = readOptions(parsed)
    if (!isOptions(options)) return options
    const [name = '', to = ''] = parsed.positionals
    return carryOut({ kind: 'duplicate', target: { kind: options.kind, name }, to }, parsed, context)
  },
}

/** `lanyard rm NAME`. */
export const removeVerb: Verb = {
  shape: { positionals: ['NAME'], flags: [...WRITING_FLAGS, 'remove-references'], values: ['kind'] },
  help: cliEditText.help.remove,
  run: async (parsed, context) => {
    const options = readOptions(parsed)
    if (!isOptions(options)) return options
    const [name = ''] = parsed.positionals
    const references = parsed.flags.has('remove-references') ? 'follow' : 'leave'
    return carryOut({ kind: 'remove', target: { kind: options.kind, name }, references }, parsed, context)
  },
}
