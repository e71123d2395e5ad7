import { join } from 'node:path'
import { formatActive, parseActive } from '../../app/switch/active-file.ts'
import { changed, isOver, settledAt, wentBack } from '../../app/switch/changes.ts'
import { type ActiveChange, type ActiveState, NOTHING_ACTIVE } from '../../app/switch/model.ts'
import { nameRefusal } from '../../app/switch/names.ts'
import type { Instant } from '../../app/text/instant.ts'
import { switchText } from '../../app/text/switch-text.ts'
import { makeOwnFolder } from '../files/backup.ts'
import { errorCode } from '../files/errors.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import { acquireLock } from '../files/lock.ts'
import type { Clock, Places, Platform } from '../files/model.ts'
import { currentPlatform } from '../files/platform.ts'
import { readContents } from '../files/read.ts'
import { sweepTemporaries } from '../files/sweep.ts'
import { decodeText } from '../files/text-codec.ts'
import { writeWhole } from '../files/write-whole.ts'

/** The file that says which profile new commands use. */
export const activeFileOf = (places: Places): string => join(places.stateFolder, 'active')

/** What reading and writing it needs. */
export type ActiveAccess = {
  readonly places: Places
  readonly clock: Clock
  readonly fileSystem?: FileSystem
  readonly platform?: Platform
}

/** What the file says, its lease not yet applied (see `settledAt`), and a sentence where it could not be used. */
export type ActiveReading = { readonly state: ActiveState; readonly problem: string | null }

/** What a change led to: the new state, or a sentence why the file is as it was. */
export type ActiveResult =
  | { readonly ok: true; readonly state: ActiveState; readonly problem: string | null }
  | {
      readonly ok: false
      readonly code: 'name' | 'nothing-to-go-back-to' | 'locked' | 'not-written'
      readonly message: string
    }

type Access = Required<ActiveAccess>

const withDefaults = (access: ActiveAccess): Access => ({
  fileSystem: nodeFileSystem,
  platform: currentPlatform(),
  ...access,
})

/** Which profile is active. A file that is none of ours is set aside as `active.bad-<time>`, and nothing is active then. Never rejects. */
export async function readActive(access: ActiveAccess): Promise<ActiveReading> {
  const { places, fileSystem } = withDefaults(access)
  const contents = await readContents(activeFileOf(places), fileSystem)
  if (contents.state === 'missing') return { state: NOTHING_ACTIVE, problem: null }
  const state = contents.state === 'present' ? stateIn(contents.bytes) : null
  if (state !== null) return { state, problem: null }
  const reason = contents.state === 'unreadable' ? contents.reason : null
  return { state: NOTHING_ACTIVE, problem: await setAside(withDefaults(access), reason) }
}

function stateIn(bytes: Uint8Array): ActiveState | null {
  const { text, encoding } = decodeText(bytes)
  return encoding === 'utf-8' ? parseActive(text) : null
}

async function setAside({ places, clock, fileSystem }: Access, reason: string | null): Promise<string> {
  const path = activeFileOf(places)
  const aside = `${path}.bad-${new Date(clock.now()).toISOString().replaceAll(':', '-')}`
  try {
    await fileSystem.rename(path, aside)
    return switchText.setAside(path, aside, reason)
  } catch (error) {
    return switchText.unusable(path, reason, errorCode(error))
  }
}

/** Makes a profile the active one, or none. Whether the profile exists is the caller's to ask. Never rejects. */
export async function activate(change: ActiveChange, access: ActiveAccess): Promise<ActiveResult> {
  const { profile } = change.choice
  const refusal = profile === null ? null : nameRefusal(profile)
  if (refusal !== null) return { ok: false, code: 'name', message: switchText.nameRefused[refusal] }
  return rewrite(access, (state, now) => changed(state, change, now))
}

/** Goes back to what was active before; out of a lease, to what it returns to. Never rejects. */
export async function goBack(access: ActiveAccess): Promise<ActiveResult> {
  return rewrite(access, wentBack)
}

/** Writes down that a lease has run out; does nothing where none has. Shells need not wait for it. Never rejects. */
export async function expireLease(access: ActiveAccess): Promise<ActiveResult> {
  const { state, problem } = await readActive(access)
  if (!isOver(state, access.clock.now())) return { ok: true, state, problem }
  return rewrite(access, settledAt)
}

/** Changes the state as an edit of the files asks for; writes nothing where `change` gives the same state back. Never rejects. */
export async function amendActive(
  access: ActiveAccess,
  change: (state: ActiveState) => ActiveState,
): Promise<ActiveResult> {
  const { state, problem } = await readActive(access)
  return change(state) === state ? { ok: true, state, problem } : rewrite(access, change)
}

/** Null: there is nothing to change to. */
type Next = (state: ActiveState, now: Instant) => ActiveState | null

async function rewrite(given: ActiveAccess, next: Next): Promise<ActiveResult> {
  const access = withDefaults(given)
  const { places, clock } = access
  const path = activeFileOf(places)
  const lock = await acquireLock({ ...access, thing: { kind: 'file', key: path } })
  if (!lock.ok) {
    const message = lock.reason === 'held' ? switchText.held : switchText.notWritten(places.locksFolder, lock.code)
    return { ok: false, code: 'locked', message }
  }
  try {
    const { state: before, problem } = await readActive(access)
    const state = next(before, clock.now())
    if (state === null) return { ok: false, code: 'nothing-to-go-back-to', message: switchText.nothingBefore }
    await write(state, access)
    return { ok: true, state, problem }
  } catch (error) {
    return { ok: false, code: 'not-written', message: switchText.notWritten(path, errorCode(error)) }
  } finally {
    await lock.release()
  }
}

/** Whole or not at all, 0600 in 0700: a shell may read at any moment. */
async function write(state: ActiveState, access: Access): Promise<void> {
  const { places, clock, fileSystem } = access
  await makeOwnFolder(places.stateFolder, fileSystem)
  await sweepTemporaries({ folders: [places.stateFolder], clock, fileSystem })
  await writeWhole(activeFileOf(places), Buffer.from(formatActive(state)), access)
}
