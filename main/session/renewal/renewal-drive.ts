import { nextMoves } from '../../../app/session/fan-out.ts'
import type { PlannedCall } from '../../../app/session/routes/model.ts'
import { fanOutText } from '../../../app/text/fan-out-text.ts'
import type { Instant } from '../../../app/text/instant.ts'
import { MOST_CALLS } from './gate.ts'
import { askFor, signerOf } from './renewal-call.ts'
import { happen, type Run } from './renewal-run.ts'
import { allNoted, storeResult } from './renewal-store.ts'

/** Makes every call that needs no code and is not waiting for one; resolves when nothing more can be done and all of it is noted. */
export async function drive(run: Run): Promise<void> {
  const underWay = new Map<string, Promise<void>>()
  const most = run.deps.concurrency ?? MOST_CALLS
  const pause = makePause(run)
  for (;;) {
    const moves = nextMoves(run.state, run.deps.clock.now(), most)
    for (const id of moves.ask) {
      const call = run.state.plan.calls.find((one) => one.id === id)
      if (call === undefined) continue
      happen(run, { kind: 'asked', id })
      underWay.set(
        id,
        carryOut(run, call)
          .catch(() => giveUpCall(run, id))
          .finally(() => underWay.delete(id)),
      )
    }
    if (underWay.size === 0 && moves.wakeAt === null) {
      pause.end()
      return allNoted(run)
    }
    const waits = moves.wakeAt === null ? [] : [pause.until(moves.wakeAt)]
    await Promise.race([...underWay.values(), ...waits])
  }
}

type Pause = { readonly until: (instant: Instant) => Promise<void>; readonly end: () => void }

/** Waits that are over at once where the renewal is cancelled; the same instant is waited for once, however often it is asked for. */
function makePause({ deps, abort }: Run): Pause {
  const { signal } = abort
  const listening = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true, signal: listening.signal })
  })
  let waiting: { readonly instant: Instant; readonly over: Promise<void> } | null = null
  return {
    until: (instant) => {
      if (waiting?.instant !== instant) {
        const slept = deps.clock.sleep(Math.max(instant - deps.clock.now(), 0))
        const over = Promise.race([slept, stopped])
        waiting = { instant, over }
        // A clock set back meanwhile makes the same instant one to wait for again.
        void over.then(() => {
          waiting = null
        })
      }
      return waiting.over
    },
    end: () => listening.abort(),
  }
}

/** What should not happen takes nothing else along; its words might hold anything, so they are not told. */
export function giveUpCall(run: Run, id: string): void {
  const [code, message] = ['InternalError', fanOutText.unexpected]
  happen(run, { kind: 'faulted', id, fault: 'final', code, message, now: run.deps.clock.now(), random: 0 })
}

/** One call that needs no code, from signing to the file. */
async function carryOut(run: Run, call: PlannedCall): Promise<void> {
  const { id } = call
  const fault = (code: string, message: string, kind: 'passing' | 'final'): void => {
    const random = (run.deps.random ?? Math.random)()
    happen(run, { kind: 'faulted', id, fault: kind, code, message, now: run.deps.clock.now(), random })
  }
  const signer = await signerOf(run, call)
  if (!signer.ok) return fault(signer.failure.code, signer.failure.message, 'final')
  const answer = await askFor(run, call, signer.value, null)
  if (!answer.ok) {
    if (run.abort.signal.aborted) return happen(run, { kind: 'stopped', id })
    return fault(answer.failure.code, answer.failure.message, answer.passing)
  }
  const stored = await storeResult(run, call, answer.token)
  if (!stored.ok) return fault(stored.failure.code, stored.failure.message, 'final')
  happen(run, { kind: 'answered', id, expiresAt: answer.token.expiresAt })
}
