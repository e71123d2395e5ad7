import { filesText } from '../../app/text/files-text.ts'
import { LARGEST_FILE } from './contents.ts'
import { errorCode, isDenied, isMissing } from './errors.ts'
import type { FileStat, FileSystem, OpenFile } from './file-system.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Clock, Fingerprint, WriteProblem } from './model.ts'
import { decodeText, type TextEncoding } from './text-codec.ts'

/** What a change is planned on: the file as it was read through a descriptor that stays open. */
export type Base = {
  readonly text: string
  readonly bytes: Uint8Array
  readonly encoding: TextEncoding
  /** Null together with the next two: the file does not exist. */
  readonly file: OpenFile | null
  readonly facts: FileStat | null
  readonly fingerprint: Fingerprint | null
}

export type BaseProblem = Exclude<WriteProblem<never>, { readonly code: 'refused' | 'conflict' }>
export type BaseResult =
  | { readonly ok: true; readonly base: Base }
  | { readonly ok: false; readonly problem: BaseProblem }

const NOTHING: Base = {
  text: '',
  bytes: new Uint8Array(),
  encoding: 'utf-8',
  file: null,
  facts: null,
  fingerprint: null,
}

/** An empty file younger than this (milliseconds) is one that another program has just truncated to write it again. */
const TORN_AGE = 2_000
const STEP = 50

/**
 * Whether a file was written so lately that somebody may still be writing it; both in milliseconds since 1970. A time in the future (a
 * restored backup, another machine's clock) says nothing of that.
 */
export function isFresh(modified: number, now: number): boolean {
  return Math.abs(now - modified) <= TORN_AGE
}

/** Opens and reads a file that is to be written; refuses what is no file, too large, unreadable or read-only. */
export async function openBase(path: string, fileSystem: FileSystem): Promise<BaseResult> {
  try {
    const facts = await fileSystem.lstat(path)
    if (facts.kind !== 'file') return problem('not-a-file', filesText.notAFile(path, facts.kind))
    const file = await fileSystem.open(path, 'update')
    return await readBase(path, file)
  } catch (error) {
    if (isMissing(error)) return { ok: true, base: NOTHING }
    if (isDenied(error)) return deniedBase(path, errorCode(error), fileSystem)
    return problem('unreadable', filesText.notReadable(path, errorCode(error)))
  }
}

/**
 * The same, but a file that is empty because somebody is about to fill it is waited for: AWS CLI truncates before it writes.
 * An empty file that is no longer fresh is taken for what it is.
 */
export async function openSettledBase(path: string, fileSystem: FileSystem, clock: Clock): Promise<BaseResult> {
  for (let waited = 0; ; waited += STEP) {
    const result = await openBase(path, fileSystem)
    if (!result.ok || result.base.facts === null || result.base.bytes.length > 0) return result
    if (!isFresh(result.base.facts.modified, clock.now()) || waited >= TORN_AGE) return result
    await result.base.file?.close()
    await clock.sleep(STEP)
  }
}

async function readBase(path: string, file: OpenFile): Promise<BaseResult> {
  try {
    const facts = await file.stat()
    const refusal = refusalOf(path, facts)
    if (refusal !== null) {
      await file.close()
      return refusal
    }
    const bytes = await file.readAll()
    return { ok: true, base: { ...decodeText(bytes), bytes, file, facts, fingerprint: fingerprintOf(facts, bytes) } }
  } catch (error) {
    await file.close()
    throw error
  }
}

function refusalOf(path: string, facts: FileStat): BaseResult | null {
  if (facts.kind !== 'file') return problem('not-a-file', filesText.notAFile(path, facts.kind))
  if (facts.size > LARGEST_FILE) return problem('too-large', filesText.tooLarge(path, LARGEST_FILE / 1024 / 1024))
  // Asked of the mode as well: the administrator may open what its owner made read-only.
  if ((facts.mode & 0o200) === 0) return problem('read-only', filesText.readOnly(path))
  return null
}

/** Not writable: tell "read-only" from "not even readable". */
async function deniedBase(path: string, code: string, fileSystem: FileSystem): Promise<BaseResult> {
  try {
    const file = await fileSystem.open(path, 'read')
    await file.close()
    return problem('read-only', filesText.readOnly(path))
  } catch (error) {
    return problem('unreadable', filesText.notReadable(path, isMissing(error) ? code : errorCode(error)))
  }
}

function problem(code: BaseProblem['code'], message: string): BaseResult {
  return { ok: false, problem: { code, message } }
}
