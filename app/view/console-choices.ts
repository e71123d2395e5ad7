import { noConsole } from '../switch/console-destination.ts'
import { consoleServicesOf } from '../switch/console-services.ts'
import { consoleSiteOf, isRegionOf } from '../switch/console-sites.ts'
import { REGION_NAMES } from './region-names.ts'
import type { ConsoleChoices } from './switch-model.ts'

/** What is known of a profile's console before anything is called. */
export type ConsolePrepared = {
  readonly partition: string
  /** The profile's own region; null: none. */
  readonly region: string | null
  readonly using: string | null
  readonly obstacle: string | null
}

/** What the console dialog offers: services and regions of the partition, the profile's own region first. */
export function consoleChoices({ partition, region, using, obstacle }: ConsolePrepared): ConsoleChoices {
  const own = region !== null && isRegionOf(partition, region) ? [region] : []
  const others = REGION_NAMES.filter((name) => isRegionOf(partition, name) && !own.includes(name))
  return {
    services: consoleServicesOf(partition).map(({ id, title }) => ({ id, title })),
    regions: [...own, ...others],
    obstacle: consoleSiteOf(partition) === null ? noConsole(partition) : obstacle,
    using,
  }
}
