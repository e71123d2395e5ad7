import type { DocumentCommand } from '../document/model.ts'
import type { FileRole } from '../profile/model.ts'
import { isSecret } from '../text/secret.ts'
import type { Wish } from './draft.ts'
import type { NewValue, Target } from './model.ts'
import { newHeader } from './target-sections.ts'

/** What of a wish a command needs. */
type ToWrite = Pick<Wish, 'path' | 'value'>

/** The command that sets a setting of a section, or takes it out. */
export function commandToSet(section: string, { path, value }: ToWrite): DocumentCommand<NewValue> {
  const { block, name } = path
  if (block === null) {
    return value === null
      ? { kind: 'remove-setting', section, setting: name }
      : { kind: 'set-setting', section, setting: name, value }
  }
  // A secret inside a block is refused before: no command can hold one.
  return value === null || isSecret(value)
    ? { kind: 'remove-nested', section, setting: block, name }
    : { kind: 'set-nested', section, setting: block, name, value }
}

/** The commands that make a section with settings; none for no settings. */
export function commandsToAdd(
  role: FileRole,
  target: Target,
  settings: readonly ToWrite[],
): readonly DocumentCommand<NewValue>[] {
  const section = newHeader(role, target)
  const isFlat = ({ path, value }: ToWrite) => path.block === null && value !== null
  const flat = settings
    .filter(isFlat)
    .flatMap(({ path, value }) => (value === null ? [] : [[path.name, value] as const]))
  const others = settings.filter((each) => !isFlat(each)).map((each) => commandToSet(section, each))
  return settings.length === 0 ? [] : [{ kind: 'add-section', section, settings: flat }, ...others]
}
