import { createHash } from 'node:crypto'
import type { FileStat } from './file-system.ts'
import type { Fingerprint } from './model.ts'

/** SHA-256 of bytes, hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Identity, size, time and content of a file, from one open descriptor. */
export function fingerprintOf(facts: FileStat, bytes: Uint8Array): Fingerprint {
  return {
    device: facts.device,
    inode: facts.inode,
    size: facts.size,
    modifiedNanoseconds: facts.modifiedNanoseconds,
    digest: digestOf(bytes),
  }
}

/** Whether two readings are of the same, untouched file. Null is "no file". */
export function sameFingerprint(one: Fingerprint | null, other: Fingerprint | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.device === other.device &&
    one.inode === other.inode &&
    one.size === other.size &&
    one.modifiedNanoseconds === other.modifiedNanoseconds &&
    one.digest === other.digest
  )
}
