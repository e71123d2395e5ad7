import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { filesText, type NotAFile } from '../../app/text/files-text.ts'
import { errorCode, isMissing } from './errors.ts'
import { decodeText } from './text-codec.ts'

/** Larger than any shared file in use; beyond it a file is reported, not read. Bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024

/** What was found at a path. */
export type Contents =
  | { readonly state: 'present'; readonly bytes: Uint8Array }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly reason: string }

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

/** Why what stands at a path is not read, null when it may be. `size` in bytes. */
export function refusalOf(path: string, kind: 'file' | NotAFile, size: number): Contents | null {
  if (kind !== 'file') return { state: 'unreadable', reason: filesText.notAFile(path, kind) }
  if (size > LARGEST_FILE) return { state: 'unreadable', reason: filesText.tooLarge(path, LARGEST_FILE / 1024 / 1024) }
  return null
}

/** What a failed call says about a path: nothing there, or a sentence. */
export function failureOf(path: string, error: unknown): Contents {
  if (isMissing(error)) return { state: 'missing' }
  const code = errorCode(error)
  return {
    state: 'unreadable',
    reason: code === 'ELOOP' ? filesText.linkLoop(path) : filesText.notReadable(path, code),
  }
}
