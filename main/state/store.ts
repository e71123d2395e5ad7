import { isDeepStrictEqual } from 'node:util'
import type { SettingChange } from '../../app/contract/contract.ts'
import type { ProfileBook } from '../../app/profile/model.ts'
import type { FindingView } from '../../app/view/edit-model.ts'
import type { Outcome, SettingsView, Snapshot } from '../../app/view/model.ts'
import type { Clock, Places } from '../files/model.ts'
import { changeSetting, loadSettings } from '../settings/settings.ts'
import { type MachineOptions, watchMachine } from './machine.ts'
import { type Picture, type Surplus, snapshotOf } from './views.ts'

/** What Lanyard knows, in one place: the machine, the settings, and the snapshot made of both. */
export type Store = {
  readonly picture: () => Picture
  readonly snapshot: () => Snapshot
  /** Looks at the disk now: files, caches, settings. */
  readonly look: () => Promise<void>
  readonly changeSetting: (change: SettingChange) => Promise<Outcome<null, string>>
  /** Computes a new snapshot although the disk is the same (what About says has changed). */
  readonly renew: () => void
  /** From now on snapshots have findings: what finds them is loaded after the first paint. */
  readonly adviseWith: (advise: Advise) => void
  /** What *Undo* would take back has changed, or may have. */
  readonly offerUndo: (canUndo: Snapshot['canUndo']) => void
  /** Hears every new snapshot. One listener: whoever composes the app. */
  readonly listen: (hear: (snapshot: Snapshot) => void) => void
  readonly close: () => void
}

/** Finds what Advice shows. */
export type Advise = (book: ProfileBook) => readonly FindingView[]

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
  const { gather, clock, loginShell, about } = options
  const held: Held = { hear: null, renew: null, canUndo: null, advise: () => [] }
  const machine = await watchMachine({ gather, clock, onChange: () => held.renew?.() })
  let settings: SettingsView = options.firstSettings
  let revision = 1
  const picture = (): Picture => ({ ...machine.current(), settings, loginShell })
  const see = (): Snapshot => snapshotOf(picture(), revision, clock.now(), surplusOf(held, about(), picture()))
  let snapshot = see()
  const renew = (): void => {
    revision += 1
    snapshot = see()
    held.hear?.(snapshot)
  }
  held.renew = renew
  const take = (next: SettingsView): void => {
    if (isDeepStrictEqual(settings, next)) return
    settings = next
    renew()
  }
  return {
    picture,
    snapshot: () => ({ ...snapshot, now: clock.now() }),
    look: async () => {
      take(await loadSettings(options))
      await machine.look()
    },
    changeSetting: async (change) => {
      const changed = await changeSetting(options, change)
      if (changed.ok) take(changed.value)
      return changed.ok ? { ok: true, value: null } : changed
    },
    renew,
    ...laterDeeds(held, renew),
    listen: (listener) => {
      held.hear = listener
    },
    close: machine.close,
  }
}

/** What is known only some time after the first snapshot. */
type Later = { canUndo: Snapshot['canUndo']; advise: Advise }

type Held = Later & { hear: ((snapshot: Snapshot) => void) | null; renew: (() => void) | null }

const surplusOf = ({ canUndo, advise }: Later, about: Snapshot['about'], { world }: Picture): Surplus => ({
  about,
  canUndo,
  findings: advise(world.facts.book),
})

function laterDeeds(later: Later, renew: () => void): Pick<Store, 'adviseWith' | 'offerUndo'> {
  return {
    adviseWith: (advise) => {
      later.advise = oncePerBook(advise)
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
