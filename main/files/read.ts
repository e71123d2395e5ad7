import { devNull } from 'node:os'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { type Contents, failureOf, refusalOf, snapshotOf } from './contents.ts'
import { type FileStat, type FileSystem, nodeFileSystem, type OpenFile } from './file-system.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Located } from './locate.ts'
import type { Fingerprint } from './model.ts'

/** A snapshot and, when the file is there, what tells it from a later one. */
export type SharedFile = {
  readonly snapshot: FileSnapshot
  readonly fingerprint: Fingerprint | null
  readonly facts: FileStat | null
}

/** Reads a whole file without blocking the process: for the window. Never rejects, never waits for a pipe. */
export async function readContents(path: string, fileSystem: FileSystem = nodeFileSystem): Promise<Contents> {
  const { contents } = await readWithFingerprint(path, fileSystem)
  return contents
}

/** Reads a shared file with its fingerprint: for the watcher. */
export async function readShared(
  role: FileRole,
  located: Located,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<SharedFile> {
  if (located.off === 'off') {
    return { snapshot: snapshotOf(role, located.path, { state: 'missing' }), fingerprint: null, facts: null }
  }
  const { contents, fingerprint, facts } = await readWithFingerprint(located.path, fileSystem)
  return { snapshot: snapshotOf(role, located.path, contents), fingerprint, facts }
}

type ReadFile = {
  readonly contents: Contents
  readonly fingerprint: Fingerprint | null
  readonly facts: FileStat | null
}

const without = (contents: Contents): ReadFile => ({ contents, fingerprint: null, facts: null })

async function readWithFingerprint(path: string, fileSystem: FileSystem): Promise<ReadFile> {
  if (path === devNull) return without({ state: 'missing' })
  let file: OpenFile | null = null
  try {
    const before = await fileSystem.stat(path)
    const refused = refusalOf(path, before.kind, 0)
    if (refused !== null) return without(refused)
    file = await fileSystem.open(path, 'read')
    const facts = await file.stat()
    const refusedOpen = refusalOf(path, facts.kind, Number(facts.size))
    if (refusedOpen !== null) return without(refusedOpen)
    const bytes = await file.readAll()
    return {
      contents: { state: 'present', bytes },
      fingerprint: fingerprintOf(facts, bytes),
      facts,
    }
  } catch (error) {
    return without(failureOf(path, error))
  } finally {
    await file?.close()
  }
}
