import { isDeepStrictEqual } from 'node:util'
import type { SettingChange } from '../../app/contract/contract.ts'
import type { MarkChange, MarksBook } from '../../app/marks/model.ts'
import type { ProfileBook } from '../../app/profile/model.ts'
import type { VaultEntry } from '../../app/switch/vault-model.ts'
import { vaultedIn } from '../../app/switch/vault-standing.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { FindingView } from '../../app/view/edit-model.ts'
import type { Outcome, SettingsView, Snapshot } from '../../app/view/model.ts'
import type { SessionsView } from '../../app/view/session-model.ts'
import type { ActiveView } from '../../app/view/switch-model.ts'
import type { Clock, Places } from '../files/model.ts'
import { markAll, readMarks } from '../marks/marks.ts'
import { changeSetting, loadSettings } from '../settings/settings.ts'
import { type ActiveReading, readActive } from '../switch/active-store.ts'
import { listVault } from '../vault/store.ts'
import { type Machine, type MachineOptions, watchMachine } from './machine.ts'
import { type Picture, type Surplus, snapshotOf } from './views.ts'

/** What Lanyard knows, in one place: the machine, the settings, the marks, and the snapshot made of them. */
export type Store = {
  readonly picture: () => Picture
  readonly snapshot: () => Snapshot
  /** Looks at the disk now: files, caches, settings, marks, the active profile. */
  readonly look: () => Promise<void>
  /** Looks at the active profile alone: another Lanyard changed it, or its time is up. */
  readonly lookAtActive: () => Promise<void>
  /** What `[default]` stands in for; looked for after the first paint. */
  readonly showStandIn: (standIn: ActiveView['defaultFor']) => void
  readonly changeSetting: (change: SettingChange) => Promise<Outcome<null, string>>
  /** Marks profiles; several at once were renewed together. */
  readonly mark: (profiles: readonly string[], change: MarkChange) => Promise<Outcome<null, string>>
  /** Computes a new snapshot although the disk is the same (what About says has changed). */
  readonly renew: () => void
  /** From now on snapshots have findings: what finds them is loaded after the first paint. */
  readonly adviseWith: (advise: Advise) => void
  /** From now on snapshots have what the Sessions room shows; loaded after the first paint too. */
  readonly listSessionsWith: (list: ListSessions) => void
  /** What *Undo* would take back has changed, or may have. */
  readonly offerUndo: (canUndo: Snapshot['canUndo']) => void
  /** Hears every new snapshot. One listener: whoever composes the app. */
  readonly listen: (hear: (snapshot: Snapshot) => void) => void
  readonly close: () => void
}

/** Finds what Advice shows. */
export type Advise = (book: ProfileBook) => readonly FindingView[]

/** Makes what the Sessions room shows. */
export type ListSessions = (picture: Picture, now: Instant) => SessionsView | null

export type StoreOptions = Omit<MachineOptions, 'onChange'> & {
  readonly clock: Clock
  readonly places: Places
  readonly loginShell: string | null
  /** Read before everything else, since the window's theme hangs on it. */
  readonly firstSettings: SettingsView
  /** What Settings shows of this build and desktop, at this moment. */
  readonly about: () => Snapshot['about']
}

/** Reads the files; resolves when they are there. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { gather, clock } = options
  const held: Held = { hear: null, renew: null, ...NOTHING_LATER }
  const [machine, firstOwn] = await Promise.all([
    watchMachine({ gather, clock, onChange: () => held.renew?.() }),
    readOwn(options, Promise.resolve(options.firstSettings), null),
  ])
  const book: OwnBook = { own: firstOwn }
  const picture = pictureOf(options, held, machine, book)
  const shown = showing(options, held, picture)
  held.renew = shown.renew
  const take = (next: Own): void => {
    if (isDeepStrictEqual(book.own, next)) return
    book.own = next
    shown.renew()
  }
  return {
    picture,
    snapshot: () => ({ ...shown.snapshot(), now: clock.now() }),
    look: async () => {
      take(await readOwn(options, loadSettings(options), book.own.marksProblem))
      await machine.look()
    },
    ...ownDeeds(options, book, take),
    renew: shown.renew,
    ...laterDeeds(held, shown.renew),
    close: machine.close,
  }
}

/** Everything that views are computed from, as it is now. */
function pictureOf({ loginShell }: StoreOptions, later: Later, machine: Machine, book: OwnBook): () => Picture {
  const vaulted = oncePerPair(vaultedIn)
  return () => {
    const { active, vault, ...more } = book.own
    const sight = machine.current()
    return {
      ...sight,
      ...more,
      loginShell,
      active: { ...active, standIn: later.standIn },
      vault: vaulted(sight.world.facts.book, vault),
      vaultEntries: vault,
    }
  }
}

