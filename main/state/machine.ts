import { isDeepStrictEqual } from 'node:util'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { type GatherOptions, gatherWorld, type ReadAll } from '../facts/gather.ts'
import { locatingIn } from '../facts/locating.ts'
import { readAllInTurn } from '../facts/read-in-turn.ts'
import type { World } from '../facts/world.ts'
import { locateConfig, locateCredentials } from '../files/locate.ts'
import type { Clock } from '../files/model.ts'
import { type FileWatcher, watchFiles } from '../files/watch.ts'

/** What is known of this machine at the moment. */
export type Sight = { readonly world: World; readonly beingWritten: 'being-written' | 'settled' }

/** Keeps the world as it is on disk; tells when it changed. */
export type Machine = {
  readonly current: () => Sight
  /** Looks at everything now: the two files, caches, token files. */
  readonly look: () => Promise<void>
  readonly close: () => void
}

export type MachineOptions = {
  readonly gather: Omit<GatherOptions, 'now' | 'files' | 'explicitProfile'>
  readonly clock: Clock
  readonly onChange: (sight: Sight) => void
}

type Files = Readonly<Record<FileRole, FileSnapshot>>

/** Reads the world at once, then follows it. Starts no process and asks no network. */
export async function watchMachine({ gather, clock, onChange }: MachineOptions): Promise<Machine> {
  const gatherWith = (files: Files, readAll?: ReadAll): Promise<World> =>
    gatherWorld({ ...gather, explicitProfile: null, now: clock.now(), files, ...(readAll && { readAll }) })
  const locating = locatingIn(gather)
  const sightOf = async (watcher: FileWatcher, readAll?: ReadAll): Promise<Sight> => {
    const { files, beingWritten } = watcher.current()
    return { world: await gatherWith(files, readAll), beingWritten: beingWritten ? 'being-written' : 'settled' }
  }
  let follow: (() => void) | null = null
  const watcher = watchFiles({
    config: locateConfig(locating),
    credentials: locateCredentials(locating),
    clock,
    onChange: () => follow?.(),
  })
  let sight = await sightOf(watcher, readAllInTurn)
  const regather = async (): Promise<void> => {
    const next = await sightOf(watcher)
    const isNew = !isSame(sight, next)
    sight = next
    if (isNew) onChange(sight)
  }
  let queue = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(work, work)
    return queue
  }
  follow = () => void inTurn(regather)
  return {
    current: () => sight,
    look: async () => {
      await watcher.check()
      await inTurn(regather)
    },
    close: watcher.close,
  }
}

/** Whether two looks saw the same: then nobody has to draw anything. */
function isSame(one: Sight, other: Sight): boolean {
  return (
    one.beingWritten === other.beingWritten &&
    isDeepStrictEqual(one.world.files, other.world.files) &&
    isDeepStrictEqual(one.world.facts.external, other.world.facts.external)
  )
}
