import { basename, dirname, resolve } from 'node:path'
import type { FileSystem } from './file-system.ts'

/** Folder -> names in it whose change matters. */
export type WatchedPlaces = ReadonlyMap<string, ReadonlySet<string>>

const MOST_LINKS = 40

/**
 * Where to look for changes of files: the FOLDERS of each path, of each symlink on the way and of the file at its end (a renamed-over
 * file has a new inode, so watching files would miss it), and the folder above each, so that a folder that appears or is
 * replaced is seen. A folder that is missing is looked for in the nearest one that exists.
 */
export async function watchedPlaces(paths: readonly string[], fileSystem: FileSystem): Promise<WatchedPlaces> {
  const places = new Map<string, Set<string>>()
  for (const path of paths) {
    let current: string | null = path
    for (let hop = 0; current !== null && hop < MOST_LINKS; hop += 1) {
      await addPlace(places, current, fileSystem)
      current = await linkTarget(current, fileSystem)
    }
  }
  return places
}

async function addPlace(places: Map<string, Set<string>>, path: string, fileSystem: FileSystem): Promise<void> {
  let wanted = path
  let folder = dirname(path)
  while (!(await isFolder(folder, fileSystem)) && dirname(folder) !== folder) {
    wanted = folder
    folder = dirname(folder)
  }
  add(places, folder, basename(wanted))
  if (dirname(folder) !== folder) add(places, dirname(folder), basename(folder))
}

function add(places: Map<string, Set<string>>, folder: string, name: string): void {
  const names = places.get(folder) ?? new Set()
  places.set(folder, names.add(name))
}

async function linkTarget(path: string, fileSystem: FileSystem): Promise<string | null> {
  try {
    // The folder may be a link itself; its real place is where renames happen.
    const folder = await fileSystem.realpath(dirname(path))
    const target = await fileSystem.readlink(path)
    return resolve(folder, target)
  } catch {
    return null
  }
}

async function isFolder(path: string, fileSystem: FileSystem): Promise<boolean> {
  try {
    const facts = await fileSystem.stat(path)
    return facts.kind === 'folder'
  } catch {
    return false
  }
}