/** Changes of what Lanyard keeps itself. */
function ownDeeds(
  options: StoreOptions,
  book: OwnBook,
  take: (next: Own) => void,
): Pick<Store, 'lookAtActive' | 'changeSetting' | 'mark'> {
  return {
    lookAtActive: async () => {
      const active = await readActive(options)
      take({ ...book.own, active: { ...active, problem: active.problem ?? book.own.active.problem } })
    },
    changeSetting: async (change) => {
      const changed = await changeSetting(options, change)
      if (changed.ok) take({ ...book.own, settings: changed.value })
      return changed.ok ? { ok: true, value: null } : changed
    },
    mark: async (profiles, change) => {
      const marked = await markAll(options, profiles, change)
      if (!marked.ok) return marked
      take({ ...book.own, marks: marked.value })
      return { ok: true, value: null }
    },
  }
}

type OwnBook = { own: Own }

/** What Lanyard keeps itself. */
type Own = {
  readonly settings: SettingsView
  readonly marks: MarksBook
  readonly marksProblem: string | null
  readonly active: ActiveReading
  readonly vault: readonly VaultEntry[]
}

/** Looks at Lanyard's own files. One that was set aside is not there any more: what was said of it stays said. */
async function readOwn(
  options: StoreOptions,
  reading: Promise<SettingsView>,
  problemBefore: string | null,
): Promise<Own> {
  const [settings, { marks, problem }, active, { entries }] = await Promise.all([
    reading,
    readMarks(options),
    readActive(options),
    listVault(options),
  ])
  return { settings, marks, marksProblem: problem ?? problemBefore, active, vault: entries }
}

/** The same two give the same third: what is made of it is kept as long as nothing is another. */
function oncePerPair<One, Other, Made>(make: (one: One, other: Other) => Made): (one: One, other: Other) => Made {
  let last: { readonly one: One; readonly other: Other; readonly made: Made } | null = null
  return (one, other) => {
    if (last?.one !== one || last.other !== other) last = { one, other, made: make(one, other) }
    return last.made
  }
}

/** What is known only some time after the first snapshot. */
type Later = {
  canUndo: Snapshot['canUndo']
  advise: Advise
  sessions: ListSessions
  standIn: ActiveView['defaultFor']
}

const NOTHING_LATER: Later = { canUndo: null, advise: () => [], sessions: () => null, standIn: null }

type Held = Later & { hear: ((snapshot: Snapshot) => void) | null; renew: (() => void) | null }

/** The snapshot in force, and what makes the next one and tells of it. */
function showing({ about, clock }: StoreOptions, held: Held, picture: () => Picture) {
  let revision = 1
  const see = (): Snapshot => {
    const now = clock.now()
    return snapshotOf(picture(), revision, now, surplusOf(held, about(), picture(), now))
  }
  let snapshot = see()
  return {
    snapshot: () => snapshot,
    renew: () => {
      revision += 1
      snapshot = see()
      held.hear?.(snapshot)
    },
  }
}

const surplusOf = (later: Later, about: Snapshot['about'], picture: Picture, now: Instant): Surplus => ({
  about,
  canUndo: later.canUndo,
  findings: later.advise(picture.world.facts.book),
  sessions: later.sessions(picture, now),
})

function laterDeeds(
  later: Held,
  renew: () => void,
): Pick<Store, 'adviseWith' | 'listSessionsWith' | 'offerUndo' | 'showStandIn' | 'listen'> {
  return {
    listen: (listener) => {
      later.hear = listener
    },
    adviseWith: (advise) => {
      later.advise = oncePerBook(advise)
      renew()
    },
    listSessionsWith: (list) => {
      later.sessions = list
      renew()
    },
    showStandIn: (standIn) => {
      if (isDeepStrictEqual(later.standIn, standIn)) return
      later.standIn = standIn
      renew()
    },
    offerUndo: (canUndo) => {
      if (isDeepStrictEqual(later.canUndo, canUndo)) return
      later.canUndo = canUndo
      renew()
    },
  }
}

/** The same files have the same findings: a changed setting finds nothing anew. */
function oncePerBook(advise: Advise): Advise {
  let last: { readonly book: ProfileBook; readonly findings: readonly FindingView[] } | null = null
  return (book) => {
    if (last?.book !== book) last = { book, findings: advise(book) }
    return last.findings
  }
}
