import {
  devicesIn,
  liveSections,
  planDevice,
  planEverything,
  planProfile,
  type RouteOptions,
} from '../../../app/session/routes/index.ts'
import type { RenewalPlan } from '../../../app/session/routes/model.ts'
import { vaultedIn } from '../../../app/switch/vault-standing.ts'
import { cliSessionText } from '../../../app/text/cli-session-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { World } from '../../facts/world.ts'
import { systemClock } from '../../files/clock.ts'
import { readMarks } from '../../marks/marks.ts'
import { loadSettings } from '../../settings/settings.ts'
import { loadTokenCommands } from '../../settings/token-commands.ts'
import { vaultEntries } from '../../vault/closed.ts'

/** What a person named on the command line. */
export type Wanted =
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'device'; readonly serial: string }
  | { readonly kind: 'all' }

/** What renewing needs besides the files: what was chosen, and who gives codes. `problems` are worth telling. */
export type Choices = {
  readonly options: RouteOptions
  /** Commands by serial number. */
  readonly commands: ReadonlyMap<string, string>
  readonly problems: readonly string[]
}

export async function readChoices({ facts, places }: World): Promise<Choices> {
  const access = { places, clock: systemClock }
  const [settings, read, commands, kept] = await Promise.all([
    loadSettings(access),
    readMarks(access),
    loadTokenCommands(access),
    vaultEntries(places),
  ])
  return {
    options: {
      preferences: new Map([...read.marks].map(([name, { preference }]) => [name, preference])),
      sessionDuration: settings.sessionDuration,
      live: liveSections(facts.book, facts.now),
      now: facts.now,
      vault: vaultedIn(facts.book, kept),
    },
    commands,
    problems: [settings.problem, read.problem].filter((problem) => problem !== null),
  }
}

type Failure = { readonly code: string; readonly message: string }

const failed = (code: string, message: string): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: { code, message },
})

/** The plans of what was named, one a device; a failure where there is nothing to carry out. */
export function plansFor(
  { facts }: World,
  wanted: Wanted,
  options: RouteOptions,
): Outcome<readonly RenewalPlan[], Failure> {
  const { book } = facts
  switch (wanted.kind) {
    case 'profile': {
      const planned = planProfile(book, wanted.profile, options)
      if (!planned.ok) return planned
      const plan = planned.value.find(({ chosen }) => chosen)?.plan
      return worthWhile(plan === undefined ? [] : [plan], wanted.profile)
    }
    case 'device':
      if (!devicesIn(book).includes(wanted.serial))
        return failed('no-such-device', cliSessionText.unknownDevice(wanted.serial))
      return worthWhile([planDevice(book, wanted.serial, options)], wanted.serial)
    case 'all': {
      const plans = planEverything(book, options)
      return plans.length === 0 ? failed('no-devices', cliSessionText.noDevices) : worthWhile(plans, '--all')
    }
  }
}

/** What cannot be done at all is told by its reason. */
function worthWhile(plans: readonly RenewalPlan[], what: string): Outcome<readonly RenewalPlan[], Failure> {
  if (plans.some(({ calls }) => calls.length > 0)) return { ok: true, value: plans }
  const [reason] = plans.flatMap(({ cannot }) => cannot)
  return reason === undefined
    ? failed('nothing-to-renew', cliSessionText.nothing(what))
    : failed(reason.code, reason.message)
}
