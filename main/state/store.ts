import { isDeepStrictEqual } from 'node:util'
import type { SettingChange } from '../../app/contract/contract.ts'
import type { Outcome, SettingsView, Snapshot } from '../../app/view/model.ts'
import type { Clock, Places } from '../files/model.ts'
import { changeSetting, loadSettings } from '../settings/settings.ts'
import { type MachineOptions, watchMachine } from './machine.ts'
import { type Picture, snapshotOf } from './views.ts'

/** What Lanyard knows, in one place: the machine, the settings, and the snapshot made of both. */
export type Store = {
  readonly picture: () => Picture
  readonly snapshot: () => Snapshot
  /** Looks at the disk now: files, caches, settings. */
  readonly look: () => Promise<void>
  readonly changeSetting: (change: SettingChange) => Promise<Outcome<null, string>>
  /** Computes a new snapshot although the disk is the same (what About says has changed). */
  readonly renew: () => void
  /** Hears every new snapshot. One listener: whoever composes the app. */
  readonly listen: (hear: (snapshot: Snapshot) => void) => void
  readonly close: () => void
}

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
  const held: Held = { hear: null, renew: null }
  const machine = await watchMachine({ gather, clock, onChange: () => held.renew?.() })
  let settings: SettingsView = options.firstSettings
  let revision = 1
  const picture = (): Picture => ({ ...machine.current(), settings, loginShell })
  let snapshot = snapshotOf(picture(), revision, clock.now(), about())
  const renew = (): void => {
    snapshot = snapshotOf(picture(), ++revision, clock.now(), about())
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
    listen: (listener) => {
      held.hear = listener
    },
    close: machine.close,
  }
}

type Held = { hear: ((snapshot: Snapshot) => void) | null; renew: (() => void) | null }
