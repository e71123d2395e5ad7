import type { RenewalPlan } from '../../../app/session/routes/model.ts'
import { cliText } from '../../../app/text/cli-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { World } from '../../facts/world.ts'
import { systemClock } from '../../files/clock.ts'
import { handOutGraph } from '../../session/hand-out/hand-out-graph.ts'
import { prepareRenewal } from '../../session/renewal/renewal.ts'
import type { MemoryCredentials, RenewalDeps } from '../../session/renewal/renewal-model.ts'
import { carryOut } from '../renew/carry-out.ts'
import { type Choices, plansFor } from '../renew/plans.ts'
import { renewing } from '../renew/renewing.ts'
import { printable } from '../terminal.ts'
import type { CliContext } from '../verb.ts'
import type { KeysFailure } from './exec-keys.ts'

/** What to renew, and what is known of it. */
export type CodeWanted = {
  readonly world: World
  readonly name: string
  readonly choices: Choices
  /** Holds what a renewal keeps in memory. */
  readonly memory: MemoryCredentials
  /** `--code`, null: not given. */
  readonly given: string | null
}

/** Renews a profile as `lanyard session renew` does, asking for its code where that is to be typed. */
export async function renewWithCode(wanted: CodeWanted, context: CliContext): Promise<Outcome<null, KeysFailure>> {
  const plan = planOf(wanted, context)
  if (!plan.ok) return plan
  const { deps, signal, writes, release } = renewing(context, wanted.memory)
  try {
    return await carryOutPlan(plan.value, wanted, deps, signal, context)
  } finally {
    release()
    for (const { watch } of writes) await watch.close()
  }
}

/** The plan of the profile; where it is the section of somebody's session, of those keys. */
function planOf({ world, name, choices, memory }: CodeWanted, { now }: CliContext): Outcome<RenewalPlan, KeysFailure> {
  const { options } = choices
  const planned = plansFor(world, { kind: 'profile', profile: name }, options)
  const [plan] = planned.ok ? planned.value : []
  if (plan !== undefined) return { ok: true, value: plan }
  const deps = {
    renewal: { clock: systemClock, who: 'command-line', memory },
    preferences: options.preferences,
    sessionDuration: options.sessionDuration,
    surface: 'alone',
  } as const
  const root = handOutGraph(world, name, deps, now()).targets.get(name)
  const ofRoot = root === undefined ? planned : plansFor(world, { kind: 'profile', profile: root.profile }, options)
  if (!ofRoot.ok) return ofRoot
  const [first] = ofRoot.value
  return first === undefined ? { ok: false, failure: STOPPED } : { ok: true, value: first }
}

const STOPPED: KeysFailure = { code: 'code-not-typed', message: cliText.codeNotTyped }

async function carryOutPlan(
  plan: RenewalPlan,
  { world, given, choices }: CodeWanted,
  deps: RenewalDeps,
  signal: AbortSignal,
  context: CliContext,
): Promise<Outcome<null, KeysFailure>> {
  const prepared = await prepareRenewal(world, plan, deps)
  if (!prepared.ok) return { ok: false, failure: prepared.failure }
  const { lost, progress } = await carryOut(prepared.value, { given, commands: choices.commands, signal }, context)
  for (const note of prepared.value.notes()) context.terminal.errors.write(cliText.remark(printable(note)))
  if (lost !== null) return { ok: false, failure: lost.failure }
  if (signal.aborted) return { ok: false, failure: STOPPED }
  const failed = [...progress.calls.values()].find((call) => call.kind === 'failed')
  return failed === undefined ? { ok: true, value: null } : { ok: false, failure: failed }
}
