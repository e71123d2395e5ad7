import { isDeepStrictEqual } from 'node:util'
import { deviceOf } from '../../../app/session/keys.ts'
import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import type { StrayCache } from '../../../app/session/list.ts'
import { strayCaches } from '../../facts/stray-caches.ts'
import type { Locating } from '../../files/locate.ts'
import type { Clock } from '../../files/model.ts'
import { usedWindow } from '../../session/device-memory.ts'
import { readLedger } from '../../session/renewal/ledger.ts'
import { loadTokenCommands, type TokenCommands } from '../../settings/token-commands.ts'
import type { Picture } from '../views.ts'

/** What is known of sessions besides the world: read after the first paint, and whenever the disk changed. */
export type SessionFacts = {
  readonly ledger: readonly LedgerEntry[]
  readonly strays: readonly StrayCache[]
  readonly commands: TokenCommands
  /** The 30 s window of each device that was used last, by serial number. */
  readonly used: ReadonlyMap<string, number>
}

/** Keeps these facts. */
export type FactsKeeper = {
  readonly current: () => SessionFacts
  /** Reads all of it anew; whether something is different. Never rejects over a file. */
  readonly refresh: (picture: Picture) => Promise<'changed' | 'same'>
}

const NO_FACTS: SessionFacts = { ledger: [], strays: [], commands: new Map(), used: new Map() }

/** Makes the keeper; it knows nothing yet. `onTrouble` hears a sentence where the list of what Lanyard wrote was not usable. */
export function keepFacts(clock: Clock, locating: Locating, onTrouble: (sentence: string) => void): FactsKeeper {
  let facts = NO_FACTS
  return {
    current: () => facts,
    refresh: async (picture) => {
      const { problem, ...next } = await readFacts(picture, clock, locating)
      if (problem !== null) onTrouble(problem)
      if (isDeepStrictEqual(next, facts)) return 'same'
      facts = next
      return 'changed'
    },
  }
}

async function readFacts(
  { world }: Picture,
  clock: Clock,
  locating: Locating,
): Promise<SessionFacts & { readonly problem: string | null }> {
  const { places, facts } = world
  const serials = new Set(facts.book.profiles.flatMap((profile) => deviceOf(profile) ?? []))
  const [{ entries, problem }, strays, commands, used] = await Promise.all([
    readLedger({ places, clock }),
    strayCaches(facts.book, facts.external, locating),
    loadTokenCommands({ places, clock }),
    Promise.all([...serials].map(async (serial) => [serial, await usedWindow(places, serial)] as const)),
  ])
  const windows = used.flatMap(([serial, window]) => (window === null ? [] : [[serial, window] as const]))
  return { problem, ledger: entries, strays, commands, used: new Map(windows) }
}
