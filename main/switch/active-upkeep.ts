import { regionOf } from '../../app/profile/identity.ts'
import type { ProfileBook } from '../../app/profile/model.ts'
import { regionFor } from '../../app/switch/names.ts'
import { refreshed, removedFrom, renamedIn } from '../../app/switch/upkeep.ts'
import { type ActiveAccess, type ActiveResult, amendActive } from './active-store.ts'

/*
 * The active profile follows what becomes of it in the files.
 */

/** A profile has another name now: it stays active under that one. Never rejects. */
export function renameActive(access: ActiveAccess, from: string, to: string): Promise<ActiveResult> {
  return amendActive(access, (state) => renamedIn(state, from, to))
}

/** A profile is gone: no profile is active where it was. Never rejects. */
export function removeActive(access: ActiveAccess, name: string): Promise<ActiveResult> {
  return amendActive(access, (state) => removedFrom(state, name))
}

/** Regions as the files give them by now; for every reading of the files. Writes only where one changed. Never rejects. */
export function refreshActive(access: ActiveAccess, { byName }: ProfileBook): Promise<ActiveResult> {
  return amendActive(access, (state) =>
    refreshed(state, (name) => {
      const profile = byName.get(name)
      return profile === undefined ? undefined : regionFor(regionOf(profile))
    }),
  )
}
