import type { Dialect } from '../../app/profile/model.ts'
import { gatherWorld, type ReadAll } from '../facts/gather.ts'
import type { World } from '../facts/world.ts'
import { readContentsSync } from '../files/read-sync.ts'
import type { CliContext } from './verb.ts'

// A short-lived process is done sooner without waiting for threads.
const readAllInTurn: ReadAll = (paths) =>
  Promise.resolve(new Map(paths.map((path) => [path, readContentsSync(path)] as const)))

/** The world a verb answers about. `selected-profile` reads only the caches that the selected profile leads to, in these dialects. */
export function worldFor(
  context: CliContext,
  explicitProfile: string | null,
  reach: 'every-profile' | 'selected-profile',
  dialects?: readonly Dialect[],
): Promise<World> {
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
