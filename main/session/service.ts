import { resolveStsTarget, type StsTarget } from '../../app/chain/sts-target.ts'
import { parseDocument } from '../../app/document/parse.ts'
import { codeWindow, isTokenCode, waitAfter } from '../../app/session/code-window.ts'
import type { LedgerEntry } from '../../app/session/ledger/ledger-model.ts'
import {
  isRegionAssumed,
  type PrepareFailure,
  regionToWrite,
  resolveSource,
  type SessionRequest,
  type SessionSource,
  warningsOf,
} from '../../app/session/prepare.ts'
import { mayHaveTakenCode } from '../../app/session/refusals/call-failure.ts'
import { explainStsFailure } from '../../app/session/refusals/failure.ts'
import type { SessionFailure } from '../../app/session/refusals/failure-model.ts'
import { notableOffset } from '../../app/session/refusals/refusal.ts'
import { deviceNameOf } from '../../app/text/account.ts'
import type { Instant } from '../../app/text/instant.ts'
import { startText } from '../../app/text/session-text.ts'
import { writeText } from '../../app/text/write-text.ts'
import type { Outcome, SessionSuccess } from '../../app/view/model.ts'
import { getSessionToken, type SessionToken, type SessionTokenRequest } from '../aws/sts.ts'
import type { Asker } from '../edit/model.ts'
import { modeOf } from '../edit/read-files.ts'
import type { World } from '../facts/world.ts'
import type { FileSystem } from '../files/file-system.ts'
import { acquireLock } from '../files/lock.ts'
import type { Clock, WriteProblem, Written } from '../files/model.ts'
import { type SessionRefusal, sessionChange, sessionPart } from '../files/session-change.ts'
import { whyNotWritable } from '../files/writable.ts'
import { writeGuarded } from '../files/write.ts'
import { recordWrite } from '../history/record.ts'
import { closedVault } from '../vault/closed.ts'
import { rememberWindow, usedWindow } from './device-memory.ts'
import { noteSoon } from './renewal/ledger-queue.ts'
import { sectionWritten } from './renewal/section-writer.ts'

/** How long a session lasts when neither the person nor the settings say, in seconds. */
export const DEFAULT_DURATION = 43_200

/** A session found possible: what will happen, said before the code is asked for. */
export type PreparedSession = SessionSource & {
  readonly sts: StsTarget
  /** Written into the target if it has none; null: a file gives it one. */
  readonly region: string | null
  readonly warnings: readonly string[]
  /** The device's code of the running window was used: when the next one comes; else null. */
  readonly waitUntil: Instant | null
  readonly world: World
}

/** What starting a session touches. Everything left out is the real thing. */
export type StartDeps = {
  readonly clock: Clock
  /** Kept in history. */
  readonly who: Asker
  readonly signal?: AbortSignal
  readonly ask?: typeof getSessionToken
  readonly fileSystem?: FileSystem
  /** Milliseconds STS has to answer. */
  readonly patience?: number
  readonly timer?: NonNullable<SessionTokenRequest['timer']>
  /** Milliseconds to wait for another Lanyard that uses the same device. */
  readonly lockPatience?: number
  /**
   * Takes over the look back at what was written (`WriteWatch`: `recheck` after some seconds, then `close`). Left out: one
   * look at once, then closed.
   */
  readonly onWritten?: (written: Written) => void
  readonly record?: typeof recordWrite
}

/**
 * Everything about a session that can be known without AWS: keys as AWS CLI reads them, device, duration, target, endpoint, and
 * what a person should hear first. `request.durationSeconds` null: {@link DEFAULT_DURATION}; pass the settings' value.
 */
export async function prepareSession(
  world: World,
  request: SessionRequest,
): Promise<Outcome<PreparedSession, SessionFailure>> {
  const { facts, places } = world
  const found = resolveSource(facts.book, request, DEFAULT_DURATION)
  if (!found.ok)
    return {
      ok: false,
      failure: { ...(await whyNot(found.failure, world, request)), next: 'settings', waitUntil: null },
    }
  const obstacle = await whyNotWritable(world.files.credentials.path)
  if (obstacle !== null) {
    const { code, message } = obstacle
    return { ok: false, failure: { code: `credentials-${code}`, message, next: 'settings', waitUntil: null } }
  }
  const source = found.value
  const sts = resolveStsTarget({ ...facts, explicitProfile: source.source }, [source.serial])
  const used = await usedWindow(places, source.serial)
  const value: PreparedSession = {
    ...source,
    sts,
    region: regionToWrite(facts.book, source.source, source.target, sts),
    warnings: warningsOf(facts, source, sts),
    waitUntil: waitAfter(used, facts.now),
    world,
  }
  return { ok: true, value }
}

