import { recogniseImport } from '../../../app/command/import/index.ts'
import type { ImportedProfile } from '../../../app/command/model.ts'
import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import { pathsOf } from '../../files/places.ts'
import { readContentsSync } from '../../files/read-sync.ts'
import { decodeText } from '../../files/text-codec.ts'
import { printable } from '../terminal.ts'
import type { CliContext, Verb, VerbResult } from '../verb.ts'
import { carryOut } from './carry-out.ts'
import { WRITING_FLAGS } from './options.ts'

/** Bytes: nothing that is recognised is near that long. */
const LONGEST_INPUT = 1_048_576

/** `lanyard import [FILE|-]`. */
export const importVerb: Verb = {
  shape: { positionals: [], optional: ['FILE'], flags: WRITING_FLAGS, values: ['name'] },
  help: cliEditText.help.import,
  run: async (parsed, context) => {
    const input = await inputOf(parsed.positionals[0] ?? '-', context)
    if (typeof input !== 'string') return input
    const found = recogniseImport(input)
    if (!found.ok) return { kind: 'failure', code: 'not-recognised', message: found.message }
    const profiles = named(found.profiles, parsed.values.get('name'))
    if (profiles === null) {
      return { kind: 'wrong-usage', code: 'bad-name', message: cliEditText.oneName(found.profiles.length) }
    }
    for (const { severity, message } of found.notes) {
      context.terminal.errors.write(cliEditText.note(severity, printable(message)))
    }
    return carryOut({ kind: 'import', profiles }, parsed, context)
  },
}

async function inputOf(file: string, { terminal, folder, platform }: CliContext): Promise<string | VerbResult> {
  if (file === '-') {
    const text = await terminal.readInput(LONGEST_INPUT)
    return text ?? { kind: 'failure', code: 'input-unreadable', message: cliEditText.inputUnreadable }
  }
  const path = pathsOf(platform).resolve(folder, file)
  const contents = readContentsSync(path)
  if (contents.state === 'present') return decodeText(contents.bytes).text
  const reason = contents.state === 'missing' ? cliEditText.missingFile : contents.reason
  return { kind: 'failure', code: 'file-unreadable', message: cliEditText.fileUnreadable(printable(path), reason) }
}

function named(profiles: readonly ImportedProfile[], name: string | undefined): readonly ImportedProfile[] | null {
  if (name === undefined) return profiles
  const [only] = profiles
  return only === undefined || profiles.length > 1 ? null : [{ ...only, name }]
}
