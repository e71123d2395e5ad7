import { nextMoves } from '../../app/session/fan-out.ts'
import type { PlannedCall } from '../../app/session/routes/model.ts'
import type { Instant } from '../../app/text/instant.ts'
import { MOST_CALLS } from './gate.ts'
import { askFor, signerOf } from './renewal-call.ts'
import { happen, type Run } from './renewal-run.ts'
import { storeResult } from './renewal-store.ts'

/** Makes every call that needs no code and is not waiting for one; resolves when nothing more can be done. */
export async function drive(run: Run): Promise<void> {
  const underWay = new Map<string, Promise<void>>()
  const most = run.deps.concurrency ?? MOST_CALLS
  for (;;) {
    const moves = nextMoves(run.state, run.deps.clock.now(), most)
    for (const id of moves.ask) {
      const call = run.state.plan.calls.find((one) => one.id === id)
      if (call === undefined) continue
      happen(run, { kind: 'asked', id })
      underWay.set(
        id,
        carryOut(run, call).finally(() => underWay.delete(id)),
      )
    }
    if (underWay.size === 0 && moves.wakeAt === null) return
    const waits = moves.wakeAt === null ? [] : [pauseUntil(run, moves.wakeAt)]
    await Promise.race([...underWay.values(), ...waits])
  }
}

/** Over earlier where the renewal is cancelled. */
async function pauseUntil(run: Run, instant: Instant): Promise<void> {
  const { signal } = run.abort
  const pause = run.deps.clock.sleep(Math.max(instant - run.deps.clock.now(), 0))
  await new Promise<void>((resolve) => {
    const end = (): void => {
      signal.removeEventListener('abort', end)
      resolve()
    }
    signal.addEventListener('abort', end)
    void pause.then(end, end)
  })
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
