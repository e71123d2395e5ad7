import type { Environment } from '../../app/chain/model.ts'
import { homeOfUser, type Locating } from '../files/locate.ts'
import type { Platform } from '../files/model.ts'
import { workingFolder } from '../files/platform.ts'
import { gatherEnvironment } from './environment.ts'
import type { GatherOptions } from './gather.ts'

/** The part of a machine that says where files lie. */
export type Whereabouts = {
  readonly platform: Platform
  /** The current user's home folder where `HOME` (Windows: `USERPROFILE`) does not say; the system's answer when left out. */
  readonly home?: string
  /** The working folder, for relative paths; the process's when left out. */
  readonly folder?: string
}

/** What locating files needs, from what is known of the machine. */
export function locatingOf(machine: Whereabouts, environment: Environment): Locating {
  const homeOf = (name: string) => (name === '' && machine.home !== undefined ? machine.home : homeOfUser(name))
  return { environment, platform: machine.platform, homeOf, folder: machine.folder ?? workingFolder() }
}

/** The same where the process's whole environment is known. */
export function locatingIn(machine: Whereabouts & Pick<GatherOptions, 'environment'>): Locating {
  return locatingOf(machine, gatherEnvironment(machine.environment, machine.platform))
}
