import { statSync } from 'node:fs'
import type { FileRole } from '../../app/profile/model.ts'
import { snapshotOf } from './contents.ts'
import { type FileStat, factsOf } from './file-system.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Located } from './locate.ts'
import type { SharedFile } from './read.ts'
import { readContentsSync } from './read-sync.ts'

/**
 * Reads a shared file at once: for the first sight of the window, while Chromium starts the page's process and nothing else waits.
 * The facts are asked before the content, so that a write in between shows as a change at the next look.
 */
export function readSharedSync(role: FileRole, located: Located): SharedFile {
  if (located.off === 'off') {
    return { snapshot: snapshotOf(role, located.path, { state: 'missing' }), fingerprint: null, facts: null }
  }
  const facts = factsAt(located.path)
  const contents = readContentsSync(located.path)
  const snapshot = snapshotOf(role, located.path, contents)
  if (facts === null || contents.state !== 'present') return { snapshot, fingerprint: null, facts: null }
  return { snapshot, fingerprint: fingerprintOf(facts, contents.bytes), facts }
}

function factsAt(path: string): FileStat | null {
  try {
    return factsOf(statSync(path, { bigint: true }))
  } catch {
    return null
  }
}
