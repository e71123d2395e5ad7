import { basename, dirname, join } from 'node:path'
import type { VaultFailure } from '../../app/switch/vault-model.ts'
import { vaultText } from '../../app/text/vault-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import { makeOwnFolder } from '../files/backup.ts'
import { errorCode, isMissing } from '../files/errors.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import { digestOf } from '../files/fingerprint.ts'
import type { Clock, Places } from '../files/model.ts'
import { changeOwnFile, type OwnFileTrouble, readOwnFile } from '../files/own-file.ts'
import { currentPlatform } from '../files/platform.ts'
import { syncFolder } from '../files/sync-folder.ts'
import { entryText, readEntry, type StoredEntry } from './entry-text.ts'
import type { VaultList } from './model.ts'

/** Where the vault's files are, and what they are read and written with. */
export type VaultAccess = { readonly places: Places; readonly clock: Clock; readonly fileSystem?: FileSystem }

const NAME = /^[0-9a-f]{32}\.json$/

/** The vault's folder, in the state folder. */
export const vaultFolder = ({ stateFolder }: Places): string => join(stateFolder, 'vault')

/** A profile's file: named by a digest, because a profile's name may be none that a file can have. */
export const entryPath = (places: Places, profile: string): string =>
  join(vaultFolder(places), `${digestOf(Buffer.from(profile)).slice(0, 32)}.json`)

/** Everything that is told of the vault, by profile name. Nothing is decrypted; never rejects. */
export async function listVault(access: Omit<VaultAccess, 'clock'>): Promise<VaultList> {
  const folder = vaultFolder(access.places)
  const fileSystem = access.fileSystem ?? nodeFileSystem
  const names = await fileSystem.list(folder).catch((): readonly string[] => [])
  const found = await Promise.all(
    names.filter((name) => NAME.test(name)).map((name) => readAt(join(folder, name), access)),
  )
  const entries = found.flatMap((each) => (each.ok && each.value !== null ? [each.value.entry] : []))
  return {
    entries: entries.toSorted((one, other) => (one.profile < other.profile ? -1 : 1)),
    problems: found.flatMap((each) => (each.ok ? [] : [each.failure.message])),
  }
}

type Read = Outcome<StoredEntry | null, VaultFailure>

/** What is stored of a profile; null: nothing. */
export function readStored(access: Omit<VaultAccess, 'clock'>, profile: string): Promise<Read> {
  return readAt(entryPath(access.places, profile), access)
}

const NO_CLOCK: Clock = { now: () => 0, sleep: () => Promise.resolve() }

async function readAt(path: string, access: Omit<VaultAccess, 'clock'>): Promise<Read> {
  const text = await readOwnFile({ ...access, clock: NO_CLOCK, path })
  if (text === null) return { ok: true, value: null }
  if (text === 'unreadable') return damaged(vaultText.unreadable(path))
  const stored = readEntry(text)
  const isItsOwn = stored !== null && basename(entryPath(access.places, stored.entry.profile)) === basename(path)
  return isItsOwn ? { ok: true, value: stored } : damaged(vaultText.foreign(path))
}

const damaged = (message: string): Read => ({ ok: false, failure: { code: 'damaged', message } })

/**
 * Puts an entry in the place of another, whole and on the disk, before anything may be taken out of another place. `expected`: the blob
 * that must be there still, null for none.
 */
export async function writeStored(
  access: VaultAccess,
  stored: StoredEntry,
  expected: Uint8Array | null,
): Promise<Outcome<null, VaultFailure>> {
  const path = entryPath(access.places, stored.entry.profile)
  let isOther = false
  const changed = await changeOwnFile({ ...access, path }, (text) => {
    isOther = !isSame(text === null ? null : readEntry(text), expected)
    return Promise.resolve(isOther ? null : entryText(stored))
  })
  if (!changed.ok) return notWritten(access, changed.trouble)
  if (isOther) return { ok: false, failure: { code: 'not-stored', message: vaultText.held } }
  try {
    const job = { fileSystem: access.fileSystem ?? nodeFileSystem, platform: currentPlatform() }
    await makeOwnFolder(vaultFolder(access.places), job.fileSystem)
    await syncFolder(vaultFolder(access.places), job)
    await syncFolder(dirname(vaultFolder(access.places)), job)
    return { ok: true, value: null }
  } catch (error) {
    return notWritten(access, { reason: 'unavailable', code: errorCode(error) })
  }
}

function isSame(stored: StoredEntry | null, expected: Uint8Array | null): boolean {
  if (stored === null || expected === null) return stored === null && expected === null
  return Buffer.from(stored.blob).equals(expected)
}

function notWritten({ places }: VaultAccess, trouble: OwnFileTrouble): Outcome<never, VaultFailure> {
  const message = trouble.reason === 'held' ? vaultText.held : vaultText.notWritten(vaultFolder(places), trouble.code)
  return { ok: false, failure: { code: 'not-stored', message } }
}

/** Takes a profile's file out of the vault; nothing is done where there is none. */
export async function removeStored(access: VaultAccess, profile: string): Promise<Outcome<null, VaultFailure>> {
  const path = entryPath(access.places, profile)
  try {
    await (access.fileSystem ?? nodeFileSystem).remove(path)
    return { ok: true, value: null }
  } catch (error) {
    if (isMissing(error)) return { ok: true, value: null }
    return notWritten(access, { reason: 'unavailable', code: errorCode(error) })
  }
}

/** What is stored under a profile's former name goes with it to its new one; nothing is decrypted. */
export async function renameStored(
  access: VaultAccess,
  from: string,
  to: string,
): Promise<Outcome<null, VaultFailure>> {
  const stored = await readStored(access, from)
  if (!stored.ok) return stored
  if (stored.value === null) return { ok: true, value: null }
  const { entry, blob } = stored.value
  const written = await writeStored(access, { entry: { ...entry, profile: to }, blob }, null)
  return written.ok ? removeStored(access, from) : written
}
