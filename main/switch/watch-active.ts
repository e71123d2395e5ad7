import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import { type FolderWatcher, type WatchFolder, watchFolders } from '../files/folder-watcher.ts'
import type { Places } from '../files/model.ts'
import { watchedPlaces } from '../files/watched-places.ts'
import { activeFileOf } from './active-store.ts'

/** Hears when the file `active` may have changed; a command line in a shell writes it too. */
export type ActiveWatch = {
  /** Looks anew where the file lies; wanted once a missing state folder was made. */
  readonly renew: () => Promise<void>
  readonly isBlind: FolderWatcher['isBlind']
  readonly close: () => void
}

/** Starts watching. `hear` gets no news but that there may be some: read the file. */
export async function watchActive(
  places: Places,
  hear: () => void,
  system: { readonly fileSystem?: FileSystem; readonly watchFolder?: WatchFolder } = {},
): Promise<ActiveWatch> {
  const fileSystem = system.fileSystem ?? nodeFileSystem
  const watcher = watchFolders(system.watchFolder, hear)
  const renew = async (): Promise<void> =>
    watcher.watch(await watchedPlaces([activeFileOf(places)], fileSystem), fileSystem)
  await renew()
  return { renew, isBlind: watcher.isBlind, close: watcher.close }
}
