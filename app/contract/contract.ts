import * as v from 'valibot'
import type { Instant } from '../text/instant.ts'
import type { ChainComparison, PastedEnvironment, ProbeAnswer, ProcessView } from '../view/chain-model.ts'
import type { CommitAnswer, DryRunView, EditForm, HistoryEntryView, ImportView } from '../view/edit-model.ts'
import type {
  Destination,
  Outcome,
  ProfileDetail,
  SessionFailure,
  SessionSuccess,
  Snapshot,
  TokenPlan,
} from '../view/model.ts'
import type { DeviceCheckView, RenewalView, RoutesView, StoppedView } from '../view/session-model.ts'
import type { ConsoleChoices, NotFollowingView, PlainCopiesView, VaultView } from '../view/switch-model.ts'
import { chainPayload, copyChainPayload, pastePayload, probePayload } from './chain-payload.ts'
import type { askNames, pushNames, tellNames } from './channels.ts'
import {
  conflictPayload,
  editPayload,
  formPayload,
  importPayload,
  previewPayload,
  undoPayload,
} from './edit-payload.ts'
import { markPayload, openTokenPayload, routePayload, tokenCommandPayload } from './session-payload.ts'
import {
  activatePayload,
  connectPayload,
  consolePayload,
  copyEnvironmentPayload,
  defaultPayload,
  productionLease,
} from './switch-payload.ts'

/*
 * The typed IPC contract. Three kinds: `ask` (window -> main, with an answer), `tell` (window -> main, without),
 * `push` (main -> window). Main, preload, renderer and the test double derive their channels from these objects; nobody writes
 * a channel string. What a window sends is parsed here before any handler sees it. What main sends is typed, not parsed: main is
 * the trusted side.
 */

const name = v.pipe(v.string(), v.maxLength(1024))
const code = v.pipe(v.string(), v.regex(/^[0-9]{6}$/))
/** A line of `settings.ini`: nothing in it may start another one. */
const singleLine = (length: number) => v.pipe(v.string(), v.maxLength(length), v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u))

/** Changes a window may make to `settings.ini`; one at a time. */
const settingChange = v.variant('setting', [
  v.strictObject({ setting: v.literal('theme'), value: v.picklist(['system', 'light', 'dark']) }),
  v.strictObject({
    setting: v.literal('sessionDuration'),
    value: v.pipe(v.number(), v.integer(), v.minValue(900), v.maxValue(129_600)),
  }),
  v.strictObject({ setting: v.literal('notify'), value: v.boolean() }),
  v.strictObject({ setting: v.literal('renewByItself'), value: v.boolean() }),
  v.strictObject({ setting: v.literal('renewOnBattery'), value: v.boolean() }),
  v.strictObject({ setting: v.literal('closeToTray'), value: v.boolean() }),
  v.strictObject({ setting: v.literal('startHidden'), value: v.boolean() }),
  v.strictObject({ setting: v.literal('editor'), value: singleLine(512) }),
  v.strictObject({ setting: v.literal('shell'), value: v.picklist(['auto', 'posix', 'fish', 'powershell', 'cmd']) }),
  v.strictObject({
    setting: v.literal('production'),
    value: v.pipe(v.array(singleLine(256)), v.maxLength(200)),
  }),
  v.strictObject({ setting: v.literal('productionLease'), value: productionLease }),
])
export type SettingChange = v.InferOutput<typeof settingChange>

/** Carries the answer's type beside the argument's schema; never exists at run time. */
type Answer<Type> = { readonly answer?: Type }
const ask = <Schema extends v.GenericSchema, Type>(argument: Schema, _answer: Answer<Type>) =>
  ({ argument }) as AskEntry<Schema, Type>
type AskEntry<Schema extends v.GenericSchema, Type> = { readonly argument: Schema } & Answer<Type>
const answers = <Type>(): Answer<Type> => ({})
const nothing = v.undefined()

