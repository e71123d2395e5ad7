import { gatherEnvironment } from '../facts/environment.ts'
import { locatingOf } from '../facts/locating.ts'
import { homeFolder, locateConfig, locateCredentials } from '../files/locate.ts'
import type { Platform } from '../files/model.ts'
import { placesOf } from '../files/places.ts'
import { askBroker, type BrokerReply } from './client.ts'
import { currentUser } from './user.ts'

/** The process that asks. */
export type AskingProcess = {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: Platform
  /** Absolute working folder. */
  readonly folder: string
}

/** Asks the running Lanyard about a profile of the files that this process would read. Never rejects. */
export function askAbout(profile: string, { environment, platform, folder }: AskingProcess): Promise<BrokerReply> {
  const gathered = gatherEnvironment(environment, platform)
  const locating = locatingOf({ platform, folder }, gathered)
  const places = placesOf(gathered, homeFolder(locating), platform, folder)
  const request = {
    profile,
    config: locateConfig(locating).path,
    credentials: locateCredentials(locating).path,
  }
  return askBroker({ places, platform, user: currentUser(), request })
}
