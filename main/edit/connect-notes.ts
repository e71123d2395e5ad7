import type { FileSnapshot } from '../../app/profile/model.ts'
import { besideNote } from '../../app/switch/connect-reach.ts'
import type { DryRunView } from '../../app/view/edit-model.ts'
import { gatherWorld } from '../facts/gather.ts'
import type { PreviewFile } from './model.ts'
import type { Surroundings } from './verdict-notes.ts'

/** What a planned connection leaves undone, as notes for its dry run: tools that will not ask Lanyard for `profile`. */
export async function connectNotes(
  files: readonly PreviewFile[],
  surroundings: Surroundings,
  profile: string,
): Promise<DryRunView['notes']> {
  const options = { ...surroundings, explicitProfile: profile, reach: 'selected-profile' } as const
  const { files: there } = await gatherWorld(options)
  const after = (file: FileSnapshot): FileSnapshot => {
    const planned = files.find(({ role }) => role === file.role)
    return planned === undefined ? file : { ...file, state: 'present', reason: null, text: planned.after }
  }
  const { facts } = await gatherWorld({
    ...options,
    files: { config: after(there.config), credentials: after(there.credentials) },
  })
  const note = besideNote(facts, profile)
  return note === null ? [] : [{ severity: 'warning', message: note }]
}
