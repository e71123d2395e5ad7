import { isTokenCode } from '../../app/session/code-window.ts'
import type { RenewalPlan } from '../../app/session/routes/model.ts'
import { deviceNameOf } from '../../app/text/account.ts'
import { cliSessionText } from '../../app/text/cli-session-text.ts'
import { cliText } from '../../app/text/cli-text.ts'
import type { World } from '../facts/world.ts'
import { systemClock } from '../files/clock.ts'
import type { Written } from '../files/model.ts'
import { markAll } from '../marks/marks.ts'
import { makeMemory } from '../session/renewal/memory.ts'
import { prepareRenewal } from '../session/renewal/renewal.ts'
import type { RenewalDeps } from '../session/renewal/renewal-model.ts'
import type { ParsedArguments } from './arguments.ts'
import { type CodeSources, carryOut } from './renew/carry-out.ts'
import { type Choices, plansFor, readChoices, type Wanted } from './renew/plans.ts'
import { renewing } from './renew/renewing.ts'
import { endedWithout, jsonOf, neverBegun, type Outcomes, stateOf, textOf } from './renew/report.ts'
import { printable } from './terminal.ts'
import type { CliContext, Verb, VerbResult } from './verb.ts'
import { worldFor } from './world.ts'

/** Milliseconds after the last write at which the files are looked at once more. */
const LOOK_BACK = 1_000

/** `lanyard session renew [PROFILE] [--all|--device ARN]`. */
export const sessionRenewVerb: Verb = {
  shape: {
    positionals: [],
    optional: ['PROFILE'],
    flags: ['all', 'json', 'help'],
    values: ['device', 'code'],
  },
  help: cliSessionText.help.renew,
  run: async (parsed, context) => {
    const wanted = wantedOf(parsed)
    if (wanted === null) return { kind: 'wrong-usage', code: 'wrong-usage', message: cliSessionText.oneOf }
    const given = parsed.values.get('code')?.replace(/\s/g, '') ?? null
    if (given !== null && !isTokenCode(given))
      return { kind: 'wrong-usage', code: 'bad-code', message: cliText.codeNotDigits }
    const world = await worldFor(context, null, 'every-profile')
    const choices = await readChoices(world)
    const plans = plansFor(world, wanted, choices.options)
    if (!plans.ok) return { kind: 'failure', ...plans.failure }
    const wrong = wrongCodes(plans.value, given, choices, context)
    return wrong ?? renewAll(world, plans.value, given, choices, context)
  },
}

function wantedOf({ positionals, flags, values }: ParsedArguments): Wanted | null {
  const [profile] = positionals
  const serial = values.get('device')
  const named: readonly Wanted[] = [
    ...(profile === undefined ? [] : [{ kind: 'profile', profile } as const]),
    ...(serial === undefined ? [] : [{ kind: 'device', serial } as const]),
    ...(flags.has('all') ? [{ kind: 'all' } as const] : []),
  ]
  const [only] = named
  return named.length === 1 && only !== undefined ? only : null
}

/** Known before anything is asked of AWS: a code for nobody in particular, or one that nobody will type. */
function wrongCodes(
  plans: readonly RenewalPlan[],
  given: string | null,
  { commands }: Choices,
  { terminal }: CliContext,
): VerbResult | null {
  const serials = plans.flatMap(({ calls }) => calls.flatMap(({ serial }) => (serial === null ? [] : [serial])))
  const devices = [...new Set(serials)]
  if (given !== null && devices.length > 1) {
    const message = cliSessionText.codeOfWhich(devices.map(deviceNameOf))
    return { kind: 'wrong-usage', code: 'code-of-which', message }
  }
  const typed = serials.slice(given === null ? 0 : 1).filter((serial) => !commands.has(serial))
  if (typed.length === 0 || terminal.canAsk()) return null
  return { kind: 'wrong-usage', code: 'code-missing', message: cliText.codeMissing }
}

async function renewAll(
  world: World,
  plans: readonly RenewalPlan[],
  given: string | null,
  { commands, problems }: Choices,
  context: CliContext,
): Promise<VerbResult> {
  const { errors } = context.terminal
  const { deps, signal, writes, release } = renewing(context, makeMemory())
  const say = (sentence: string): void => errors.write(cliText.remark(printable(sentence)))
  for (const problem of problems) say(problem)
  const sources: CodeSources = { given, commands, signal }
  const outcomes: Outcomes[] = []
  for (const plan of plans) {
    const isOver = outcomes.at(-1)?.stopped === 'yes'
    outcomes.push(isOver ? neverBegun(plan) : await renewOne(world, plan, deps, sources, context, say))
  }
  release()
  return answerOf(world, outcomes, writes, context)
}

async function renewOne(
  world: World,
  plan: RenewalPlan,
  deps: RenewalDeps,
  sources: CodeSources,
  context: CliContext,
  say: (sentence: string) => void,
): Promise<Outcomes> {
  for (const { profile, message } of plan.cannot) say(cliSessionText.cannot(profile, message))
  for (const { place, profile } of plan.calls) {
    if (place.kind === 'memory' && !signsOthers(plan, profile)) say(cliSessionText.memoryOnly(profile))
  }
  const prepared = await prepareRenewal(world, plan, deps)
  if (!prepared.ok) {
    say(prepared.failure.message)
    return endedWithout(plan, prepared.failure)
  }
  const ended = await carryOut(prepared.value, sources, context)
  if (ended.lost !== null) say(ended.lost.failure.message)
  return { ...ended, notes: prepared.value.notes(), written: prepared.value.written() }
}

function signsOthers({ calls }: RenewalPlan, profile: string): boolean {
  const ids = new Set(calls.filter((call) => call.profile === profile).map(({ id }) => id))
  return calls.some(({ signer }) => signer.kind === 'call' && ids.has(signer.id))
}

async function answerOf(
  world: World,
  outcomes: readonly Outcomes[],
  writes: readonly Written[],
  context: CliContext,
): Promise<VerbResult> {
  const state = stateOf(outcomes)
  const renewed = outcomes.flatMap(({ written }) => written.map(({ profile }) => profile))
  const at = context.now()
  if (renewed.length > 0)
    await markAll({ places: world.places, clock: systemClock }, renewed, { mark: 'used', value: at })
  return {
    kind: 'answer',
    exit: state === 'done' ? 0 : 1,
    json: { calls: outcomes.flatMap(jsonOf), state },
    text: () => textOf(outcomes, world.files.credentials.path, context),
    remarks: [...new Set(outcomes.flatMap(({ notes }) => notes))],
    ...(writes.length === 0 ? {} : { afterwards: () => lookBack(writes) }),
  }
}

/** AWS's tools take no lock: one that was writing at the same moment may have written over a session. */
async function lookBack(writes: readonly Written[]): Promise<string | null> {
  await systemClock.sleep(LOOK_BACK)
  let trouble: string | null = null
  for (const { watch } of writes) {
    const seen = await watch.recheck()
    if (seen.state === 'conflict') trouble = seen.message
    await watch.close()
  }
  return trouble
}
