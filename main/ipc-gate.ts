import * as v from 'valibot'
import { type AskName, asks, type PushName, type TellName, tells } from '../app/contract/contract.ts'
import { ORIGIN } from './os/content.ts'

/** The two windows; each hears and is heard on its own channels only. */
export type WindowKind = 'main' | 'token'

/** Who may call what. The token window can ask about its own session, nothing else. */
export const ASK_WINDOWS: Readonly<Record<AskName, readonly WindowKind[]>> = {
  ready: ['main'],
  profileDetail: ['main'],
  explainChain: ['main'],
  listProcesses: ['main'],
  readPastedEnvironment: ['main'],
  probeSentence: ['main'],
  probe: ['main'],
  stopProbe: ['main'],
  copyEnvironment: ['main'],
  copyChain: ['main'],
  openAtLine: ['main'],
  changeSetting: ['main'],
  openToken: ['main'],
  tokenReady: ['token'],
  startSession: ['token'],
  codeFromCommand: ['token'],
  cancelRenewal: ['token'],
  snooze: ['token'],
  renewNow: ['main'],
  sessionRoutes: ['main'],
  chooseRoute: ['main'],
  stopSession: ['main'],
  previewCleanUp: ['main'],
  testSession: ['main'],
  checkDevice: ['main'],
  setTokenCommand: ['main'],
  markProfile: ['main'],
  activate: ['main'],
  goBack: ['main'],
  previewDefault: ['main'],
  previewDefaultBack: ['main'],
  willNotFollow: ['main'],
  openTerminal: ['main'],
  consoleChoices: ['main'],
  openConsole: ['main'],
  previewConnect: ['main'],
  vault: ['main'],
  previewVaultIn: ['main'],
  previewVaultOut: ['main'],
  plainCopies: ['main'],
  deletePlainCopies: ['main'],
  addSeed: ['main'],
  dropSeed: ['main'],
  removeVaulted: ['main'],
  editForm: ['main'],
  previewEdit: ['main'],
  commitEdit: ['main'],
  resolveConflict: ['main'],
  discardEdit: ['main'],
  readImport: ['main'],
  history: ['main'],
  undoWrite: ['main'],
  forgetHistory: ['main'],
}

/** As {@link ASK_WINDOWS}, for messages without an answer. */
export const TELL_WINDOWS: Readonly<Record<TellName, readonly WindowKind[]>> = {
  interactive: ['main'],
  closeToken: ['token'],
}

/** Which windows a push goes to. */
export const PUSH_WINDOWS: Readonly<Record<PushName, readonly WindowKind[]>> = {
  snapshot: ['main'],
  clock: ['main', 'token'],
  navigate: ['main'],
  palette: ['main'],
  switcher: ['main'],
  disturbed: ['main'],
  token: ['token'],
  renewal: ['token', 'main'],
}

/** What is known of the frame a message came from; all of it by Electron, none of it by the page. */
export type Sender = {
  /** Null: not one of our windows. */
  readonly window: WindowKind | null
  /** `none`: the frame is gone, or navigated away since. */
  readonly frame: 'main' | 'sub' | 'none'
  readonly address: string
}

/** Why a message was not heard. */
export type RefusalReason =
  | 'unknown-window'
  | 'not-main-frame'
  | 'foreign-origin'
  | 'not-for-this-window'
  | 'bad-payload'

export type Judgement<Value> =
  | { readonly heard: true; readonly value: Value }
  | { readonly heard: false; readonly reason: RefusalReason }

const refused = (reason: RefusalReason) => ({ heard: false, reason }) as const

function judgeSender(sender: Sender, allowed: readonly WindowKind[]): RefusalReason | null {
  if (sender.window === null) return 'unknown-window'
  if (sender.frame !== 'main') return 'not-main-frame'
  if (!sender.address.startsWith(`${ORIGIN}/`)) return 'foreign-origin'
  return allowed.includes(sender.window) ? null : 'not-for-this-window'
}

function judgePayload(schema: v.GenericSchema, payload: unknown): Judgement<unknown> {
  const parsed = v.safeParse(schema, payload)
  return parsed.success ? { heard: true, value: parsed.output } : refused('bad-payload')
}

/** Whether a call is heard, and its parsed argument. Parsing never throws. */
export function judgeAsk(name: AskName, sender: Sender, payload: unknown): Judgement<unknown> {
  const reason = judgeSender(sender, ASK_WINDOWS[name])
  return reason === null ? judgePayload(asks[name].argument, payload) : refused(reason)
}

/** Whether a message without an answer is heard. */
export function judgeTell(name: TellName, sender: Sender, payload: unknown): Judgement<unknown> {
  const reason = judgeSender(sender, TELL_WINDOWS[name])
  return reason === null ? judgePayload(tells[name].argument, payload) : refused(reason)
}
