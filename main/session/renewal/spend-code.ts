import { codeWindow, isTokenCode, waitAfter } from '../../../app/session/code-window.ts'
import { nextCodedCall } from '../../../app/session/fan-out.ts'
import type { SessionFailure } from '../../../app/session/refusals/failure-model.ts'
import { isThrottled } from '../../../app/session/refusals/passing-failure.ts'
import { isClockRefusal, isKeyRefusal } from '../../../app/session/refusals/refusal.ts'
import type { PlannedCall, RenewalProgress } from '../../../app/session/routes/model.ts'
import { deviceNameOf } from '../../../app/text/account.ts'
import { fanOutText } from '../../../app/text/fan-out-text.ts'
import type { Instant } from '../../../app/text/instant.ts'
import { isSameSecret, makeSecret } from '../../../app/text/secret.ts'
import { startText } from '../../../app/text/session-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { SessionToken } from '../../aws/given.ts'
import { acquireLock } from '../../files/lock.ts'
import { rememberWindow, usedWindow } from '../device-memory.ts'
import { type Answer, askFor, signerOf } from './renewal-call.ts'
import { drive, giveUpCall } from './renewal-drive.ts'
import { happen, progressNow, type Run } from './renewal-run.ts'
import { storeResult } from './renewal-store.ts'

type Failed = { readonly ok: false; readonly failure: SessionFailure }

function failed(code: string, message: string, next: SessionFailure['next'], waitUntil: Instant | null = null): Failed {
  return { ok: false, failure: { code, message, next, waitUntil } }
}

/**
 * Spends a code on the call that waits for one, then makes every call it opens. One code at a time for a device, here and in every other
 * Lanyard; a code that may have been taken is never sent again.
 */
export async function spendCode(run: Run, code: string): Promise<Outcome<RenewalProgress, SessionFailure>> {
  if (!isTokenCode(code)) return failed('bad-code', startText.badCode, 'code')
  const state = progressNow(run).state
  if (state === 'running') return failed('still-running', fanOutText.stillRunning, 'retry')
  const call = nextCodedCall(run.state)
  const serial = call?.serial ?? null
  if (call === null || serial === null) return failed('no-code-wanted', fanOutText.noCodeWanted, 'retry')
  if (isSent(run, serial, code)) return failed('code-already-used', fanOutText.sameCode, 'code')
  happen(run, { kind: 'asked', id: call.id })
  try {
    return await spendOn(run, call, serial, code)
  } catch {
    giveUpCall(run, call.id)
    return failed('InternalError', fanOutText.unexpected, 'retry', codeWindow(run.deps.clock.now()).endsAt)
  }
}

async function spendOn(
  run: Run,
  call: PlannedCall,
  serial: string,
  code: string,
): Promise<Outcome<RenewalProgress, SessionFailure>> {
  const spent = await underLock(run, call, serial, code)
  if (!spent.ok) return spent
  const stored = await storeResult(run, call, spent.value)
  const { id } = call
  if (!stored.ok) {
    happen(run, { kind: 'faulted', id, fault: 'final', ...stored.failure, now: run.deps.clock.now(), random: 0 })
    const { endsAt } = codeWindow(run.deps.clock.now())
    return failed(stored.failure.code, stored.failure.message, 'retry', endsAt)
  }
  happen(run, { kind: 'answered', id, expiresAt: spent.value.expiresAt })
  await drive(run)
  return { ok: true, value: progressNow(run) }
}

const isSent = (run: Run, serial: string, code: string): boolean =>
  run.lastCode !== null && run.lastCode.serial === serial && isSameSecret(run.lastCode.code, makeSecret(code))

type Spent = Outcome<SessionToken, SessionFailure>

async function underLock(run: Run, call: PlannedCall, serial: string, code: string): Promise<Spent> {
  const { deps, world } = run
  const lose = (failure: Failed): Failed => {
    happen(run, { kind: 'code-lost', id: call.id })
    return failure
  }
  const lock = await acquireLock({
    thing: { kind: 'device', key: serial },
    places: world.places,
    platform: world.platform,
    clock: deps.clock,
    ...(deps.fileSystem === undefined ? {} : { fileSystem: deps.fileSystem }),
    ...(deps.lockPatience === undefined ? {} : { patience: deps.lockPatience }),
  })
  if (!lock.ok) {
    if (lock.reason === 'held') return lose(failed('device-busy', startText.deviceBusy(deviceNameOf(serial)), 'retry'))
    return lose(failed('state-unavailable', startText.stateUnavailable(world.places.stateFolder, lock.code), 'retry'))
  }
  try {
    return await sendOnce(run, call, serial, code)
  } finally {
    await lock.release()
  }
}

/** Another Lanyard may have used the device's code while this one waited for the lock, so the window is looked at under it. */
async function sendOnce(run: Run, call: PlannedCall, serial: string, code: string): Promise<Spent> {
  const { deps, world } = run
  const { id } = call
  const asked = deps.clock.now()
  const used = await usedWindow(world.places, serial, deps.fileSystem)
  const waitUntil = waitAfter(used, asked)
  if (used !== null && waitUntil !== null) {
    happen(run, { kind: 'window-used', serial, window: used })
    happen(run, { kind: 'code-lost', id })
    const seconds = Math.ceil((waitUntil - asked) / 1000)
    return failed('code-already-used', startText.alreadyUsed(seconds), 'code', waitUntil)
  }
  if (run.abort.signal.aborted) {
    happen(run, { kind: 'stopped', id })
    return failed('network-cancelled', fanOutText.stopped, 'retry')
  }
  const signer = await signerOf(run, call)
  if (!signer.ok) return hopeless(run, id, { ...signer.failure, next: 'settings', waitUntil: null })
  run.lastCode = { serial, code: makeSecret(code) }
  const answer = await askFor(run, call, signer.value, code)
  if (answer.ok || answer.code === 'perhaps-used') await remember(run, serial, asked)
  return answer.ok ? { ok: true, value: answer.token } : afterRefusal(run, id, answer)
}

/** Without this memory a code may be sent twice, and AWS says so: no reason to lose the session over it. */
async function remember(run: Run, serial: string, asked: Instant): Promise<void> {
  const { number } = codeWindow(asked)
  happen(run, { kind: 'window-used', serial, window: number })
  await rememberWindow(run.world.places, serial, number, run.deps.fileSystem).catch(() => undefined)
}

/** Another code may help, or waiting; what must be mended in the settings first ends the call, and all that hangs on it. */
function afterRefusal(run: Run, id: string, answer: Answer & { readonly ok: false }): Failed {
  const { failure, raw } = answer
  const isUnsent = raw.kind === 'network' && raw.sent === 'no'
  const isUnseen = raw.kind === 'refused' && (isKeyRefusal(raw) || isClockRefusal(raw))
  if (isUnsent || isUnseen || isThrottled(raw)) run.lastCode = null
  if (run.abort.signal.aborted) {
    happen(run, { kind: 'stopped', id })
    return { ok: false, failure }
  }
  if (failure.next === 'settings') return hopeless(run, id, failure)
  happen(run, { kind: 'code-lost', id })
  return { ok: false, failure }
}

function hopeless(run: Run, id: string, failure: SessionFailure): Failed {
  const { code, message } = failure
  happen(run, { kind: 'faulted', id, fault: 'final', code, message, now: run.deps.clock.now(), random: 0 })
  return { ok: false, failure }
}
