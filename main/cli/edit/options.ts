import type { SectionKind } from '../../../app/command/model.ts'
import type { FileRole } from '../../../app/profile/model.ts'
import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import type { ParsedArguments } from '../arguments.ts'
import type { VerbResult } from '../verb.ts'

/** Flags of every verb that writes. */
export const WRITING_FLAGS = ['dry-run', 'yes', 'json', 'help'] as const

const KINDS: readonly SectionKind[] = ['profile', 'sso-session', 'services']
const ROLES: readonly FileRole[] = ['config', 'credentials']

export type Options = { readonly kind: SectionKind; readonly file: FileRole | null }

/** `--kind` and `--file`, or what is wrong with them. */
export function readOptions({ values }: ParsedArguments): Options | VerbResult {
  const kind = values.get('kind') ?? 'profile'
  const file = values.get('file')
  const knownKind = KINDS.find((one) => one === kind)
  if (knownKind === undefined) return { kind: 'wrong-usage', code: 'bad-kind', message: cliEditText.badKind }
  if (file === undefined) return { kind: knownKind, file: null }
  const role = ROLES.find((one) => one === file)
  if (role === undefined) return { kind: 'wrong-usage', code: 'bad-file', message: cliEditText.badFile }
  return { kind: knownKind, file: role }
}

/** Tells options from a failure. */
export function isOptions(read: Options | VerbResult): read is Options {
  return 'file' in read
}
