import { settledAt } from '../../../app/switch/changes.ts'
import { copiedText } from '../../../app/text/switch-room-text.ts'
import { openTerminal } from '../../os/terminals.ts'
import { credentialsInSight } from '../../session/hand-out/hand-out-sight.ts'
import type { ConsoleDeps } from '../../switch/console-keys.ts'
import { openConsole } from '../../switch/console-open.ts'
import { prepareConsole } from '../../switch/console-prepare.ts'
import { findNotFollowing } from '../../switch/not-following.ts'
import { shellOf } from '../views.ts'
import type { SwitchHandlers } from './switch-answers.ts'
import { chosenIn, credentialsOf, noteUsed, type SwitchParts } from './switch-parts.ts'

/** What a profile is handed to: the clipboard, a terminal, the console in a browser; and who will not follow. */
export type HandHandlers = Pick<
  SwitchHandlers,
  'copyEnvironment' | 'openTerminal' | 'consoleChoices' | 'openConsole' | 'willNotFollow'
>

/** Makes these answers. No key and no link is in any of them. */
export function makeHandDeeds(parts: SwitchParts): HandHandlers {
  return {
    copyEnvironment: (asked) => copyEnvironment(parts, asked),
    openTerminal: async ({ profile }) => {
      const chosen = chosenIn(parts, profile)
      if (!chosen.ok) return chosen
      const opened = await openTerminal(chosen.value, parts.terminal())
      if (opened.ok) noteUsed(parts, profile)
      return opened
    },
    consoleChoices: async ({ profile }) => {
      const chosen = chosenIn(parts, profile)
      if (!chosen.ok) return chosen
      const { world } = await (await parts.handOut()).facts()
      return { ok: true, value: await prepareConsole(world, profile, await consoleDeps(parts)) }
    },
    openConsole: async ({ profile, service, region, act }) => {
      const chosen = chosenIn(parts, profile)
      if (!chosen.ok) return chosen
      const { world } = await (await parts.handOut()).facts()
      const deps = { ...(await consoleDeps(parts)), open: parts.openLink, copy: parts.copyLink }
      const opened = await openConsole(world, profile, { service, region, act, durationSeconds: null }, deps)
      if (opened.ok) noteUsed(parts, profile)
      return opened
    },
    willNotFollow: () => {
      const { store, context, processes, ownProcesses } = parts
      const { profile } = settledAt(store.picture().active.state, context.clock.now())
      return findNotFollowing(processes, profile, ownProcesses())
    },
  }
}

type CopyAsked = Parameters<SwitchHandlers['copyEnvironment']>[0]

async function copyEnvironment(
  parts: SwitchParts,
  { profile, dialect: asked, secrets }: CopyAsked,
): ReturnType<SwitchHandlers['copyEnvironment']> {
  const chosen = chosenIn(parts, profile)
  if (!chosen.ok) return chosen
  const dialect = asked ?? shellOf(parts.store.picture())
  const keys = secrets ? await credentialsOf(parts, profile) : null
  if (keys?.ok === false) return { ok: false, failure: keys.failure.message }
  const copied = await parts.copyEnvironment(dialect, chosen.value, keys?.value ?? null)
  if (!copied.ok) return copied
  noteUsed(parts, profile)
  const words = keys === null ? copiedText.name : copiedText.keys
  return { ok: true, value: words(profile, dialect) }
}

async function consoleDeps(parts: SwitchParts): Promise<ConsoleDeps> {
  const { context, siteOf } = parts
  const { facts, to } = await parts.handOut()
  const person = to('person')
  return {
    clock: context.clock,
    held: person.renewal.memory.get,
    keysOf: person.vaulted,
    credentials: (profile) => credentialsOf(parts, profile),
    inSight: async (profile) => {
      const { world, choices } = await facts()
      return credentialsInSight(world, profile, { ...choices, renewal: person.renewal, surface: 'app' })
    },
    ...(siteOf === undefined ? {} : { siteOf }),
  }
}
