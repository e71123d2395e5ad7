import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'
import { devNull } from 'node:os'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { filesText, type NotAFile } from '../../app/text/files-text.ts'
import { errorCode, isMissing } from './errors.ts'
import { type FileSystem, nodeFileSystem, type OpenFile } from './file-system.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Located } from './locate.ts'
import type { Fingerprint } from './model.ts'
import { decodeText } from './text-codec.ts'

/** Larger than any shared file in use; beyond it a file is reported, not read. Bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024

/** What was found at a path. */
export type Contents =
  | { readonly state: 'present'; readonly bytes: Uint8Array }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly reason: string }

/** A snapshot and, when the file is there, what tells it from a later one. `modified` in milliseconds since 1970. */
export type SharedFile = {
  readonly snapshot: FileSnapshot
  readonly fingerprint: Fingerprint | null
  readonly modified: number | null
}

/** Reads whole files at once, without waiting for a thread: for the command line. Never throws, never blocks on a pipe. */
export function readContentsSync(path: string): Contents {
  if (path === devNull) return { state: 'missing' }
  let descriptor: number | null = null
  try {
    const refused = refusalOf(path, kindOfSync(statSync(path)), 0)
    if (refused !== null) return refused
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0))
    const facts = fstatSync(descriptor)
    return refusalOf(path, kindOfSync(facts), facts.size) ?? { state: 'present', bytes: drain(descriptor, facts.size) }
  } catch (error) {
    return failureOf(path, error)
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}

/** The same without blocking the process: for the window. */
export async function readContents(path: string, fileSystem: FileSystem = nodeFileSystem): Promise<Contents> {
  const { contents } = await readWithFingerprint(path, fileSystem)
  return contents
}

/** A shared file as the pure core wants it. */
export function snapshotOf(role: FileRole, path: string, contents: Contents): FileSnapshot {
  const empty = { role, path, text: '', encoding: 'utf-8', reason: null } as const
  switch (contents.state) {
    case 'missing':
      return { ...empty, state: 'missing' }
    case 'unreadable':
      return { ...empty, state: 'unreadable', reason: contents.reason }
    case 'present':
      return { ...empty, state: 'present', ...decodeText(contents.bytes) }
  }
}

/** Reads a shared file with its fingerprint: for the watcher. */
export async function readShared(
  role: FileRole,
  located: Located,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<SharedFile> {
  if (located.off === 'off') {
    return { snapshot: snapshotOf(role, located.path, { state: 'missing' }), fingerprint: null, modified: null }
  }
  const { contents, fingerprint, modified } = await readWithFingerprint(located.path, fileSystem)
  return { snapshot: snapshotOf(role, located.path, contents), fingerprint, modified }
}

type ReadFile = {
  readonly contents: Contents
  readonly fingerprint: Fingerprint | null
  readonly modified: number | null
}

const without = (contents: Contents): ReadFile => ({ contents, fingerprint: null, modified: null })

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
      modified: facts.modified,
    }
  } catch (error) {
    return without(failureOf(path, error))
  } finally {
    await file?.close()
  }
}

function drain(descriptor: number, expected: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let position = 0
  for (;;) {
    const chunk = new Uint8Array(Math.max(expected - position, 0) + 1)
    const count = readSync(descriptor, chunk, 0, chunk.length, position)
    if (count === 0) return chunks.length === 1 ? (chunks[0] ?? chunk) : Buffer.concat(chunks)
    chunks.push(chunk.subarray(0, count))
    position += count
  }
}

function refusalOf(path: string, kind: 'file' | NotAFile, size: number): Contents | null {
  if (kind !== 'file') return { state: 'unreadable', reason: filesText.notAFile(path, kind) }
  if (size > LARGEST_FILE) return { state: 'unreadable', reason: filesText.tooLarge(path, LARGEST_FILE / 1024 / 1024) }
  return null
}

function failureOf(path: string, error: unknown): Contents {
  if (isMissing(error)) return { state: 'missing' }
  const code = errorCode(error)
  return {
    state: 'unreadable',
    reason: code === 'ELOOP' ? filesText.linkLoop(path) : filesText.notReadable(path, code),
  }
}

function kindOfSync(facts: Stats): 'file' | NotAFile {
  if (facts.isFile()) return 'file'
  if (facts.isDirectory()) return 'folder'
  if (facts.isFIFO()) return 'pipe'
  return facts.isSocket() ? 'socket' : 'device'
}
