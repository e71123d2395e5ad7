import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { sameFingerprint } from './fingerprint.ts'
import { type WatchFolder, watchFolders } from './folder-watcher.ts'
import type { Located } from './locate.ts'
import type { Clock } from './model.ts'
import { readShared, type SharedFile } from './read.ts'
import { readSharedSync } from './read-shared-sync.ts'
import { isUnfinished } from './unfinished.ts'
import { watchedPlaces } from './watched-places.ts'

/**
 * What the watcher holds to be the files' content. `beingWritten`: on disk is a torn state; what is here is the last whole one, or, where
 * none has been seen yet, what the first look found.
 */
export type WatchedFiles = {
  readonly files: Readonly<Record<FileRole, FileSnapshot>>
  readonly beingWritten: boolean
}

export type Timers = { readonly after: (milliseconds: number, run: () => void) => () => void }

export type WatchOptions = {
  readonly config: Located
  readonly credentials: Located
  readonly clock: Clock
  readonly onChange: (files: WatchedFiles) => void
  readonly fileSystem?: FileSystem
  readonly timers?: Timers
  readonly watchFolder?: WatchFolder
}

export type FileWatcher = {
  readonly current: () => WatchedFiles
  /** Looks now (focus, resume, after our own write); resolves when it has looked once. */
  readonly check: () => Promise<void>
  readonly close: () => void
}

/** Milliseconds: after an event, between two looks at a changed file, and without any event. */
const SETTLE = 150
const CONFIRM = 50
const POLL = 60_000
/** After the start: both cores are busy with the first paint until then, and a change is not lost, only seen then. */
const FIRST_LOOK = 500
/** Where the system gives no events (too many watchers, network folders). */
const BLIND_POLL = 2_000

const systemTimers: Timers = {
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

const ROLES = ['config', 'credentials'] as const

type Seen = Record<FileRole, SharedFile>

/**
 * Reads both files at once, then tells each change of theirs, within half a second and never half-written. The first look for changes
 * comes when the window has had time to be drawn, or when `check` asks for it.
 */
export function watchFiles(options: WatchOptions): FileWatcher {
  const [config, credentials] = ROLES.map((role) => readSharedSync(role, options[role]))
  if (config === undefined || credentials === undefined) throw new TypeError('two files are read')
  return makeWatcher(options, options.fileSystem ?? nodeFileSystem, { config, credentials })
}

async function readBoth(options: WatchOptions, fileSystem: FileSystem): Promise<Seen> {
  const [config, credentials] = await Promise.all(ROLES.map((role) => readShared(role, options[role], fileSystem)))
  if (config === undefined || credentials === undefined) throw new TypeError('two files are read')
  return { config, credentials }
}

function makeWatcher(options: WatchOptions, fileSystem: FileSystem, first: Seen): FileWatcher {
  const state = firstState(first, options.clock.now())
  const alarm = makeAlarm(options.timers ?? systemTimers, () => void check())
  const folders = watchFolders(options.watchFolder, () => {
    if (!isClosed(state)) alarm.within(SETTLE)
  })
  let running: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    if (isClosed(state)) return
    const paths = ROLES.map((role) => options[role].path)
    await folders.watch(await watchedPlaces(paths, fileSystem), fileSystem)
    const outcome = settle(state, await readBoth(options, fileSystem), options.clock.now())
    if (outcome.tell === 'yes') options.onChange(current())
    if (!isClosed(state)) alarm.within(outcome.again ?? (folders.isBlind() ? BLIND_POLL : POLL))
  }

  function check(): Promise<void> {
    running = running.then(look, look)
    return running
  }

  function current(): WatchedFiles {
    const { config, credentials } = state.good
    return {
      files: { config: config.snapshot, credentials: credentials.snapshot },
      beingWritten: state.torn === 'yes',
    }
  }

  alarm.within(state.torn === 'yes' ? SETTLE : FIRST_LOOK)
  const close = (): void => {
    state.closed = 'yes'
    alarm.cancel()
    folders.close()
  }
  return { current, check, close }
}

type Alarm = { readonly within: (milliseconds: number) => void; readonly cancel: () => void }

/** One timer: a sooner ring that is already planned stays, so that constant events do not put it off. */
function makeAlarm(timers: Timers, ring: () => void): Alarm {
  let cancel: (() => void) | null = null
  let due = Number.POSITIVE_INFINITY
  return {
    within: (milliseconds) => {
      if (due <= milliseconds) return
      cancel?.()
      due = milliseconds
      cancel = timers.after(milliseconds, () => {
        due = Number.POSITIVE_INFINITY
        ring()
      })
    },
    cancel: () => cancel?.(),
  }
}

const isClosed = (state: State): boolean => state.closed === 'yes'

/** `doubtful`: files of which only a state was seen that looks half-written. */
type State = {
  good: Seen
  candidate: Seen
  readonly doubtful: Set<FileRole>
  readonly missingSince: Record<FileRole, number | null>
  torn: 'yes' | 'no'
  closed: 'yes' | 'no'
}

function firstState(first: Seen, time: number): State {
  const doubtful = new Set(
    ROLES.filter((role) => isUnfinished({ now: first[role], good: null, missingSince: null, time })),
  )
  const missingSince = { config: null, credentials: null }
  const torn = doubtful.size > 0 ? 'yes' : 'no'
  return { good: first, candidate: { ...first }, doubtful, missingSince, torn, closed: 'no' }
}

type Settled = { readonly tell: 'yes' | 'no'; readonly again: number | null }

/** Takes over what has settled: read twice alike, and whole. */
function settle(state: State, now: Seen, time: number): Settled {
  const before = state.torn
  let tell: Settled['tell'] = 'no'
  let again: number | null = null
  state.torn = 'no'
  for (const role of ROLES) {
    switch (judge(state, role, now[role], time)) {
      case 'known':
        continue
      case 'unfinished':
        state.torn = 'yes'
        again = Math.min(again ?? SETTLE, SETTLE)
        continue
      case 'to-confirm':
        // Whoever was writing may not have finished.
        if (before === 'yes') state.torn = 'yes'
        again = CONFIRM
        continue
      case 'new':
        state.good = { ...state.good, [role]: now[role] }
        state.doubtful.delete(role)
        tell = 'yes'
    }
  }
  state.candidate = now
  return { tell: tell === 'yes' || before !== state.torn ? 'yes' : 'no', again }
}

function judge(
  state: State,
  role: FileRole,
  now: SharedFile,
  time: number,
): 'known' | 'unfinished' | 'to-confirm' | 'new' {
  const since = now.snapshot.state === 'missing' ? (state.missingSince[role] ?? time) : null
  state.missingSince[role] = since
  const good = state.doubtful.has(role) ? null : state.good[role]
  if (good !== null && isSame(now, good)) return 'known'
  if (isUnfinished({ now, good, missingSince: since, time })) return 'unfinished'
  return isSame(now, state.candidate[role]) ? 'new' : 'to-confirm'
}

function isSame(one: SharedFile, other: SharedFile): boolean {
  return (
    one.snapshot.state === other.snapshot.state &&
    one.snapshot.reason === other.snapshot.reason &&
    sameFingerprint(one.fingerprint, other.fingerprint)
  )
}
