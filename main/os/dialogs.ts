import { type BrowserWindow, dialog } from 'electron'
import type { NewAddress } from '../../app/command/new-addresses.ts'
import { chooseEnvironmentText } from '../../app/text/chain-place-text.ts'
import { editorText, tokenCommandText } from '../../app/text/desktop-text.ts'
import { addressText, forgetText, pasteText, programText } from '../../app/text/edit-view-text.ts'
import {
  plainCopyText,
  seedDropText,
  seedQuestionText,
  vaultOutText,
  vaultRemoveText,
} from '../../app/text/switch-room-text.ts'
import { seedText } from '../../app/text/vault-text.ts'

/** What a person said to something that only a person may allow. */
export type Consent = 'agreed' | 'declined'

const AGREE = 0
const DECLINE = 1

/**
 * Asks, in a dialog that no page can draw or answer, whether a program may be started as editor from now on. Enter and Escape
 * decline.
 */
export function agreeToEditor(command: string, parent: BrowserWindow | null): Promise<Consent> {
  return agreeTo({ ...editorText, message: editorText.mayStart, detail: editorText.mayStartDetail(command) }, parent)
}

/** Asks the same way whether a program may be started for the codes of a device. */
export function agreeToTokenCommand(device: string, command: string, parent: BrowserWindow | null): Promise<Consent> {
  const { mayStart, mayStartDetail } = tokenCommandText
  return agreeTo({ ...tokenCommandText, message: mayStart, detail: mayStartDetail(device, command) }, parent)
}

/** Asks the same way whether history and backups may be deleted: nothing brings them back. */
export function agreeToForget(parent: BrowserWindow | null): Promise<Consent> {
  return agreeTo({ ...forgetText, message: forgetText.question }, parent)
}

/** Asks the same way whether AWS tools may start programs: who takes over a page must not get one started. */
export function agreeToPrograms(programs: readonly string[], parent: BrowserWindow | null): Promise<Consent> {
  const message = programText.mayStart(programs.length)
  return agreeTo({ ...programText, message, detail: programText.detail(programs) }, parent)
}

/** Asks the same way whether requests may go elsewhere: who takes over a page must not get codes and keys sent to a host of theirs. */
export function agreeToAddresses(addresses: readonly NewAddress[], parent: BrowserWindow | null): Promise<Consent> {
  return agreeTo(
    { ...addressText, message: addressText.mayGo(addresses), detail: addressText.detail(addresses) },
    parent,
  )
}

/** Asks the same way whether keys may leave the vault for a file that every program can read. */
export function agreeToVaultOut(profile: string, parent: BrowserWindow | null): Promise<Consent> {
  return agreeTo({ ...vaultOutText, message: vaultOutText.question(profile) }, parent)
}

/** Asks the same way whether plain copies of keys may be deleted: nothing brings them back. */
export function agreeToDeleteCopies(backups: number, writes: number, parent: BrowserWindow | null): Promise<Consent> {
  return agreeTo({ ...plainCopyText, message: plainCopyText.question(backups, writes) }, parent)
}

/** Asks the same way whether the second factor may be kept beside the first. */
export function agreeToSeed(profile: string, parent: BrowserWindow | null): Promise<Consent> {
  const question = { ...seedQuestionText, message: seedQuestionText.question(profile), detail: seedText.warning }
  return agreeTo(question, parent)
}

/** Asks the same way whether a seed may be deleted: it may be the only one. */
export function agreeToDropSeed(profile: string, parent: BrowserWindow | null): Promise<Consent> {
  return agreeTo({ ...seedDropText, message: seedDropText.question(profile) }, parent)
}

/** Asks the same way whether keys of the vault may be deleted: they may be the only copy. */
export function agreeToRemoveVaulted(profile: string, keyId: string, parent: BrowserWindow | null): Promise<Consent> {
  return agreeTo({ ...vaultRemoveText, message: vaultRemoveText.question(profile, keyId) }, parent)
}

type Question = {
  readonly message: string
  readonly detail: string
  readonly agree: string
  readonly decline: string
}

/** One question at a time: a page that asks for many gets no, so that nobody is worn down by them. */
let isAsking = false

async function agreeTo(asked: Question, parent: BrowserWindow | null): Promise<Consent> {
  if (isAsking) return 'declined'
  isAsking = true
  try {
    return await ask(asked, parent)
  } finally {
    isAsking = false
  }
}

async function ask({ message, detail, agree, decline }: Question, parent: BrowserWindow | null): Promise<Consent> {
  const question = {
    type: 'question' as const,
    message,
    detail,
    buttons: [agree, decline],
    defaultId: DECLINE,
    cancelId: DECLINE,
    noLink: true,
  }
  const shown = parent === null ? dialog.showMessageBox(question) : dialog.showMessageBox(parent, question)
  return (await shown).response === AGREE ? 'agreed' : 'declined'
}

/** Lets the person choose a file to import from; null when none was chosen. */
export const chooseImportFile = (parent: BrowserWindow | null): Promise<string | null> =>
  chooseFile({ title: pasteText.chooseTitle, buttonLabel: pasteText.choose }, parent)

/** Lets the person choose a file that sets variables. */
export const chooseEnvironmentFile = (parent: BrowserWindow | null): Promise<string | null> =>
  chooseFile({ title: chooseEnvironmentText.title, buttonLabel: chooseEnvironmentText.choose }, parent)

type Asked = { readonly title: string; readonly buttonLabel: string }

async function chooseFile(asked: Asked, parent: BrowserWindow | null): Promise<string | null> {
  const request = {
    ...asked,
    properties: ['openFile' as const, 'showHiddenFiles' as const],
  }
  const shown = parent === null ? dialog.showOpenDialog(request) : dialog.showOpenDialog(parent, request)
  const { canceled, filePaths } = await shown
  return canceled ? null : (filePaths[0] ?? null)
}

/** Says why something that menu or tray was asked for did not happen: there is no page that would. */
export function tellTrouble(message: string, parent: BrowserWindow | null): void {
  const box = { type: 'warning' as const, message, noLink: true }
  void (parent === null ? dialog.showMessageBox(box) : dialog.showMessageBox(parent, box))
}
