import { type Lanyard, type LaunchOptions, launch } from '../launch.ts'
import { appForTests } from './build-app.ts'

/** Lanyard, and an STS, at a time that can be moved on. */
export type MovableLanyard = Lanyard & {
  /** Moves the time of both on by milliseconds; what waited for that in the main process has run, or is running. */
  readonly advance: (milliseconds: number) => Promise<void>
  /** The time there. */
  readonly now: () => number
}

/** As {@link launch}, with the app of {@link appForTests}. */
export async function launchMovable(options: LaunchOptions = {}): Promise<MovableLanyard> {
  let ahead = 0
  const now = (): number => Date.now() + ahead
  const lanyard = await launch({ ...options, app: await appForTests(), clock: { now } })
  return {
    ...lanyard,
    now,
    advance: async (milliseconds) => {
      ahead += milliseconds
      await lanyard.app.evaluate((_electron, by) => {
        Reflect.get(globalThis, 'lanyardMovableTime').advance(by)
      }, milliseconds)
    },
  }
}
