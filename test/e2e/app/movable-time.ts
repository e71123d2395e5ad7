import { systemClock } from '../../support/movable-clock.ts'

/*
 * Stands in for `main/files/clock.ts` in the app that some end-to-end tests build for themselves: its clock can be moved, and whoever
 * waited for what has passed is called at once. No source of the app names this file, so no other build can hold it.
 */

export { systemClock }

type Waiting = { readonly at: number; readonly run: () => void }
type Run = (...parameters: readonly unknown[]) => void

/** Milliseconds; shorter waits are left alone. */
const WORTH_MOVING = 1000

const waiting = new Map<NodeJS.Timeout, Waiting>()
const { setTimeout: start, clearTimeout: stop } = globalThis

function startNoted(run: Run, milliseconds = 0, ...parameters: readonly unknown[]): NodeJS.Timeout {
  if (milliseconds < WORTH_MOVING) return start(run, milliseconds, ...parameters)
  const timer = start(() => {
    waiting.delete(timer)
    run(...parameters)
  }, milliseconds)
  waiting.set(timer, { at: systemClock.now() + milliseconds, run: () => run(...parameters) })
  return timer
}

function stopNoted(timer: NodeJS.Timeout | undefined): void {
  if (timer !== undefined) waiting.delete(timer)
  stop(timer)
}

Object.defineProperties(startNoted, Object.getOwnPropertyDescriptors(start))
Object.assign(globalThis, { setTimeout: startNoted, clearTimeout: stopNoted })

/** Runs what is due, in the order in which it would have been. */
function runDue(): void {
  const now = systemClock.now()
  const due = [...waiting].filter(([, { at }]) => at <= now).toSorted(([, one], [, other]) => one.at - other.at)
  for (const [timer, { run }] of due) {
    if (!waiting.has(timer)) continue
    stopNoted(timer)
    run()
  }
}

Object.defineProperty(globalThis, 'lanyardMovableTime', {
  value: {
    advance: (milliseconds: number): void => {
      Reflect.get(globalThis, 'lanyardMovableClock').advance(milliseconds)
      runDue()
    },
  },
})
