import { readCredentialProcess } from '../../app/switch/environment/read-json.ts'
import { isVaultFailure } from '../../app/switch/vault-model.ts'
import { askAbout } from '../broker/ask.ts'
import type { World } from '../facts/world.ts'
import { systemClock } from '../files/clock.ts'
import { credentialsFor } from '../session/hand-out/credentials-for.ts'
import { makeMemory } from '../session/renewal/memory.ts'
import type { ConsoleDeps } from '../switch/console-keys.ts'
import { readChoices } from './renew/plans.ts'
import type { CliContext } from './verb.ts'

/**
 * Credentials that are not at hand but that nobody need be asked for: those of the running Lanyard, else a role that a live session opens.
 * Nothing is kept.
 */
export function openedWithoutCode(world: World, context: CliContext): NonNullable<ConsoleDeps['credentials']> {
  return async (name) => {
    const asked = await askAbout(name, context)
    const given = asked.kind === 'credentials' ? readCredentialProcess(asked.text) : null
    if (given !== null) return { ok: true, value: given }
    if (asked.kind === 'failure' && isVaultFailure(asked.code)) return { ok: false, failure: asked }
    const { options } = await readChoices(world)
    return credentialsFor(world, name, {
      renewal: {
        clock: { ...systemClock, now: context.now },
        who: 'command-line',
        memory: makeMemory(),
        ledger: 'left-out',
      },
      ...options,
      surface: 'alone',
    })
  }
}
