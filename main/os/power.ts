import { powerMonitor } from 'electron'

/** Whether the machine runs on its battery, and when that or its sleep changes. */
export type Power = {
  readonly now: () => 'mains' | 'battery'
  /** Hears sleep, waking, mains and battery; returns what ends it. Not every system tells each: `now` is asked where it matters. */
  readonly follow: (hear: (event: PowerEvent) => void) => () => void
}
export type PowerEvent = 'suspend' | 'resume' | 'mains' | 'battery'

/** What of Electron's `powerMonitor` is used. */
export type PowerSource = {
  readonly isOnBatteryPower: () => boolean
  readonly on: (event: SystemEvent, hear: () => void) => unknown
  readonly off: (event: SystemEvent, hear: () => void) => unknown
}
type SystemEvent = 'suspend' | 'resume' | 'unlock-screen' | 'on-ac' | 'on-battery'

/** A screen that is unlocked counts as waking: some systems tell nothing else. */
const EVENTS: readonly (readonly [SystemEvent, PowerEvent])[] = [
  ['suspend', 'suspend'],
  ['resume', 'resume'],
  ['unlock-screen', 'resume'],
  ['on-ac', 'mains'],
  ['on-battery', 'battery'],
]

/** Reads the power; once Electron is ready. A system that cannot tell counts as mains. */
export function makePower(source: PowerSource = electronSource()): Power {
  return {
    now: () => {
      try {
        return source.isOnBatteryPower() ? 'battery' : 'mains'
      } catch {
        return 'mains'
      }
    },
    follow: (hear) => {
      const heard = EVENTS.map(([event, meaning]) => [event, () => hear(meaning)] as const)
      for (const [event, run] of heard) source.on(event, run)
      return () => {
        for (const [event, run] of heard) source.off(event, run)
      }
    },
  }
}

function electronSource(): PowerSource {
  const events: NodeJS.EventEmitter = powerMonitor
  return {
    isOnBatteryPower: () => powerMonitor.isOnBatteryPower(),
    on: (event, hear) => events.on(event, hear),
    off: (event, hear) => events.off(event, hear),
  }
}
