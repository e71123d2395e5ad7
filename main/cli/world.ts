import type { Dialect } from '../../app/profile/model.ts'
import { gatherWorld } from '../facts/gather.ts'
import { readAllInTurn } from '../facts/read-in-turn.ts'
import type { World } from '../facts/world.ts'
import { putBackInTime } from './switch/put-back.ts'
import type { CliContext } from './verb.ts'

/** The world a verb answers about. `selected-profile` reads only the caches that the selected profile leads to, in these dialects. */
export async function worldFor(
  context: CliContext,
  explicitProfile: string | null,
  reach: 'every-profile' | 'selected-profile',
  dialects?: readonly Dialect[],
): Promise<World> {
  await putBackInTime(context)
  const { environment, platform, folder } = context
  return gatherWorld({
    environment,
    platform,
    folder,
    explicitProfile,
    now: context.now(),
    reach,
    ...(dialects === undefined ? {} : { dialects }),
    readAll: readAllInTurn,
  })
}
