import { formatActive } from '../../../app/switch/active-file.ts'
import { leaseEnd, settledAt } from '../../../app/switch/changes.ts'
import { parseLease } from '../../../app/switch/lease.ts'
import { type ActiveChange, type ActiveState, NO_CHOICE } from '../../../app/switch/model.ts'
import { switchText } from '../../../app/text/switch-text.ts'
import { type ActiveAccess, type ActiveResult, activate, goBack, readActive } from '../../switch/active-store.ts'
import type { ParsedArguments } from '../arguments.ts'
import { editContextOf } from '../edit/context.ts'
import { WRITING_FLAGS } from '../edit/options.ts'
import { printable } from '../terminal.ts'
import type { CliContext, Verb, VerbResult } from '../verb.ts'
import { linesFor, remarksOnShell, shellOf } from './calling-shell.ts'
import { chooseProfile, goneRemark } from './choice.ts'
import { backRefusal, leaseRefusal } from './lease-check.ts'
import { putBackInTime, standingDefault } from './put-back.ts'
import { activeJson, activeText } from './show-active.ts'
import type { DefaultAsked } from './use-default.ts'

/** `lanyard use [NAME | - | --none]`. */
export const useVerb: Verb = {
  shape: {
    positionals: [],
    optional: ['NAME'],
    flags: ['here', 'everywhere', 'default', 'none', 'lines', 'not-following', ...WRITING_FLAGS, 'theirs'],
    values: ['for'],
  },
  help: switchText.help.use,
  run: async (parsed, context) => {
    const asked = askedFor(parsed)
    if (asked.kind === 'wrong-usage') return asked
    const { places, clock } = editContextOf(context)
    const access: ActiveAccess = { places, clock }
    await putBackInTime(context)
    if (asked.kind === 'default') return (await import('./use-default.ts')).useDefault(asked, parsed, context)
    if (asked.kind === 'not-following') {
      return (await import('./use-not-following.ts')).useNotFollowing(access, context)
    }
    if (asked.kind === 'show') return show(access, context)
    if (asked.scope === 'here') return here(asked, access, context)
    return asked.kind === 'back' ? back(access, context) : everywhere(asked, access, context)
  },
}

type Asked =
  | { readonly kind: 'show' }
  | { readonly kind: 'not-following' }
  | DefaultAsked
  | { readonly kind: 'back'; readonly scope: 'here' | 'everywhere'; readonly lines: 'lines' | 'sentence' }
  | {
      readonly kind: 'use'
      /** Null: none. */
      readonly name: string | null
      readonly leaseSeconds: number | null
      readonly scope: 'here' | 'everywhere'
      readonly lines: 'lines' | 'sentence'
    }

const wrong = (message: string): VerbResult & { readonly kind: 'wrong-usage' } => ({
  kind: 'wrong-usage',
  code: 'wrong-usage',
  message,
})

function askedFor(parsed: ParsedArguments): Asked | (VerbResult & { kind: 'wrong-usage' }) {
  const { positionals, flags, values } = parsed
  const [name] = positionals
  const typed = values.get('for')
  const leaseSeconds = typed === undefined ? null : parseLease(typed)
  const scope = flags.has('here') ? 'here' : 'everywhere'
  const lines = flags.has('lines') ? 'lines' : 'sentence'
  if (typed !== undefined && leaseSeconds === null) return wrong(switchText.badLease)
  if (flags.has('not-following'))
    return flags.size > (flags.has('json') ? 2 : 1) || name !== undefined || typed !== undefined
      ? wrong(switchText.notFollowingAlone)
      : { kind: 'not-following' }
  if (flags.has('default')) return defaultAsked(parsed, leaseSeconds)
  if (['dry-run', 'yes', 'theirs'].some((flag) => flags.has(flag))) return wrong(switchText.onlyWithDefault)
  if (flags.has('here') && flags.has('everywhere')) return wrong(switchText.hereOrEverywhere)
  if (flags.has('here') && flags.has('json')) return wrong(switchText.hereIsNoJson)
  if (lines === 'lines' && scope === 'everywhere') return wrong(switchText.linesAreHere)
  if (name !== undefined && flags.has('none')) return wrong(switchText.nameOrNone)
  if (typed !== undefined && (name === undefined || name === '-')) return wrong(switchText.leaseOfWhat)
  if (name === '-') return { kind: 'back', scope, lines }
  if (name !== undefined || flags.has('none')) return { kind: 'use', name: name ?? null, leaseSeconds, scope, lines }
  return flags.has('here') || flags.has('everywhere') ? wrong(switchText.whatToUse) : { kind: 'show' }
}

