import { beforeEach, describe, expect, it, vi } from 'vitest'
import { askNames, pushNames, tellNames } from '../../../app/contract/channels.ts'

type Listener = (event: unknown, payload: unknown) => void

const world = vi.hoisted(() => ({ exposed: new Map<string, unknown>(), listeners: new Map<string, unknown>() }))
const renderer = vi.hoisted(() => ({ invoke: vi.fn(), send: vi.fn(), on: vi.fn(), removeListener: vi.fn() }))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => world.exposed.set(name, api) },
  ipcRenderer: renderer,
}))
await import('../../../main/preload.ts')

type Shape = Record<'ask' | 'tell' | 'on', Record<string, (argument: unknown) => unknown>>
const api = world.exposed.get('lanyard') as Shape

beforeEach(() => {
  vi.clearAllMocks()
})

describe('window.lanyard', () => {
  it('is the only thing exposed, with the names of the contract and functions behind them', () => {
    expect([...world.exposed.keys()]).toEqual(['lanyard'])
    expect(Object.keys(api)).toEqual(['ask', 'tell', 'on'])
    expect(Object.keys(api.ask)).toEqual([...askNames])
    expect(Object.keys(api.tell)).toEqual([...tellNames])
    expect(Object.keys(api.on)).toEqual([...pushNames])
    const values = [api.ask, api.tell, api.on].flatMap((group) => Object.values(group))
    expect(values.every((value) => typeof value === 'function')).toBe(true)
  })

  it('sends one argument, on the channel of its name', () => {
    api.ask['profileDetail']?.({ name: 'a' })
    expect(renderer.invoke.mock.calls).toEqual([['lanyard:ask:profileDetail', { name: 'a' }]])
    api.tell['closeToken']?.('anything')
    expect(renderer.send.mock.calls).toEqual([['lanyard:tell:closeToken']])
  })

  it('hands out payloads, never the event, and stops listening when told', () => {
    const listen = vi.fn()
    const stop = api.on['clock']?.(listen) as () => unknown
    const [channel, hear] = renderer.on.mock.calls[0] as [string, Listener]
    hear({ sender: 'ipcRenderer' }, { now: 1 })
    expect(channel).toBe('lanyard:push:clock')
    expect(listen.mock.calls).toEqual([[{ now: 1 }]])
    expect(stop()).toBeUndefined()
    expect(renderer.removeListener.mock.calls).toEqual([['lanyard:push:clock', hear]])
  })
})
