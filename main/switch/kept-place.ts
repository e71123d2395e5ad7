import { join } from 'node:path'
import { nodeFileSystem } from '../files/file-system.ts'
import type { Places } from '../files/model.ts'

/** The file that holds what stood in `[default]` while another profile stands in: as plain as the file it was taken from. */
export const keptFileOf = (places: Places): string => join(places.stateFolder, 'default-kept.json')

/** Whether that file is there, asked without reading it: most people never have one. */
export function isAnythingKept(places: Places): Promise<boolean> {
  return nodeFileSystem.lstat(keptFileOf(places)).then(
    () => true,
    () => false,
  )
}
