import { describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ powerMonitor: {}, net: {} }))
const { makePower } = await import('../../../main/os/power.ts')
const { networkNow } = await import('../../../main/os/online.ts')

function source(isOnBatteryPower: () => boolean) {
  const listeners = new Map<string, () => void>()
  const power = makePower({
    isOnBatteryPower,
    on: (event, hear) => listeners.set(event, hear),
    off: (event) => listeners.delete(event),
  })
  return { listeners, power }
}

const fails = (): never => {
  throw new Error('no such service')
}

describe('power and network', () => {
  it('are asked when it matters', () => {
    expect(source(() => true).power.now()).toBe('battery')
    expect(source(() => false).power.now()).toBe('mains')
    expect(networkNow(() => true)).toBe('online')
    expect(networkNow(() => false)).toBe('offline')
  })

  it('hold nothing up where the system cannot tell', () => {
    expect(source(fails).power.now()).toBe('mains')
    expect(networkNow(fails)).toBe('online')
  })

  it('tell sleep, waking, mains and battery until nobody listens', () => {
    const { listeners, power } = source(() => false)
    const heard: string[] = []
    const end = power.follow((event) => heard.push(event))
    for (const event of ['suspend', 'resume', 'unlock-screen', 'on-battery', 'on-ac']) listeners.get(event)?.()
    expect(heard).toEqual(['suspend', 'resume', 'resume', 'battery', 'mains'])
    end()
    expect(listeners.size).toBe(0)
  })
})
