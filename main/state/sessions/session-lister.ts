import { profileKinds } from '../../../app/chain/kind.ts'
import { waitAfter } from '../../../app/session/code-window.ts'
import { leftoversOf } from '../../../app/session/ledger/leftovers.ts'
import { listSessions, type SessionRow } from '../../../app/session/list.ts'
import { devicesIn, planEverything } from '../../../app/session/routes/index.ts'
import type { Instant } from '../../../app/text/instant.ts'
import type { KeeperView, SessionsView } from '../../../app/view/session-model.ts'
import { buildSessions, type DeviceFacts } from '../../../app/view/sessions-view.ts'
import type { MemoryCredentials } from '../../session/renewal/renewal-model.ts'
import type { ListSessions } from '../store.ts'
import type { Picture } from '../views.ts'
import type { SessionFacts } from './session-facts.ts'
import { keptNow, routeOptions } from './session-planning.ts'

/** Lists what lives, for the snapshot and for whoever asks about one of it. */
export type SessionLister = {
  readonly list: ListSessions
  readonly rows: (picture: Picture, now: Instant) => readonly SessionRow[]
}

export type SessionListerOptions = {
  readonly facts: () => SessionFacts
  readonly memory: MemoryCredentials
  /** Null: not begun yet. */
  readonly keeper: () => KeeperView | null
  readonly clockNote: () => string | null
}

const STILL: KeeperView = { state: 'on', nextAt: null, nextProfile: null, trouble: null }

/** What a list was made from; the same gives the same for a while. */
type Basis = readonly unknown[]

/** A list is made anew after this long whatever happened: what has ended meanwhile signs no more. */
const FRESH = 30_000

/** Makes the lister. Its list is kept as long as nothing it is made from is another. */
export function makeSessionLister(options: SessionListerOptions): SessionLister {
  let last: { readonly basis: Basis; readonly at: Instant; readonly view: SessionsView } | null = null
  const rows = (picture: Picture, now: Instant): readonly SessionRow[] => rowsOf(picture, now, options)
  return {
    rows,
    list: (picture, now) => {
      const { world, settings, marks } = picture
      const held = JSON.stringify(options.memory.list())
      const keeper = options.keeper() ?? STILL
      const clockNote = options.clockNote()
      const basis: Basis = [world, settings, marks, options.facts(), held, keeper, clockNote]
      const isFresh = last !== null && Math.abs(now - last.at) < FRESH && sameBasis(last.basis, basis)
      if (last !== null && isFresh) return last.view
      const view = viewOf(picture, now, options, { keeper, clockNote })
      last = { basis, at: now, view }
      return view
    },
  }
}

const sameBasis = (one: Basis, other: Basis): boolean => one.every((part, index) => part === other[index])

function rowsOf(
  { world }: Picture,
  now: Instant,
  { facts, memory }: SessionListerOptions,
  kinds = profileKinds(world.facts.book, world.facts.external),
): readonly SessionRow[] {
  const { book, external, environment } = world.facts
  const { strays, ledger } = facts()
  return listSessions(book, external, now, { environment, strays, memory: memory.list(), ledger, kinds })
}

function viewOf(
  picture: Picture,
  now: Instant,
  options: SessionListerOptions,
  said: Pick<SessionsView, 'keeper' | 'clockNote'>,
): SessionsView {
  const { world, marks, settings } = picture
  const { book, external } = world.facts
  const { ledger, commands } = options.facts()
  const routes = routeOptions(picture, options.memory, now)
  const kept = settings.renewByItself ? keptNow(ledger, picture, routes) : []
  const kinds = profileKinds(book, external)
  return buildSessions({
    book,
    kinds,
    sessions: rowsOf(picture, now, options, kinds),
    marks,
    production: settings.production,
    devices: devicesOf(picture, now, options),
    tokenCommands: commands,
    kept: new Set(kept.map(({ profile }) => profile)),
    ...said,
    leftovers: leftoversOf(ledger, book, now).length,
    now,
  })
}

/** Every device that the files name, with what its next code opens. */
function devicesOf(picture: Picture, now: Instant, { facts, memory }: SessionListerOptions): readonly DeviceFacts[] {
  const { book } = picture.world.facts
  const { used } = facts()
  const plans = planEverything(book, routeOptions(picture, memory, now))
  return devicesIn(book).map((serial, index) => ({
    serial,
    opens: plans[index]?.opens.map(({ profile }) => profile) ?? [],
    waitUntil: waitAfter(used.get(serial) ?? null, now),
  }))
}
