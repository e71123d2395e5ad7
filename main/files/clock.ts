import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from './model.ts'

/** The real clock. */
export const systemClock: Clock = { now: () => Date.now(), sleep: (milliseconds) => sleep(milliseconds) }