/** Calls with an answer. */
export const asks = {
  /** First call of the main window: the state to draw. Marks the window as ready. */
  ready: ask(nothing, answers<{ snapshot: Snapshot; destination: Destination }>()),
  /** Null when no such profile. */
  profileDetail: ask(v.strictObject({ name }), answers<ProfileDetail | null>()),
  explainChain: ask(chainPayload, answers<ChainComparison>()),
  /** The person's own running processes, by name; a sentence where the system does not tell. */
  listProcesses: ask(nothing, answers<Outcome<readonly ProcessView[], string>>()),
  /** Reads an environment from the clipboard, or from a file chosen in the system's dialog; only shapes are held. */
  readPastedEnvironment: ask(pastePayload, answers<Outcome<PastedEnvironment, string>>()),
  /** What a probe would do, in one sentence; nothing is asked yet. */
  probeSentence: ask(probePayload, answers<Outcome<string, string>>()),
  /** Asks the outside about one rung. One probe runs at a time. */
  probe: ask(probePayload, answers<Outcome<ProbeAnswer, string>>()),
  /** Ends the probe that runs; fine when none does. */
  stopProbe: ask(nothing, answers<null>()),
  /** Puts the environment on the clipboard, in main; a sentence either way, never what was copied. */
  copyEnvironment: ask(copyEnvironmentPayload, answers<Outcome<string, string>>()),
  /** Puts the masked verdict, or the advice's command, on the clipboard; main makes the text itself. */
  copyChain: ask(copyChainPayload, answers<boolean>()),
  /** Opens one of the two shared files or `settings.ini` at a line; a sentence on failure. */
  openAtLine: ask(
    v.strictObject({
      file: v.pipe(v.string(), v.maxLength(4096)),
      line: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
    answers<Outcome<null, string>>(),
  ),
  changeSetting: ask(settingChange, answers<Outcome<null, string>>()),
  /** Opens the token window for a profile (its own session, or what it hangs on) or for all on a device. */
  openToken: ask(openTokenPayload, answers<Outcome<null, string>>()),
  /** First call of the token window. */
  tokenReady: ask(nothing, answers<Outcome<TokenPlan, SessionFailure>>()),
  /** Six digits; answers when everything the code opens has ended. On the way `renewal` is pushed. */
  startSession: ask(v.strictObject({ code }), answers<Outcome<SessionSuccess, SessionFailure>>()),
  /** Runs the program that the person named for the device, and spends the code it gives. */
  codeFromCommand: ask(nothing, answers<Outcome<SessionSuccess, SessionFailure>>()),
  /** Stops what still runs; what is written stays. Fine when nothing runs. */
  cancelRenewal: ask(nothing, answers<null>()),
  /** No notice of what the token window is about for ten minutes; closes it. */
  snooze: ask(nothing, answers<null>()),
  /** Renews what needs no code, now; a sentence either way. */
  renewNow: ask(v.strictObject({ profile: name }), answers<Outcome<string, string>>()),
  /** The ways of a profile to live credentials, and where its result may go. */
  sessionRoutes: ask(v.strictObject({ profile: name }), answers<Outcome<RoutesView, string>>()),
  chooseRoute: ask(routePayload, answers<Outcome<null, string>>()),
  /** Takes back what Lanyard wrote for a session (`SessionBar.id`), and nothing else; a sentence either way. */
  stopSession: ask(v.strictObject({ id: name }), answers<Outcome<StoppedView, string>>()),
  /** A dry run that takes out expired sessions Lanyard wrote; `commitEdit` writes it. */
  previewCleanUp: ask(nothing, answers<Outcome<DryRunView, string>>()),
  /** Asks GetCallerIdentity with a profile's credentials, so that an unknown end is known to be live or over. */
  testSession: ask(v.strictObject({ profile: name }), answers<Outcome<string, string>>()),
  /** Asks IAM for the devices of the profile's user, and holds `mfa_serial` against them. No code is spent. */
  checkDevice: ask(v.strictObject({ profile: name }), answers<Outcome<DeviceCheckView, string>>()),
  setTokenCommand: ask(tokenCommandPayload, answers<Outcome<null, string>>()),
  markProfile: ask(markPayload, answers<Outcome<null, string>>()),
  /** Makes a profile the one that new commands use, or none; a sentence either way. */
  activate: ask(activatePayload, answers<Outcome<string, string>>()),
  /** Back to what was active before, or out of a lease. */
  goBack: ask(nothing, answers<Outcome<string, string>>()),
  /** A dry run that lets `[default]` stand in for a profile; `commitEdit` writes it. */
  previewDefault: ask(defaultPayload, answers<Outcome<DryRunView, string>>()),
  /** A dry run of the way back: `[default]` as the person wrote it. */
  previewDefaultBack: ask(nothing, answers<Outcome<DryRunView, string>>()),
  /** The person's own running processes that a switch does not reach. */
  willNotFollow: ask(nothing, answers<Outcome<readonly NotFollowingView[], string>>()),
  /** Opens the person's own terminal with a profile; no key goes along. */
  openTerminal: ask(v.strictObject({ profile: name }), answers<Outcome<null, string>>()),
  /** What the console dialog offers, from files and caches; nothing is called. */
  consoleChoices: ask(v.strictObject({ profile: name }), answers<Outcome<ConsoleChoices, string>>()),
  /** Opens the console in the browser, or copies its link, which never comes here; a sentence either way. */
  openConsole: ask(consolePayload, answers<Outcome<string, string>>()),
  /** A dry run that has AWS tools ask Lanyard for a profile's credentials; `commitEdit` writes it. */
  previewConnect: ask(connectPayload, answers<Outcome<DryRunView, string>>()),
  /** Whether keys can go to the vault, and which are there. On Linux it may make the keyring ask for its password. */
  vault: ask(nothing, answers<VaultView>()),
  /** A dry run that moves a profile's long-term keys into the vault; `commitEdit` does it. */
  previewVaultIn: ask(v.strictObject({ profile: name }), answers<Outcome<DryRunView, string>>()),
  /** A dry run of the way back into the file; the person is asked outside the page before it is done. */
  previewVaultOut: ask(v.strictObject({ profile: name }), answers<Outcome<DryRunView, string>>()),
  /** Where keys of the vault still stand in plain text. Opens the profile's entry, once. */
  plainCopies: ask(v.strictObject({ profile: name }), answers<Outcome<PlainCopiesView, string>>()),
  /** Deletes those backups and entries of History after the person agreed in the system's dialog; a sentence either way. */
  deletePlainCopies: ask(v.strictObject({ profile: name }), answers<Outcome<string, string>>()),
  /** Keeps the seed of the profile's device, which main reads from the clipboard, beside its keys; the person is warned outside the page. */
  addSeed: ask(v.strictObject({ profile: name }), answers<Outcome<string, string>>()),
  /** Forgets it, after the person agreed in the system's dialog. */
  dropSeed: ask(v.strictObject({ profile: name }), answers<Outcome<string, string>>()),
  /** Deletes keys that no file needs any more, after the person agreed in the system's dialog; a sentence either way. */
  removeVaulted: ask(v.strictObject({ profile: name }), answers<Outcome<string, string>>()),
  /** Null when there is no such section. A form for a new one has an empty name and every known setting on offer. */
  editForm: ask(formPayload, answers<EditForm | null>()),
  /** Plans a change and shows what it would write; nothing is written. One dry run is held at a time. */
  previewEdit: ask(editPayload, answers<Outcome<DryRunView, string>>()),
  /** Writes the dry run that is shown. */
  commitEdit: ask(previewPayload, answers<CommitAnswer>()),
  /** `mine` writes over the section as it is now; `theirs` writes nothing. */
  resolveConflict: ask(conflictPayload, answers<CommitAnswer>()),
  /** Forgets a dry run or a conflict, and the secrets in it; unknown ids are fine. */
  discardEdit: ask(previewPayload, answers<null>()),
  /** Recognises profiles in the clipboard, or in a file chosen in the system's dialog. */
  readImport: ask(importPayload, answers<Outcome<ImportView, string>>()),
  /** The newest writes, newest first. */
  history: ask(nothing, answers<{ entries: readonly HistoryEntryView[] }>()),
  undoWrite: ask(undoPayload, answers<CommitAnswer>()),
  /** Deletes history and backups after the person agreed in the system's dialog; a sentence either way. */
  forgetHistory: ask(nothing, answers<Outcome<string, string>>()),
} as const

/** Messages without an answer. */
export const tells = {
  /** The first complete paint of the list, focusable: for the bench. */
  interactive: { argument: nothing },
  closeToken: { argument: nothing },
} as const

/** What main sends by itself. */
export type Pushes = {
  snapshot: Snapshot
  /** The one timer: sent when a shown countdown changes, and after resume. */
  clock: { now: Instant }
  navigate: Destination
  /** Opens the palette (menu, shortcut). */
  palette: null
  /** Opens the switcher (menu, tray). */
  switcher: null
  /** A write that another program disturbed after it was made: one sentence with what to look at. */
  disturbed: { message: string }
  /** The token window is about another profile now. */
  token: Outcome<TokenPlan, SessionFailure>
  /** How the running renewal stands. */
  renewal: RenewalView
}
export { pushNames as pushes } from './channels.ts'

export type AskName = keyof typeof asks
export type TellName = keyof typeof tells
export type PushName = keyof Pushes
/** An argument as a handler gets it: parsed, and secret values wrapped. */
export type Argument<Name extends AskName> = v.InferOutput<(typeof asks)[Name]['argument']>
/** An argument as a window sends it. */
export type Sent<Name extends AskName> = v.InferInput<(typeof asks)[Name]['argument']>
export type AnswerOf<Name extends AskName> = Exclude<(typeof asks)[Name]['answer'], undefined>

/** The API that the preload puts on `window.lanyard`: named functions only. */
export type LanyardApi = {
  readonly ask: { readonly [Name in AskName]: (argument: Sent<Name>) => Promise<AnswerOf<Name>> }
  readonly tell: { readonly [Name in TellName]: () => void }
  /** Returns a function that stops listening. */
  readonly on: { readonly [Name in PushName]: (listen: (payload: Pushes[Name]) => void) => () => void }
}

/** `true` where two unions have the same members; a channel named in one list only does not compile. */
type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : never) : never
/** Proof that `channels.ts` names exactly the channels of this contract. */
export const channelsAgree: Same<AskName, (typeof askNames)[number]> &
  Same<TellName, (typeof tellNames)[number]> &
  Same<PushName, (typeof pushNames)[number]> = true

export type { AskedPlace, ChainRequest, ProbeRequest } from './chain-payload.ts'
export { channelOf } from './channels.ts'
export type { EditRequest } from './edit-payload.ts'
export type { MarkChange, RouteRequest, TokenRequest } from './session-payload.ts'
