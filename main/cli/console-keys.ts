import type { World } from '../facts/world.ts'
import { systemClock } from '../files/clock.ts'
import { credentialsFor } from '../session/credentials-for.ts'
import { makeMemory } from '../session/memory.ts'
import type { ConsoleDeps } from '../switch/console-keys.ts'
import { readChoices } from './renew/plans.ts'
import type { CliContext } from './verb.ts'

/**
 * Credentials that are not at hand but that nobody need be asked for: a role that a live session opens.
 * Nothing is kept.
 */
export function openedWithoutCode(world: World, context: CliContext): NonNullable<ConsoleDeps['credentials']> {
  return async (name) => {
    const { options } = await readChoices(world)
    return credentialsFor(world, name, {
      renewal: {
        clock: { ...systemClock, now: context.now },
        who: 'command-line',
        memory: makeMemory(),
        ledger: 'left-out',
      },
      preferences: options.preferences,
      sessionDuration: options.sessionDuration,
      surface: 'alone',
    })
  }
}
