import type { LedgerEntry } from '../../app/session/ledger/ledger-model.ts'
import { cliSessionText } from '../../app/text/cli-session-text.ts'
import { stopText } from '../../app/text/fan-out-text.ts'
import { systemClock } from '../files/clock.ts'
import { readLedger } from '../session/renewal/ledger.ts'
import { makeMemory } from '../session/renewal/memory.ts'
import { stopSession } from '../session/stop.ts'
import { printable } from './terminal.ts'
import type { Verb } from './verb.ts'
import { worldFor } from './world.ts'

/** `lanyard session stop PROFILE`. */
export const sessionStopVerb: Verb = {
  shape: { positionals: ['PROFILE'], flags: ['json', 'help'], values: [] },
  help: cliSessionText.help.stop,
  run: async ({ positionals }, context) => {
    const profile = positionals[0] ?? ''
    const world = await worldFor(context, null, 'every-profile')
    const clock = { ...systemClock, now: context.now }
    const { entries, problem } = await readLedger({ places: world.places, clock })
    const found = entriesOf(entries, profile)
    if (found.length === 0)
      return { kind: 'failure', code: 'no-session', message: problem ?? stopText.nothing(profile) }
    const stopped: {
      readonly place: object
      readonly file: string | null
      readonly state: string
      readonly message: string
    }[] = []
    for (const entry of found) {
      const result = await stopSession(world, entry, { clock, who: 'command-line', memory: makeMemory() })
      const { place, file } = entry
      const section = place.kind === 'target' ? place.section : null
      const message = result.ok ? result.value.message : result.failure
      stopped.push({ place: { kind: place.kind, section }, file, state: result.ok ? 'stopped' : 'left', message })
    }
    const isDone = stopped.every(({ state }) => state === 'stopped')
    return {
      kind: 'answer',
      exit: isDone ? 0 : 1,
      json: { profile, stopped },
      text: () => stopped.map(({ message }) => `${printable(message)}\n`).join(''),
      remarks: isDone ? [stopText.stillValid] : [],
    }
  },
}

/** What was written for a profile by its name, else the sections that hold the session of its keys. Memory is the window's own. */
function entriesOf(entries: readonly LedgerEntry[], profile: string): readonly LedgerEntry[] {
  const onDisk = entries.filter(({ place }) => place.kind !== 'memory')
  const own = onDisk.filter((entry) => entry.profile === profile)
  return own.length > 0 ? own : onDisk.filter(({ source, route }) => source === profile && route === 'session-token')
}
