import { watch } from 'node:fs'
import type { FileSystem } from './file-system.ts'
import type { WatchedPlaces } from './watched-places.ts'

/** Watches one folder; `listen` gets the name that changed, or null when the system does not say. */
export type WatchFolder = (
  folder: string,
  listen: (name: string | null) => void,
  fail: () => void,
) => { readonly close: () => void }

export type FolderWatcher = {
  /** Watches exactly these from now on; a folder that was replaced by another of the same name is watched anew. */
  readonly watch: (places: WatchedPlaces, fileSystem: FileSystem) => Promise<void>
  /** Whether some folder cannot be watched, so that only looking helps. */
  readonly isBlind: () => boolean
  readonly close: () => void
}

const watchBySystem: WatchFolder = (folder, listen, fail) => {
  const watcher = watch(folder, { persistent: false }, (_event, name) => listen(name))
  watcher.on('error', fail)
  return watcher
}

type Watched = { readonly inode: bigint; readonly names: ReadonlySet<string>; readonly close: () => void }

type Watching = {
  readonly watchFolder: WatchFolder
  readonly changed: () => void
  readonly folders: Map<string, Watched>
  blind: 'yes' | 'no'
}

/** Keeps a set of watched folders in step with where the files are. */
export function watchFolders(watchFolder: WatchFolder = watchBySystem, changed: () => void): FolderWatcher {
  const watching: Watching = { watchFolder, changed, folders: new Map(), blind: 'no' }
  return {
    watch: (places, fileSystem) => keepUp(watching, places, fileSystem),
    isBlind: () => watching.blind === 'yes',
    close: () => {
      for (const folder of watching.folders.keys()) drop(watching, folder)
    },
  }
}

async function keepUp(watching: Watching, places: WatchedPlaces, fileSystem: FileSystem): Promise<void> {
  watching.blind = 'no'
  for (const folder of watching.folders.keys()) {
    if (!places.has(folder)) drop(watching, folder)
  }
  for (const [folder, names] of places) {
    const inode = await inodeOf(folder, fileSystem)
    const known = watching.folders.get(folder)
    if (inode !== null && known?.inode === inode) {
      watching.folders.set(folder, { ...known, names })
      continue
    }
    drop(watching, folder)
    if (inode !== null) start(watching, folder, inode, names)
  }
}

function drop(watching: Watching, folder: string): void {
  watching.folders.get(folder)?.close()
  watching.folders.delete(folder)
}

function start(watching: Watching, folder: string, inode: bigint, names: ReadonlySet<string>): void {
  const listen = (name: string | null): void => {
    if (name === null || (watching.folders.get(folder)?.names.has(name) ?? true)) watching.changed()
  }
  const fail = (): void => {
    drop(watching, folder)
    watching.changed()
  }
  try {
    const system = watching.watchFolder(folder, listen, fail)
    watching.folders.set(folder, { inode, names, close: () => system.close() })
  } catch {
    watching.blind = 'yes'
  }
}

async function inodeOf(folder: string, fileSystem: FileSystem): Promise<bigint | null> {
  try {
    const facts = await fileSystem.stat(folder)
    return facts.inode
  } catch {
    return null
  }
}
