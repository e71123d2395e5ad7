import { join } from 'node:path'
import { gatherEnvironment, takeEnvironment } from './facts/environment.ts'
import type { GatherOptions } from './facts/gather.ts'
import { locatingOf } from './facts/locating.ts'
import { systemClock } from './files/clock.ts'
import { homeFolder } from './files/locate.ts'
import type { Places } from './files/model.ts'
import { placesOf } from './files/places.ts'
import { currentPlatform } from './files/platform.ts'
import { type Log, openLog } from './log.ts'

/** What is known before Electron is ready: where things are kept, what was asked on the command line. */
export type Start = {
  readonly gather: Omit<GatherOptions, 'now' | 'files' | 'explicitProfile'> & {
    readonly environment: Readonly<Record<string, string | undefined>>
  }
  readonly places: Places
  readonly log: Log
  readonly asked: 'hidden' | 'shown'
}

/** Reads arguments and environment once; everything else gets them as values, and children no key. */
export function readStart(): Start {
  const gather = { environment: takeEnvironment(process.env), platform: currentPlatform() }
  const environment = gatherEnvironment(gather.environment, gather.platform)
  const locating = locatingOf(gather, environment)
  const places = placesOf(environment, homeFolder(locating), gather.platform, locating.folder)
  return {
    gather,
    places,
    log: openLog({ folder: join(places.stateFolder, 'logs'), now: systemClock.now }),
    asked: process.argv.includes('--start-hidden') ? 'hidden' : 'shown',
  }
}
