import { beforeEach, describe, expect, it, vi } from 'vitest'
import { askNames, channelOf, tellNames } from '../../../app/contract/channels.ts'
import type { AskHandlers } from '../../../main/ipc.ts'
import type { Log, LogFields } from '../../../main/log.ts'

type Hear = (event: unknown, ...payload: readonly unknown[]) => unknown

const electron = vi.hoisted(() => ({ handled: new Map<string, unknown>(), heard: new Map<string, unknown>() }))
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, hear: unknown) => electron.handled.set(channel, hear),
    on: (channel: string, hear: unknown) => electron.heard.set(channel, hear),
  },
}))

const { push, serveContract } = await import('../../../main/ipc.ts')

const page = { send: vi.fn() }
const tokenPage = { send: vi.fn() }
const window = { webContents: page, isDestroyed: () => false }
const tokenWindow = { webContents: tokenPage, isDestroyed: () => false }
const windows = { find: (kind: string) => (kind === 'main' ? window : tokenWindow) } as never

const lines: { readonly event: string; readonly fields: LogFields | undefined }[] = []
const write = (event: string, fields?: LogFields): void => void lines.push({ event, fields })
const log: Log = { info: write, warn: write, error: write, flush: () => Promise.resolve() }

const mainFrame = { parent: null, url: 'lanyard://app/index.html' }
const tokenFrame = { parent: null, url: 'lanyard://app/token.html' }

const handlers = Object.fromEntries(askNames.map((name) => [name, vi.fn(async () => 'answer')]))
const tellings = { interactive: vi.fn(), closeToken: vi.fn() }

const ask = (name: string, event: unknown, ...payload: readonly unknown[]): unknown =>
  (electron.handled.get(channelOf('ask', name as never)) as Hear)(event, ...payload)
const tell = (name: string, event: unknown, ...payload: readonly unknown[]): unknown =>
  (electron.heard.get(channelOf('tell', name as never)) as Hear)(event, ...payload)

let refusals: ReadonlyMap<string, number>
beforeEach(() => {
  vi.clearAllMocks()
  electron.handled.clear()
  electron.heard.clear()
  lines.length = 0
  refusals = serveContract(handlers as unknown as AskHandlers, tellings, { windows, log })
})

describe('channels', () => {
  it('answers on the channels of the contract and on no other', () => {
    expect([...electron.handled.keys()]).toEqual(askNames.map((name) => channelOf('ask', name)))
    expect([...electron.heard.keys()]).toEqual(tellNames.map((name) => channelOf('tell', name)))
  })

  it('drops surplus arguments', async () => {
    await ask('profileDetail', { sender: page, senderFrame: mainFrame }, { name: 'a' }, 'more', { and: 'more' })
    expect(handlers['profileDetail']).toHaveBeenCalledExactlyOnceWith({ name: 'a' })
  })
})

describe('refusals', () => {
  it('counts and logs them without a payload, and calls nobody', async () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
    const foreign = { sender: {}, senderFrame: mainFrame }
    await expect(ask('profileDetail', foreign, { name: secret })).rejects.toThrow('refused')
    await expect(ask('profileDetail', { sender: page, senderFrame: null }, { name: secret })).rejects.toThrow()
    await expect(ask('profileDetail', { sender: page, senderFrame: mainFrame }, { [secret]: 1 })).rejects.toThrow()
    tell('closeToken', { sender: page, senderFrame: mainFrame })
    expect(handlers['profileDetail']).not.toHaveBeenCalled()
    expect(tellings.closeToken).not.toHaveBeenCalled()
    expect(Object.fromEntries(refusals)).toEqual({
      'unknown-window': 1,
      'not-main-frame': 1,
      'bad-payload': 1,
      'not-for-this-window': 1,
    })
    expect(lines).toHaveLength(4)
    expect(JSON.stringify(lines)).not.toContain(secret)
  })

  it('does not take a frame inside our window for the window', async () => {
    const inner = { sender: page, senderFrame: { parent: mainFrame, url: 'lanyard://app/index.html' } }
    await expect(ask('profileDetail', inner, { name: 'a' })).rejects.toThrow('refused')
  })

  it('hears the token window on its own channels', async () => {
    await ask('startSession', { sender: tokenPage, senderFrame: tokenFrame }, { code: '123456' })
    expect(handlers['startSession']).toHaveBeenCalledOnce()
    await expect(ask('ready', { sender: tokenPage, senderFrame: tokenFrame })).rejects.toThrow('refused')
  })
})

describe('failures', () => {
  it('tells the page nothing of an error but that there was one, and the log only its kind', async () => {
    const path = '/home/somebody/.aws/credentials: aws_secret_access_key = EXAMPLE'
    handlers['profileDetail']?.mockRejectedValueOnce(Object.assign(new Error(path), { code: 'EACCES' }))
    const answer = ask('profileDetail', { sender: page, senderFrame: mainFrame }, { name: 'a' })
    await expect(answer).rejects.toThrow(/^failed$/)
    await expect(answer).rejects.not.toHaveProperty('cause')
    expect(lines).toEqual([
      { event: 'ask-failed', fields: { channel: 'profileDetail', error: 'Error', code: 'EACCES' } },
    ])
  })
})

describe('pushes', () => {
  it('go to the windows that hear them, and only there', () => {
    push(windows, 'clock', { now: 1 })
    push(windows, 'palette', null)
    expect(page.send.mock.calls).toEqual([
      ['lanyard:push:clock', { now: 1 }],
      ['lanyard:push:palette', null],
    ])
    expect(tokenPage.send.mock.calls).toEqual([['lanyard:push:clock', { now: 1 }]])
  })
})
