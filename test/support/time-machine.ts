import type { Instant } from '../../app/text/instant.ts'
import { FIXTURE_NOW } from './fake-clock.ts'

/**
 * A wall clock and timers that can part, as they do on a real machine: timers run by a clock that nobody sets and that stands still
 * while the machine sleeps, as on Linux and macOS.
 */
export type TimeMachine = {
  readonly now: () => Instant
  /** For whoever takes a timer: runs once after that many milliseconds awake. */
  readonly after: (milliseconds: number, run: () => void) => () => void
  /** Time goes by and timers run. */
  readonly pass: (milliseconds: number) => Promise<void>
  /** The machine sleeps: the wall clock goes on, timers stand still. Nobody is told. */
  readonly sleep: (milliseconds: number) => void
  /** Somebody sets the clock. Nobody is told. */
  readonly jump: (milliseconds: number) => void
  /** Timers that are set. */
  readonly timers: () => number
  /** The longest time a timer was ever set to. */
  readonly longest: () => number
  /** How often a timer has run. */
  readonly wakeUps: () => number
}

type Timer = { readonly at: number; readonly run: () => void }

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) await Promise.resolve()
}

/** What Node makes 1 ms of, with a warning. */
const TIMER_LIMIT = 2 ** 31 - 1

export function makeTimeMachine(start: Instant = FIXTURE_NOW): TimeMachine {
  let wall = start
  let uptime = 0
  let longest = 0
  let wakeUps = 0
  const timers = new Set<Timer>()
  const forward = (milliseconds: number): void => {
    wall += milliseconds
    uptime += milliseconds
  }
  const first = (until: number): Timer | null => {
    const due = [...timers].filter((timer) => timer.at <= until)
    return due.toSorted((left, right) => left.at - right.at)[0] ?? null
  }
  return {
    now: () => wall,
    after: (milliseconds, run) => {
      longest = Math.max(longest, milliseconds)
      const timer = { at: uptime + (milliseconds > TIMER_LIMIT ? 1 : Math.max(1, Math.ceil(milliseconds))), run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    pass: async (milliseconds) => {
      await settle()
      const until = uptime + milliseconds
      for (let timer = first(until); timer !== null; timer = first(until)) {
        timers.delete(timer)
        forward(Math.max(0, timer.at - uptime))
        wakeUps += 1
        timer.run()
        await settle()
      }
      forward(until - uptime)
    },
    sleep: (milliseconds) => {
      wall += milliseconds
    },
    jump: (milliseconds) => {
      wall += milliseconds
    },
    timers: () => timers.size,
    longest: () => longest,
    wakeUps: () => wakeUps,
  }
}
