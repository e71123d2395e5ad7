import type { EditContext } from '../../edit/model.ts'
import { gatherEnvironment } from '../../facts/environment.ts'
import { locatingOf } from '../../facts/locating.ts'
import { systemClock } from '../../files/clock.ts'
import { homeFolder } from '../../files/locate.ts'
import { placesOf } from '../../files/places.ts'
import type { CliContext } from '../verb.ts'

/** What an editing verb hands to the service that writes. */
export function editContextOf({ environment, platform, folder, now }: CliContext): EditContext {
  const gathered = gatherEnvironment(environment, platform)
  const locating = locatingOf({ platform, folder }, gathered)
  return {
    locating,
    places: placesOf(gathered, homeFolder(locating), platform, folder),
    platform,
    clock: { ...systemClock, now },
    who: 'command-line',
  }
}
