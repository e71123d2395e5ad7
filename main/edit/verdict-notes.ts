import type { FileSnapshot } from '../../app/profile/model.ts'
import type { DryRunView } from '../../app/view/edit-model.ts'
import { verdictChanges } from '../../app/view/verdict-changes.ts'
import { type GatherOptions, gatherWorld } from '../facts/gather.ts'
import type { PreviewFile } from './model.ts'

/** Where the facts around an edit are gathered. */
export type Surroundings = Omit<GatherOptions, 'files' | 'explicitProfile' | 'reach'>

/**
 * How a planned edit changes what each tool uses of the profiles that it touches: as notes for its dry run. Caches and token files are
 * looked for on both sides, since an edit may lead to others.
 */
export async function verdictNotes(
  files: readonly PreviewFile[],
  surroundings: Surroundings,
): Promise<DryRunView['notes']> {
  if (files.length === 0) return []
  const options = { ...surroundings, explicitProfile: null }
  const { files: there } = await gatherWorld(options)
  const withTexts = (side: 'before' | 'after') => {
    const textOf = (file: FileSnapshot): FileSnapshot => {
      const planned = files.find(({ role }) => role === file.role)
      if (planned === undefined || (side === 'before' && planned.created)) return file
      return { ...file, state: 'present', reason: null, text: planned[side] }
    }
    return { config: textOf(there.config), credentials: textOf(there.credentials) }
  }
  const [before, after] = await Promise.all(
    (['before', 'after'] as const).map((side) => gatherWorld({ ...options, files: withTexts(side) })),
  )
  return before === undefined || after === undefined ? [] : verdictChanges(before.facts, after.facts)
}