function defaultAsked(
  { positionals, flags }: ParsedArguments,
  leaseSeconds: number | null,
): DefaultAsked | (VerbResult & { kind: 'wrong-usage' }) {
  const [name = null] = positionals
  if (['here', 'everywhere', 'none', 'lines'].some((flag) => flags.has(flag))) return wrong(switchText.defaultAlone)
  if (leaseSeconds !== null && (name === null || name === '-')) return wrong(switchText.leaseOfWhat)
  if (flags.has('theirs') && name !== '-') return wrong(switchText.theirsGoesBack)
  return { kind: 'default', name, leaseSeconds, resolve: flags.has('theirs') ? 'over-theirs' : 'as-shown' }
}

async function back(access: ActiveAccess, context: CliContext): Promise<VerbResult> {
  const refusal = await backRefusal((await readActive(access)).state, context)
  return refusal ?? answerOf(await goBack(access), [], context)
}

async function show(access: ActiveAccess, context: CliContext): Promise<VerbResult> {
  const { state, problem } = await readActive(access)
  const held = settledAt(state, context.now())
  const standing = await standingDefault(context)
  return {
    kind: 'answer',
    exit: 0,
    json: { ...activeJson(held), defaultFor: standing.json },
    text: () => `${activeText(held, context.now())}${standing.text}`,
    remarks: [
      ...(problem === null ? [] : [problem]),
      ...standing.remarks,
      ...remarksOnShell(held, context, 'as-it-is'),
    ],
  }
}

type Use = Asked & { readonly kind: 'use' }

async function everywhere(asked: Use, access: ActiveAccess, context: CliContext): Promise<VerbResult> {
  const chosen = await changeFor(asked, context)
  return chosen.ok ? answerOf(await activate(chosen.change, access), chosen.remarks, context) : chosen.result
}

type Chosen =
  | { readonly ok: true; readonly change: ActiveChange; readonly remarks: readonly string[] }
  | { readonly ok: false; readonly result: VerbResult }

async function changeFor({ name, leaseSeconds }: Use, context: CliContext): Promise<Chosen> {
  if (name === null) return { ok: true, change: { choice: NO_CHOICE, leaseSeconds: null }, remarks: [] }
  const found = await chooseProfile(name, context)
  if (!found.ok) return found
  const refusal = await leaseRefusal(name, leaseSeconds, context)
  if (refusal !== null) return { ok: false, result: refusal }
  return { ok: true, change: { choice: found.choice, leaseSeconds }, remarks: found.remarks }
}

async function answerOf(result: ActiveResult, remarks: readonly string[], context: CliContext): Promise<VerbResult> {
  if (!result.ok) return { kind: 'failure', code: result.code, message: result.message }
  const { state, problem } = result
  return {
    kind: 'answer',
    exit: 0,
    json: activeJson(state),
    text: () => `${activeText(state, context.now())}${afterwards(state, context)}`,
    remarks: [
      ...(problem === null ? [] : [problem]),
      ...remarks,
      ...(await goneRemark(state, context)),
      ...remarksOnShell(state, context, 'following'),
    ],
  }
}

/** A shell with a hook has the profile already; for any other the lines are printed. */
function afterwards(state: ActiveState, context: CliContext): string {
  if (context.environment['LANYARD_SHELL'] !== undefined) return ''
  const lines = linesFor(state, shellOf(context))
  return `${switchText.followed}${lines === null ? '' : switchText.paste(lines.map(printable))}`
}

async function here(asked: Use | (Asked & { kind: 'back' }), access: ActiveAccess, context: CliContext) {
  if (asked.kind === 'back') return asked.lines === 'lines' ? hereNoMore() : noHook(NO_CHOICE, context)
  const chosen = await changeFor(asked, context)
  if (!chosen.ok) return chosen.result
  const { choice, leaseSeconds } = chosen.change
  if (asked.lines === 'sentence') return noHook(choice, context)
  const now = context.now()
  const { profile, region } = settledAt((await readActive(access)).state, now)
  const state: ActiveState = {
    ...choice,
    previous: null,
    leaseUntil: leaseSeconds === null ? null : leaseEnd(now, leaseSeconds),
    returnsTo: leaseSeconds === null ? null : { profile, region },
    setAt: now,
    scope: 'here',
  }
  const left = state.leaseUntil === null ? null : state.leaseUntil - now
  const said = switchText.hereNow(choice.profile, choice.region, left)
  return linesAnswer(formatActive(state), [...chosen.remarks, ...remarksOnShell(state, context, 'following'), said])
}

const hereNoMore = (): VerbResult => linesAnswer('', [switchText.hereNoMore])

const linesAnswer = (lines: string, remarks: readonly string[]): VerbResult => ({
  kind: 'answer',
  exit: 0,
  json: null,
  text: () => lines,
  remarks,
})

function noHook(choice: ActiveChange['choice'], context: CliContext): VerbResult {
  const lines = linesFor(choice, shellOf(context))
  const message = lines === null ? switchText.noHookNorLines : switchText.noHook(lines.join(' ; '))
  return { kind: 'failure', code: 'no-hook', message }
}
