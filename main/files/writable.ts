import { openBase } from './base.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { resolveTarget } from './target.ts'

/** Why a file could surely not be written now, to be asked before anything is spent on it; null when nothing speaks against it. */
export async function whyNotWritable(
  path: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<{ readonly code: string; readonly message: string } | null> {
  const target = await resolveTarget(path, fileSystem)
  if (!target.ok) return target
  const opened = await openBase(target.path, fileSystem)
  if (!opened.ok) return opened.problem
  await opened.base.file?.close()
  return null
}