/** Keys that are missing may be in the vault, which this way of renewing does not open. */
async function whyNot(
  failure: PrepareFailure,
  { places }: World,
  { profile }: SessionRequest,
): Promise<PrepareFailure> {
  const kept = failure.code === 'no-keys' ? await closedVault(places).keysOf(profile) : null
  return kept?.ok === false ? kept.failure : failure
}

type Started = Outcome<SessionSuccess, SessionFailure>

/**
 * Spends a code: asks STS for the session, then writes it. One at a time for a device, here and in every other Lanyard. A wrong code
 * changes nothing; a code that was used is not sent again.
 */
export async function startSession(prepared: PreparedSession, code: string, deps: StartDeps): Promise<Started> {
  if (!isTokenCode(code)) return failed('bad-code', startText.badCode, 'code')
  const { places, platform } = prepared.world
  const lock = await acquireLock({
    thing: { kind: 'device', key: prepared.serial },
    places,
    platform,
    clock: deps.clock,
    ...(deps.fileSystem === undefined ? {} : { fileSystem: deps.fileSystem }),
    ...(deps.lockPatience === undefined ? {} : { patience: deps.lockPatience }),
  })
  if (!lock.ok) {
    if (lock.reason === 'held')
      return failed('device-busy', startText.deviceBusy(deviceNameOf(prepared.serial)), 'retry')
    return failed('state-unavailable', startText.stateUnavailable(places.stateFolder, lock.code), 'retry')
  }
  try {
    return await spendCode(prepared, code, deps)
  } finally {
    await lock.release()
  }
}

function failed(
  code: string,
  message: string,
  next: SessionFailure['next'],
  waitUntil: Instant | null = null,
): { readonly ok: false; readonly failure: SessionFailure } {
  return { ok: false, failure: { code, message, next, waitUntil } }
}

async function spendCode(prepared: PreparedSession, code: string, deps: StartDeps): Promise<Started> {
  const { world, serial, source, durationSeconds, sts } = prepared
  const asked = deps.clock.now()
  const waitUntil = waitAfter(await usedWindow(world.places, serial, deps.fileSystem), asked)
  if (waitUntil !== null) {
    const seconds = Math.ceil((waitUntil - asked) / 1000)
    return failed('code-already-used', startText.alreadyUsed(seconds), 'code', waitUntil)
  }
  const { accessKeyId, secretAccessKey } = prepared
  const result = await (deps.ask ?? getSessionToken)({
    accessKeyId,
    secretAccessKey,
    serial,
    code,
    durationSeconds,
    sts,
    environment: world.facts.environment,
    now: deps.clock.now,
    ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    ...(deps.patience === undefined ? {} : { patience: deps.patience }),
    ...(deps.timer === undefined ? {} : { timer: deps.timer }),
  })
  const perhapsUsed = result.ok || mayHaveTakenCode(result.failure)
  if (perhapsUsed) await remember(prepared, asked, deps)
  if (result.ok) return store(prepared, result.token, deps)
  const now = deps.clock.now()
  const { region, url } = sts
  const context = { source, serial, region, url, durationSeconds, now: perhapsUsed ? asked : now }
  const failure = explainStsFailure(result.failure, context)
  return { ok: false, failure: perhapsUsed ? { ...failure, waitUntil: codeWindow(asked).endsAt } : failure }
}

/** Without this memory a code may be sent twice, and AWS says so: no reason to lose the session over it. */
async function remember(prepared: PreparedSession, asked: Instant, deps: StartDeps): Promise<void> {
  const { number } = codeWindow(asked)
  await rememberWindow(prepared.world.places, prepared.serial, number, deps.fileSystem).catch(() => undefined)
}

