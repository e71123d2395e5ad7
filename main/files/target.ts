import { basename, dirname, join, resolve } from 'node:path'
import { filesText } from '../../app/text/files-text.ts'
import { errorCode, isMissing } from './errors.ts'
import type { FileSystem } from './file-system.ts'

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
export async function resolveTarget(path: string, fileSystem: FileSystem): Promise<Target> {
  let current = path
  try {
    for (let hop = 0; hop <= MOST_LINKS; hop += 1) {
      current = await realFolderOf(current, fileSystem)
      const kind = await kindAt(current, fileSystem)
      if (kind !== 'symlink') return { ok: true, path: current }
      current = resolve(dirname(current), await fileSystem.readlink(current))
    }
    return { ok: false, code: 'not-a-file', message: filesText.linkLoop(path) }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ELOOP') return { ok: false, code: 'not-a-file', message: filesText.linkLoop(path) }
    return { ok: false, code: 'unreadable', message: filesText.notReadable(path, code) }
  }
}

/** The same path with its existing folders resolved: two ways to one file give one text. */
async function realFolderOf(path: string, fileSystem: FileSystem): Promise<string> {
  const missing: string[] = [basename(path)]
  let folder = dirname(path)
  for (let hop = 0; ; hop += 1) {
    try {
      return join(await fileSystem.realpath(folder), ...missing)
    } catch (error) {
      if (!isMissing(error) || dirname(folder) === folder) throw error
    }
    if (hop < MOST_LINKS && (await kindAt(folder, fileSystem)) === 'symlink') {
      folder = resolve(dirname(folder), await fileSystem.readlink(folder))
      continue
    }
    missing.unshift(basename(folder))
    folder = dirname(folder)
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
