import { regionOf } from '../../../app/profile/identity.ts'
import type { HeldKeys } from '../../../app/switch/environment/opened-keys.ts'
import { readCredentialProcess } from '../../../app/switch/environment/read-json.ts'
import { regionFor } from '../../../app/switch/names.ts'
import { cliText } from '../../../app/text/cli-text.ts'
import { execText } from '../../../app/text/exec-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import { askAbout } from '../../broker/ask.ts'
import type { World } from '../../facts/world.ts'
import { systemClock } from '../../files/clock.ts'
import { credentialsFor } from '../../session/hand-out/credentials-for.ts'
import { makeMemory } from '../../session/renewal/memory.ts'
import type { MemoryCredentials } from '../../session/renewal/renewal-model.ts'
import { type Choices, readChoices } from '../renew/plans.ts'
import { printable } from '../terminal.ts'
import type { CliContext } from '../verb.ts'
import { worldFor } from '../world.ts'
import { renewWithCode } from './exec-code.ts'

/** Keys for a program, and the region of their profile. */
export type KeysFound = { readonly keys: HeldKeys; readonly region: string | null }

export type KeysFailure = { readonly code: string; readonly message: string }

/**
 * A profile's credentials for one program: from the running Lanyard, else from what this process can open, with a code where that takes one and
 * somebody is there to give it (`given`, a device's command, the terminal). Nothing is kept here beyond what a renewal writes.
 */
export async function keysFor(
  name: string,
  given: string | null,
  context: CliContext,
): Promise<Outcome<KeysFound, KeysFailure>> {
  const asked = await askAbout(name, context)
  if (asked.kind === 'credentials') {
    const keys = readCredentialProcess(asked.text)
    if (keys !== null) return found(keys, await worldFor(context, name, 'selected-profile'), name)
  }
  if (asked.kind === 'failure' && asked.code !== 'code-needed') return { ok: false, failure: asked }
  if (asked.kind === 'refused')
    context.terminal.errors.write(cliText.remark(printable(execText.refused(asked.message))))
  return alone(name, given, context)
}

const found = (keys: HeldKeys, { facts }: World, name: string): Outcome<KeysFound, KeysFailure> => {
  const profile = facts.book.byName.get(name)
  return { ok: true, value: { keys, region: profile === undefined ? null : regionFor(regionOf(profile)) } }
}

async function alone(
  name: string,
  given: string | null,
  context: CliContext,
): Promise<Outcome<KeysFound, KeysFailure>> {
  const memory = makeMemory()
  const world = await worldFor(context, null, 'every-profile')
  const choices = await readChoices(world)
  const first = await search(world, name, choices, memory, context)
  if (first.ok) return found(first.value, world, name)
  const { next, code, message } = first.failure
  if (next !== 'code') return { ok: false, failure: { code, message } }
  const canAsk = given !== null || choices.commands.size > 0 || context.terminal.canAsk()
  if (!canAsk) return { ok: false, failure: { code, message } }
  const renewed = await renewWithCode({ world, name, choices, memory, given }, context)
  if (!renewed.ok) return renewed
  const after = await worldFor(context, null, 'every-profile')
  const second = await search(after, name, choices, memory, context)
  if (second.ok) return found(second.value, after, name)
  return { ok: false, failure: { code: second.failure.code, message: second.failure.message } }
}

function search(world: World, name: string, { options }: Choices, memory: MemoryCredentials, { now }: CliContext) {
  return credentialsFor(world, name, {
    renewal: { clock: { ...systemClock, now }, who: 'command-line', memory, ledger: 'left-out' },
    preferences: options.preferences,
    sessionDuration: options.sessionDuration,
    surface: 'alone',
  })
}