async function store(prepared: PreparedSession, token: SessionToken, deps: StartDeps): Promise<Started> {
  const { target, region, world } = prepared
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = token
  const written = await writeGuarded<SessionRefusal>({
    path: world.files.credentials.path,
    change: sessionChange({ target, region, accessKeyId, secretAccessKey, sessionToken, expiresAt }),
    touched: sessionPart(target),
    places: world.places,
    clock: deps.clock,
    platform: world.platform,
    ...(deps.fileSystem === undefined ? {} : { fileSystem: deps.fileSystem }),
  })
  if (!written.ok) {
    const message = startText.notWritten(target, problemMessage(written.problem, target))
    return failed('not-written', message, 'retry', codeWindow(deps.clock.now()).endsAt)
  }
  const notes = [...(await note(prepared, written.value, deps)), ...(await list(prepared, token, written.value, deps))]
  await lookBack(written.value, deps)
  const value = successOf(prepared, token, written.value)
  return { ok: true, value: { ...value, notes: [...value.notes, ...notes] } }
}

/** Notes the renewal in history; that it could not be is worth telling, and no reason to lose the session. */
async function note({ target, world }: PreparedSession, written: Written, deps: StartDeps): Promise<readonly string[]> {
  if (written.outcome === 'unchanged') return []
  const { path, state } = world.files.credentials
  const { before, after } = written
  const mode = await modeOf(path, deps.fileSystem)
  const file = { role: 'credentials', path, before, after, created: state === 'missing', mode } as const
  const entry = { who: deps.who, title: writeText.renewedSession(target), undoes: null, files: [file] }
  const recorded = await (deps.record ?? recordWrite)(entry, {
    ...deps,
    places: world.places,
    platform: world.platform,
  })
  return recorded.ok ? [] : [recorded.message]
}

/** Notes what was written, so that *Stop* can take just that back; that it could not be is worth telling, too. */
async function list(
  prepared: PreparedSession,
  token: SessionToken,
  written: Written,
  deps: StartDeps,
): Promise<readonly string[]> {
  const { source, target, serial, durationSeconds, world } = prepared
  const { replaced, ...place } = sectionWritten(parseDocument(written.before), prepared, world.files.credentials.path)
  const entry: LedgerEntry = {
    ...place,
    profile: target,
    source,
    serial,
    route: 'session-token',
    place: { kind: 'target', section: target },
    accessKeyId: token.accessKeyId,
    writtenAt: deps.clock.now(),
    expiresAt: token.expiresAt,
    durationSeconds,
  }
  const trouble = await noteSoon({ ...deps, places: world.places }, { entry, replaced })
  return trouble === null ? [] : [trouble]
}

function problemMessage(problem: WriteProblem<SessionRefusal>, target: string): string {
  if (problem.code !== 'refused') return problem.message
  return problem.refusal === 'keys' ? startText.targetChanged(target) : startText.notPlannable(target)
}

async function lookBack(written: Written, deps: StartDeps): Promise<void> {
  if (deps.onWritten !== undefined) return deps.onWritten(written)
  await written.watch.recheck().catch(() => undefined)
  await written.watch.close().catch(() => undefined)
}

/** Shorter than asked by more than this many milliseconds: not a matter of clocks. */
const CAPPED = 60_000

function successOf(prepared: PreparedSession, token: SessionToken, written: Written): SessionSuccess {
  const { source, target, serial, durationSeconds, sts, region, world } = prepared
  const offset = notableOffset(token.clockOffset)
  const given = durationOf(token, world.facts.now, durationSeconds)
  return {
    source,
    target,
    serial,
    durationSeconds,
    expiresAt: token.expiresAt,
    file: world.files.credentials.path,
    backup: written.backup,
    renewal: { state: 'done', done: 1, total: 1, lines: [{ profile: target, state: 'done', text: '' }], next: null },
    notes: [
      ...(isRegionAssumed(sts, region) ? [startText.regionNote(sts.region, target)] : []),
      ...(offset === null ? [] : [startText.clockNote(offset)]),
      ...(given === null ? [] : [startText.cappedNote(durationSeconds, given)]),
      ...written.notes.map((note) => note.message),
    ],
  }
}

/** What AWS gave, in seconds, where it is less than was asked; else null. */
function durationOf(token: SessionToken, preparedAt: Instant, asked: number): number | null {
  const trueNow = preparedAt + (token.clockOffset ?? 0)
  const given = token.expiresAt - trueNow
  return given < asked * 1000 - CAPPED ? Math.round(given / 60_000) * 60 : null
}
