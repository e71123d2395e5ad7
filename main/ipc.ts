import { type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { askNames, channelOf, tellNames } from '../app/contract/channels.ts'
import type { AnswerOf, Argument, AskName, Pushes, PushName, TellName } from '../app/contract/contract.ts'
import { judgeAsk, judgeTell, PUSH_WINDOWS, type RefusalReason, type Sender, type WindowKind } from './ipc-gate.ts'
import { errorFields, type Log } from './log.ts'

/** One function a call; it gets an argument that was parsed. */
export type AskHandlers = {
  readonly [Name in AskName]: (argument: Argument<Name>) => Promise<AnswerOf<Name>>
}
export type TellHandlers = { readonly [Name in TellName]: () => void }

/** The windows that exist at the moment. */
export type OpenWindows = { readonly find: (kind: WindowKind) => BrowserWindow | null }

/** How many messages were refused since the start, by reason. */
export type Refusals = ReadonlyMap<RefusalReason, number>

const FAILED = Symbol('failed')

type Desk = { readonly windows: OpenWindows; readonly log: Log }

function senderOf(event: IpcMainInvokeEvent | IpcMainEvent, windows: OpenWindows): Sender {
  const kinds: readonly WindowKind[] = ['main', 'token']
  const window = kinds.find((kind) => windows.find(kind)?.webContents === event.sender) ?? null
  const { senderFrame } = event
  if (senderFrame === null) return { window, frame: 'none', address: '' }
  return { window, frame: senderFrame.parent === null ? 'main' : 'sub', address: senderFrame.url }
}

/**
 * Connects the contract's channels. A message is heard when it comes from the main frame of our own window, from our own origin, on a
 * channel of that window, with a payload that parses; anything else is counted and logged without its payload.
 */
export function serveContract(asking: AskHandlers, telling: TellHandlers, { windows, log }: Desk): Refusals {
  const refusals = new Map<RefusalReason, number>()
  const refuse = (channel: string, reason: RefusalReason): void => {
    refusals.set(reason, (refusals.get(reason) ?? 0) + 1)
    log.warn('message-refused', { channel, reason })
  }

  const serveAsk = <Name extends AskName>(name: Name): void => {
    ipcMain.handle(channelOf('ask', name), async (event, payload: unknown) => {
      const judgement = judgeAsk(name, senderOf(event, windows), payload)
      if (!judgement.heard) {
        refuse(name, judgement.reason)
        throw new Error('refused')
      }
      const answer = await asking[name](judgement.value as Argument<Name>).catch((error: unknown) => {
        log.error('ask-failed', { channel: name, ...errorFields(error) })
        return FAILED
      })
      // Thrown here and not passed on: Electron prints what a handler throws, and messages quote file contents.
      if (answer === FAILED) throw new Error('failed')
      return answer
    })
  }
  const serveTell = (name: TellName): void => {
    ipcMain.on(channelOf('tell', name), (event, payload: unknown) => {
      const judgement = judgeTell(name, senderOf(event, windows), payload)
      if (judgement.heard) telling[name]()
      else refuse(name, judgement.reason)
    })
  }
  askNames.forEach(serveAsk)
  tellNames.forEach(serveTell)
  return refusals
}

/** Sends to the windows that hear this channel, where they exist. */
export function push<Name extends PushName>(windows: OpenWindows, name: Name, payload: Pushes[Name]): void {
  for (const kind of PUSH_WINDOWS[name]) {
    const window = windows.find(kind)
    if (window !== null && !window.isDestroyed()) window.webContents.send(channelOf('push', name), payload)
  }
}
