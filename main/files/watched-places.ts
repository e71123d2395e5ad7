import type { FileSystem } from './file-system.ts'
import type { Platform } from './model.ts'
import { pathsOf } from './places.ts'

/** Folder -> names in it whose change matters. */
export type WatchedPlaces = ReadonlyMap<string, ReadonlySet<string>>

const MOST_LINKS = 40

/**
 * Where to look for changes of files: the FOLDERS of each path, of each symlink on the way and of the file at its end (a renamed-over
 * file has a new inode, so watching files would miss it), and the folder above each, so that a folder that appears or is
 * replaced is seen. A folder that is missing is looked for in the nearest one that exists.
 */
export async function watchedPlaces(
  paths: readonly string[],
  fileSystem: FileSystem,
  platform: Platform,
): Promise<WatchedPlaces> {
  const places = new Map<string, Set<string>>()
  for (const path of paths) {
    let current: string | null = path
    for (let hop = 0; current !== null && hop < MOST_LINKS; hop += 1) {
      await addPlace(places, current, fileSystem, platform)
      current = await linkTarget(current, fileSystem, platform)
    }
  }
  return places
}

async function addPlace(
  places: Map<string, Set<string>>,
  path: string,
  fileSystem: FileSystem,
  platform: Platform,
): Promise<void> {
  const paths = pathsOf(platform)
  let wanted = path
  let folder = paths.dirname(path)
  while (!(await isFolder(folder, fileSystem)) && paths.dirname(folder) !== folder) {
    wanted = folder
    folder = paths.dirname(folder)
  }
  add(places, folder, paths.basename(wanted))
  if (paths.dirname(folder) !== folder) add(places, paths.dirname(folder), paths.basename(folder))
}

function add(places: Map<string, Set<string>>, folder: string, name: string): void {
  const names = places.get(folder) ?? new Set()
  places.set(folder, names.add(name))
}

async function linkTarget(path: string, fileSystem: FileSystem, platform: Platform): Promise<string | null> {
  const paths = pathsOf(platform)
  try {
    // The folder may be a link itself; its real place is where renames happen.
    const folder = await fileSystem.realpath(paths.dirname(path))
    const target = await fileSystem.readlink(path)
    return paths.resolve(folder, target)
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
