import { resolveStsTarget } from '../../../app/chain/sts-target.ts'
import { waitAfter } from '../../../app/session/code-window.ts'
import { surroundingsWarnings } from '../../../app/session/prepare.ts'
import type { PlannedCall, RenewalPlan } from '../../../app/session/routes/model.ts'
import { renewText } from '../../../app/text/desktop-text.ts'
import type { Instant } from '../../../app/text/instant.ts'
import type { Outcome, SessionFailure, SessionSuccess, TokenPlan } from '../../../app/view/model.ts'
import { buildRenewal } from '../../../app/view/renewal-view.ts'
import type { RenewalView } from '../../../app/view/session-model.ts'
import { buildTokenPlan } from '../../../app/view/token-plan.ts'
import type { World } from '../../facts/world.ts'
import type { Clock, Written } from '../../files/model.ts'
import type { PrepareRenewal, Renewal, RenewalDeps } from '../../session/renewal/renewal-model.ts'
import { zoneOffset } from '../reminders.ts'
import type { CodeSource } from './code-sources.ts'
import type { Startable } from './token-desk.ts'

/** What carrying out a renewal that a person asked for needs. */
export type RenewingOptions = {
  readonly clock: Clock
  readonly prepare: PrepareRenewal
  readonly deps: Omit<RenewalDeps, 'onWritten' | 'clock'>
  readonly snooze: TokenPlan['snooze']
  /** What gives a device's code; null: it is typed. */
  readonly codeSourceOf: (serial: string) => CodeSource | null
  /** The 30 s window of a device that was used last; null: unknown. */
  readonly usedWindow: (serial: string) => Promise<number | null>
  /** Hears how it stands, a few times a second at most. */
  readonly tell: (view: RenewalView) => void
  readonly after: (milliseconds: number, run: () => void) => void
  readonly onWritten: (written: Written) => void
  /** What was renewed is on disk: files and facts are looked at. */
  readonly onRenewed: (renewal: Renewal) => Promise<void>
}

/** Between two views of a running renewal, in milliseconds: three hundred lines must not be sent for each of three hundred changes. */
const TELL_STEP = 60

type Going = RenewingOptions & {
  readonly world: World
  readonly renewal: Renewal
  waitUntil: Instant | null
  backup: string | null
  telling: 'yes' | 'no'
}

/** Prepares a plan that takes a code. Nothing is sent before the code. */
export async function prepareStartable(
  world: World,
  plan: RenewalPlan,
  options: RenewingOptions,
): Promise<Outcome<Startable, SessionFailure>> {
  let going: Going | null = null
  const onWritten = (written: Written): void => {
    if (going !== null) going.backup = written.backup ?? going.backup
    options.onWritten(written)
  }
  const prepared = await options.prepare(world, plan, { ...options.deps, clock: options.clock, onWritten })
  if (!prepared.ok) return prepared
  const renewal = prepared.value
  const mine: Going = { ...options, world, renewal, waitUntil: null, backup: null, telling: 'no' }
  going = mine
  const first = nextCall(renewal)
  if (first === null) return nothingAsked
  mine.waitUntil = await waitFor(first, mine)
  renewal.listen(() => tellSoon(mine))
  return { ok: true, value: startableOf(mine, first) }
}

const nothingAsked: Outcome<never, SessionFailure> = {
  ok: false,
  failure: { code: 'no-code-wanted', message: renewText.noCodeWanted, next: 'settings', waitUntil: null },
}

/** The call that the next code is for. Before anything was sent, that of the first device; null: no code is wanted. */
function nextCall({ plan, progress }: Renewal): PlannedCall | null {
  const { calls, next } = progress()
  const waiting = plan.calls.filter(({ id, serial }) => serial !== null && calls.get(id)?.kind === 'waiting')
  return waiting.find(({ serial }) => next === null || serial === next.serial) ?? null
}

async function waitFor({ serial }: PlannedCall, { usedWindow, clock }: Going): Promise<Instant | null> {
  return serial === null ? null : waitAfter(await usedWindow(serial), clock.now())
}

function startableOf(going: Going, first: PlannedCall): Startable {
  const call = (): PlannedCall => nextCall(going.renewal) ?? first
  return {
    plan: () => planOf(going, call()),
    start: (code) => start(going, first, code),
    codeFromCommand: () => codeFor(going, call()),
    cancel: going.renewal.cancel,
  }
}

function planOf(going: Going, call: PlannedCall): TokenPlan {
  const { world, renewal, clock, snooze, codeSourceOf, waitUntil } = going
  const { facts } = world
  const now = clock.now()
  const source = call.signer.kind === 'profile' ? call.signer.profile : call.profile
  const warnings = surroundingsWarnings(facts, resolveStsTarget({ ...facts, explicitProfile: source }))
  const asked = {
    plan: renewal.plan,
    call,
    warnings,
    waitUntil: waitUntil !== null && waitUntil > now ? waitUntil : null,
    command: codeSourceOf(call.serial ?? '')?.name ?? null,
    snooze,
  }
  return buildTokenPlan(asked, facts.book, now, zoneOffset)
}

async function codeFor({ codeSourceOf }: Going, call: PlannedCall): Promise<Outcome<string, SessionFailure>> {
  const source = codeSourceOf(call.serial ?? '')
  const code = source === null ? ({ ok: false, failure: renewText.noCommand } as const) : await source.give()
  if (code.ok) return code
  return { ok: false, failure: { code: 'token-command', message: code.failure, next: 'code', waitUntil: null } }
}

async function start(going: Going, first: PlannedCall, code: string): Promise<Outcome<SessionSuccess, SessionFailure>> {
  const { renewal, onRenewed } = going
  if (renewal.progress().state === 'running') await renewal.begin()
  const asked = nextCall(renewal) ?? first
  const given = await renewal.giveCode(code)
  const next = nextCall(renewal)
  // A key that AWS does not take ends its own call; the other keys of the device still get their codes.
  const goesOn = !given.ok && next !== null && renewal.progress().calls.get(asked.id)?.kind === 'failed'
  if (!given.ok && !goesOn) {
    going.waitUntil = given.failure.waitUntil
    return given
  }
  await onRenewed(renewal)
  going.waitUntil = next === null ? null : await waitFor(next, going)
  const success = successOf(going, asked)
  return { ok: true, value: given.ok ? success : { ...success, notes: [...success.notes, given.failure.message] } }
}

function viewOf({ renewal, clock }: Going): RenewalView {
  const now = clock.now()
  return buildRenewal(renewal.progress(), now, zoneOffset(now))
}

function tellSoon(going: Going): void {
  if (going.telling === 'yes') return
  going.telling = 'yes'
  going.after(TELL_STEP, () => {
    going.telling = 'no'
    going.tell(viewOf(going))
  })
}

function successOf(going: Going, call: PlannedCall): SessionSuccess {
  const { renewal, clock, backup } = going
  const target = call.place.kind === 'target' ? call.place.section : call.profile
  const written = renewal
    .written()
    .findLast(({ profile, place }) => profile === target && place.kind === call.place.kind)
  return {
    source: call.signer.kind === 'profile' ? call.signer.profile : call.profile,
    target,
    serial: call.serial ?? '',
    durationSeconds: call.durationSeconds,
    expiresAt: written?.expiresAt ?? clock.now() + call.durationSeconds * 1000,
    file: written?.file ?? '',
    backup,
    notes: renewal.notes(),
    renewal: viewOf(going),
  }
}
