import type { MarkChange, SettingChange } from '../../app/contract/contract.ts'
import { editorText } from '../../app/text/desktop-text.ts'
import { marksText } from '../../app/text/marks-text.ts'
import type { Destination, Outcome, Snapshot } from '../../app/view/model.ts'
import type { AskHandlers } from '../ipc.ts'
import type { Consent } from '../os/dialogs.ts'
import type { ChainHandlers } from './chain/chain-answers.ts'
import type { EditHandlers } from './editing/edit-answers.ts'
import type { SessionHandlers } from './sessions/session-answers.ts'
import type { TokenDesk } from './sessions/token-desk.ts'
import type { Store } from './store.ts'
import type { SwitchHandlers } from './switching/switch-answers.ts'
import { detailOf } from './views.ts'

/** What answering needs besides what is known. */
export type AnswersOptions = {
  readonly store: () => Promise<Store>
  readonly tokens: TokenDesk
  readonly takeDestination: () => Destination
  /** Asks the person, outside the page, whether a program may become the editor. */
  readonly agreeToEditor: (command: string) => Promise<Consent>
  readonly openEditor: (command: string, file: string, line: number) => Promise<Outcome<null, string>>
  /** Makes `settings.ini` with every setting named and none set, where there is none yet. */
  readonly provideSettingsFile: () => Promise<void>
  readonly editing: EditHandlers
  readonly chain: ChainHandlers
  readonly sessions: SessionHandlers
  readonly switching: SwitchHandlers
}

/** The files a window may have opened: the two shared files and our own settings. */
export function openableFiles({ files, settings }: Pick<Snapshot, 'files' | 'settings'>): readonly string[] {
  return [...files.map((file) => file.path), settings.path]
}

/** Opens one of our files at a line; anything else is refused. */
async function openAtLine(options: AnswersOptions, file: string, line: number): Promise<Outcome<null, string>> {
  const snapshot = (await options.store()).snapshot()
  if (!openableFiles(snapshot).includes(file)) return { ok: false, failure: editorText.notOurs }
  if (file === snapshot.settings.path) await options.provideSettingsFile()
  const known = snapshot.files.find((one) => one.path === file)
  if (known !== undefined && !known.exists) return { ok: false, failure: editorText.missing(file) }
  return options.openEditor(snapshot.settings.editor, file, line)
}

/**
 * Changes one setting. A program that a page names would be started with the person's own rights, so a page alone cannot name one: what
 * takes over a page would take over the account.
 */
async function changeSetting(options: AnswersOptions, change: SettingChange): Promise<Outcome<null, string>> {
  const store = await options.store()
  if (change.setting === 'editor' && change.value !== '' && change.value !== store.snapshot().settings.editor) {
    const consent = await options.agreeToEditor(change.value)
    if (consent === 'declined') return { ok: false, failure: editorText.declined }
  }
  return store.changeSetting(change)
}

/** Marks a profile that exists: a page cannot fill the file with names of its own. */
async function markProfile(store: Store, profile: string, change: MarkChange): Promise<Outcome<null, string>> {
  const { byName } = store.picture().world.facts.book
  if (!byName.has(profile)) return { ok: false, failure: marksText.noProfile(profile) }
  return store.mark([profile], change)
}

/** One answer for each call of the contract. */
export function makeAnswers(options: AnswersOptions): AskHandlers {
  const { store, tokens } = options
  return {
    ...options.editing,
    ...options.chain,
    ...options.sessions,
    ...options.switching,
    ready: async () => ({ snapshot: (await store()).snapshot(), destination: options.takeDestination() }),
    profileDetail: async ({ name }) => detailOf((await store()).picture(), name),
    openAtLine: ({ file, line }) => openAtLine(options, file, line),
    changeSetting: (change) => changeSetting(options, change),
    openToken: (request) => tokens.open(request, 'from-window'),
    tokenReady: () => tokens.plan(),
    startSession: ({ code }) => tokens.start(code),
    codeFromCommand: () => tokens.startFromCommand(),
    cancelRenewal: async () => {
      await tokens.cancel()
      return null
    },
    snooze: async () => {
      tokens.snooze()
      return null
    },
    markProfile: async ({ profile, change }) => markProfile(await store(), profile, change),
  }
}
