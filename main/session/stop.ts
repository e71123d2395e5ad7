import { parseDocument } from '../../app/document/parse.ts'
import type { LedgerEntry } from '../../app/session/ledger/ledger-model.ts'
import { planTakeBack, takeBack } from '../../app/session/ledger/take-back.ts'
import { fanOutText, stopText } from '../../app/text/fan-out-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { StoppedView } from '../../app/view/session-model.ts'
import type { Asker } from '../edit/model.ts'
import { modeOf } from '../edit/read-files.ts'
import type { World } from '../facts/world.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Change, Clock, Written } from '../files/model.ts'
import { removeRoleCache } from '../files/role-cache.ts'
import { sessionPart } from '../files/session-change.ts'
import { writeGuarded } from '../files/write.ts'
import { type Recorded, recordWrite } from '../history/record.ts'
import { cliCacheAt } from './renewal/cli-cache.ts'
import { forgetEntry } from './renewal/ledger.ts'
import type { MemoryCredentials } from './renewal/renewal-model.ts'

/** What stopping a session touches. Everything left out is the real thing. */
export type StopDeps = {
  readonly clock: Clock
  readonly who: Asker
  readonly memory: MemoryCredentials
  readonly fileSystem?: FileSystem
  readonly onWritten?: (written: Written) => void
  readonly record?: typeof recordWrite
}

type Stopped = Outcome<StoppedView, string>

/**
 * Takes back just what Lanyard wrote for a session, and only while its key id still stands there. A change of the credentials file goes to
 * History, so that it can be undone. AWS cannot end a session early: what is taken back is this computer's copy. A sentence either way.
 */
export async function stopSession(world: World, entry: LedgerEntry, deps: StopDeps): Promise<Stopped> {
  const stopped = await takeAway(world, entry, deps)
  if (stopped.kind === 'kept') return { ok: false, failure: stopped.message }
  const trouble = await forgetEntry({ ...deps, places: world.places }, entry)
  const sentences = [stopped.message, ...stopped.notes, ...(trouble === null ? [] : [trouble])].join(' ')
  if (stopped.kind === 'not-ours') return { ok: false, failure: sentences }
  return { ok: true, value: { message: sentences, historyId: stopped.historyId } }
}

type Taken = {
  readonly kind: 'taken' | 'not-ours' | 'kept'
  readonly message: string
  readonly notes: readonly string[]
  readonly historyId: number | null
}

const end = (kind: Taken['kind'], message: string): Taken => ({ kind, message, notes: [], historyId: null })

function takeAway(world: World, entry: LedgerEntry, deps: StopDeps): Promise<Taken> {
  switch (entry.place.kind) {
    case 'target':
      return fromSection(world, entry, entry.place.section, deps)
    case 'cli-cache':
      return fromCache(world, entry, deps)
    case 'memory':
      deps.memory.drop(entry.profile)
      return Promise.resolve(end('taken', stopText.dropped(entry.profile)))
  }
}

type Refusal = 'not-ours' | 'plan'

/** A section that is gone, or holds other keys, stays as it is. */
function takeBackChange(entry: LedgerEntry): Change<Refusal> {
  return (text) => {
    const plan = planTakeBack(parseDocument(text), entry)
    if (plan.kind === 'gone') return { ok: true, text }
    if (plan.kind === 'not-ours') return { ok: false, refusal: 'not-ours' }
    const without = takeBack(text, plan.commands)
    return without === null ? { ok: false, refusal: 'plan' } : { ok: true, text: without }
  }
}

async function fromSection(world: World, entry: LedgerEntry, section: string, deps: StopDeps): Promise<Taken> {
  const path = entry.file ?? world.files.credentials.path
  const result = await writeGuarded<Refusal>({
    path,
    change: takeBackChange(entry),
    touched: sessionPart(section),
    places: world.places,
    clock: deps.clock,
    platform: world.platform,
    ...(deps.fileSystem === undefined ? {} : { fileSystem: deps.fileSystem }),
  })
  if (!result.ok) {
    const { problem } = result
    if (problem.code !== 'refused') return end('kept', problem.message)
    if (problem.refusal === 'plan') return end('kept', stopText.notPlannable(section, path))
    return end('not-ours', stopText.notOurs(entry.profile, path))
  }
  const written = result.value
  if (written.outcome === 'unchanged') return end('taken', stopText.gone(entry.profile))
  const recorded = await note(entry, path, written, world, deps)
  await lookBack(written, deps)
  const taken = end('taken', stopText.stopped(entry.profile, path))
  return recorded.ok ? { ...taken, historyId: recorded.id } : { ...taken, notes: [recorded.message] }
}

async function note(
  entry: LedgerEntry,
  path: string,
  { before, after }: Written,
  world: World,
  deps: StopDeps,
): Promise<Recorded> {
  const mode = await modeOf(path, deps.fileSystem)
  const file = { role: 'credentials', path, before, after, created: false, mode } as const
  const fresh = { who: deps.who, title: fanOutText.stoppedSession(entry.profile), undoes: null, files: [file] }
  const access = { ...deps, places: world.places, platform: world.platform }
  return (deps.record ?? recordWrite)(fresh, access)
}

async function lookBack(written: Written, deps: StopDeps): Promise<void> {
  if (deps.onWritten !== undefined) return deps.onWritten(written)
  await written.watch.recheck().catch(() => undefined)
  await written.watch.close().catch(() => undefined)
}

async function fromCache(world: World, entry: LedgerEntry, deps: StopDeps): Promise<Taken> {
  const { file, profile, accessKeyId } = entry
  if (file === null) return end('taken', stopText.gone(profile))
  const removed = await removeRoleCache(cliCacheAt(world, file, deps), accessKeyId)
  if (removed === 'gone') return end('taken', stopText.gone(profile))
  if (removed === 'not-ours') return end('not-ours', stopText.notOurs(profile, file))
  if (removed.ok) return end('taken', stopText.stopped(profile, file))
  const { trouble } = removed
  if (trouble.reason === 'unavailable') return end('kept', stopText.notRemoved(file, trouble.code))
  return end('kept', stopText.busy(file))
}
