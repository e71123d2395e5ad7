import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'
import { devNull } from 'node:os'
import type { NotAFile } from '../../app/text/files-text.ts'
import { type Contents, failureOf, refusalOf } from './contents.ts'

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

function kindOfSync(facts: Stats): 'file' | NotAFile {
  if (facts.isFile()) return 'file'
  if (facts.isDirectory()) return 'folder'
  if (facts.isFIFO()) return 'pipe'
  return facts.isSocket() ? 'socket' : 'device'
}
