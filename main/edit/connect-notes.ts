import type { FileSnapshot } from '../../app/profile/model.ts'
import type { RoutePreferences } from '../../app/session/routes/model.ts'
import { besideNote, writtenNote } from '../../app/switch/connect-reach.ts'
import type { DryRunView } from '../../app/view/edit-model.ts'
import { gatherWorld } from '../facts/gather.ts'
import type { PreviewFile } from './model.ts'
import type { Surroundings } from './verdict-notes.ts'

/** What was connected: `name` and `sessionOf` as `connectIntent` gives them. */
export type Connected = {
  readonly name: string
  readonly sessionOf: string | null
  readonly preferences: RoutePreferences
}

/** What a planned connection leaves undone, as notes for its dry run: tools that will not ask Lanyard, sessions that still go to the files. */
export async function connectNotes(
  files: readonly PreviewFile[],
  surroundings: Surroundings,
  { name, sessionOf, preferences }: Connected,
): Promise<DryRunView['notes']> {
  const options = { ...surroundings, explicitProfile: name, reach: 'selected-profile' } as const
  const { files: there } = await gatherWorld(options)
  const after = (file: FileSnapshot): FileSnapshot => {
    const planned = files.find(({ role }) => role === file.role)
    return planned === undefined ? file : { ...file, state: 'present', reason: null, text: planned.after }
  }
  const { facts } = await gatherWorld({
    ...options,
    files: { config: after(there.config), credentials: after(there.credentials) },
  })
  const beside = besideNote(facts, name)
  const written = writtenNote(sessionOf, name, preferences)
  return [
    ...(beside === null ? [] : [{ severity: 'warning', message: beside } as const]),
    ...(written === null ? [] : [{ severity: 'info', message: written } as const]),
  ]
}
