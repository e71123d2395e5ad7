import { filesText } from '../../app/text/files-text.ts'
import { errorCode, isMissing } from './errors.ts'
import type { FileSystem } from './file-system.ts'
import type { Platform } from './model.ts'
import { pathsOf } from './places.ts'

/** The file a path really means. `path` is free of symlinks as far as its folders exist. */
export type Target =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly code: 'not-a-file' | 'unreadable'; readonly message: string }

/** As many as Linux follows (`MAXSYMLINKS`, path_resolution(7)). */
const MOST_LINKS = 40

/**
 * Follows symlinks to the file that is to be written. A dangling link leads to the file it would create. The folders on the way
 * need not exist yet.
 */
export async function resolveTarget(path: string, fileSystem: FileSystem, platform: Platform): Promise<Target> {
  const paths = pathsOf(platform)
  let current = path
  try {
    for (let hop = 0; hop <= MOST_LINKS; hop += 1) {
      current = await realFolderOf(current, fileSystem, platform)
      const kind = await kindAt(current, fileSystem)
      if (kind !== 'symlink') return { ok: true, path: current }
      current = paths.resolve(paths.dirname(current), await fileSystem.readlink(current))
    }
    return { ok: false, code: 'not-a-file', message: filesText.linkLoop(path) }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ELOOP') return { ok: false, code: 'not-a-file', message: filesText.linkLoop(path) }
    return { ok: false, code: 'unreadable', message: filesText.notReadable(path, code) }
  }
}

/** The same path with its existing folders resolved: two ways to one file give one text. */
async function realFolderOf(path: string, fileSystem: FileSystem, platform: Platform): Promise<string> {
  const paths = pathsOf(platform)
  const missing: string[] = [paths.basename(path)]
  let folder = paths.dirname(path)
  for (let hop = 0; ; hop += 1) {
    try {
      return paths.join(await fileSystem.realpath(folder), ...missing)
    } catch (error) {
      if (!isMissing(error) || paths.dirname(folder) === folder) throw error
    }
    if (hop < MOST_LINKS && (await kindAt(folder, fileSystem)) === 'symlink') {
      folder = paths.resolve(paths.dirname(folder), await fileSystem.readlink(folder))
      continue
    }
    missing.unshift(paths.basename(folder))
    folder = paths.dirname(folder)
  }
}

async function kindAt(path: string, fileSystem: FileSystem) {
  try {
    const facts = await fileSystem.lstat(path)
    return facts.kind
  } catch (error) {
    if (isMissing(error)) return 'missing'
    throw error
  }
}
