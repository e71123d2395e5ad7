import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import type {
  CallState,
  PlannedCall,
  RenewalPlan,
  RenewalProgress,
  ResultPlace,
} from '../../../app/session/routes/model.ts'
import { cliSessionText } from '../../../app/text/cli-session-text.ts'
import { formatTimeLeft } from '../../../app/text/duration.ts'
import { formatInstant } from '../../../app/text/instant.ts'
import { alignColumns, type Cell, type Paint, paintFor, printable } from '../terminal.ts'
import type { CliContext } from '../verb.ts'
import type { Ended } from './carry-out.ts'

/** A plan at its end, and what is to be told of it. */
export type Outcomes = Ended & { readonly notes: readonly string[]; readonly written: readonly LedgerEntry[] }

type Failure = { readonly code: string; readonly message: string }

/** Of a plan that could not begin: every call failed for the same reason. */
export function endedWithout(plan: RenewalPlan, { code, message }: Failure): Outcomes {
  const calls = new Map(plan.calls.map(({ id }) => [id, { kind: 'failed', code, message } as const]))
  return { progress: { plan, calls, state: 'failed', next: null }, lost: null, stopped: 'no', notes: [], written: [] }
}

/** Of a plan that was not begun, because the person had stopped one before it. */
export function neverBegun(plan: RenewalPlan): Outcomes {
  const calls = new Map(plan.calls.map(({ id }) => [id, { kind: 'skipped', because: 'cancelled' } as const]))
  const progress = { plan, calls, state: 'cancelled', next: null } as const
  return { progress, lost: null, stopped: 'yes', notes: [], written: [] }
}

/** How a call ended, seen from its code: one whose code was lost failed, whatever the machine says. */
function endOf({ progress, lost }: Outcomes, { id }: PlannedCall): CallState {
  if (lost?.id === id) return { kind: 'failed', ...lost.failure }
  const state = progress.calls.get(id) ?? { kind: 'waiting' }
  const isBehind = lost !== null && state.kind === 'skipped'
  return isBehind ? { kind: 'skipped', because: 'source-failed' } : state
}

const endsOf = (outcomes: Outcomes): readonly CallState[] =>
  outcomes.progress.plan.calls.map((call) => endOf(outcomes, call))

/** Of all plans together. */
export function stateOf(outcomes: readonly Outcomes[]): RenewalProgress['state'] {
  const ends = outcomes.flatMap(endsOf)
  const done = ends.filter(({ kind }) => kind === 'done').length
  if (done === ends.length) return 'done'
  if (ends.some((end) => end.kind === 'skipped' && end.because === 'cancelled')) return 'cancelled'
  return done === 0 ? 'failed' : 'partly'
}

/** Exactly the contract's fields. */
export function jsonOf(outcomes: Outcomes) {
  return outcomes.progress.plan.calls.map((call) => {
    const end = endOf(outcomes, call)
    return {
      profile: call.profile,
      action: call.action,
      state: end.kind,
      expiresAt: end.kind === 'done' ? formatInstant(end.expiresAt) : null,
      serial: call.serial,
      durationSeconds: call.durationSeconds,
      place: { kind: call.place.kind, section: call.place.kind === 'target' ? call.place.section : null },
      file: fileOf(outcomes, call),
      error: end.kind === 'failed' ? { code: end.code, message: end.message } : null,
    }
  })
}

/** The file that holds what a call gave; null: none does. */
function fileOf({ written }: Outcomes, { place, profile }: PlannedCall): string | null {
  const name = place.kind === 'target' ? place.section : profile
  return written.findLast((entry) => entry.place.kind === place.kind && entry.profile === name)?.file ?? null
}

export function textOf(outcomes: readonly Outcomes[], credentials: string, context: CliContext): string {
  const paint = paintFor(context.terminal.output, context.environment)
  const head = cliSessionText.head.map((text): Cell => ({ text, paint: paint.dim }))
  const rows = outcomes.flatMap((one) =>
    one.progress.plan.calls.map((call) => cellsOf(call, endOf(one, call), credentials, context.now(), paint)),
  )
  return alignColumns([head, ...rows])
}

function cellsOf(call: PlannedCall, end: CallState, credentials: string, now: number, paint: Paint): readonly Cell[] {
  const colour = end.kind === 'done' ? paint.green : end.kind === 'failed' ? paint.red : paint.dim
  const isDone = end.kind === 'done'
  return [
    { text: printable(call.profile), paint: paint.bold },
    { text: cliSessionText.states[end.kind], paint: colour },
    { text: isDone ? formatTimeLeft(end.expiresAt - now) : '' },
    { text: isDone ? printable(placeText(call.place, credentials)) : '' },
  ]
}

function placeText(place: ResultPlace, credentials: string): string {
  if (place.kind === 'target') return cliSessionText.section(place.section, credentials)
  return place.kind === 'cli-cache' ? cliSessionText.cache : cliSessionText.memory
}
