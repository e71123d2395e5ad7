import { redact } from './redact.ts'
import { shownCommands } from './shown-command.ts'

/*
 * Words of what editing shows: remarks in a diff, notes of a dry run, what became of a write. The forms' own words stand with the window.
 */

/** Remarks beside the lines of a diff. */
export const diffText = {
  /** Both sides read the same masked. */
  newValue: '(new value)',
  otherLineEnd: '(other line end)',
  cutLine: '… (cut)',
  hunk: (beforeStart: number, beforeCount: number, afterStart: number, afterCount: number): string =>
    `@@ -${beforeStart},${beforeCount} +${afterStart},${afterCount} @@`,
  more: (lines: number): string =>
    `${lines} more ${lines === 1 ? 'line is' : 'lines are'} not shown; ${lines === 1 ? 'it is' : 'they are'} written all the same.`,
  moreOfSection: (lines: number): string => `… ${lines} more ${lines === 1 ? 'line' : 'lines'}`,
} as const

/** What became of a change; a title is what the dry run was called (`Rename profile dev to staging`). */
export const editText = {
  addressesDeclined:
    'Nothing was written: you did not agree to where AWS requests would go. Write again to be asked again.',
  programsDeclined:
    'Nothing was written: you did not agree to the program that AWS tools would start. Write again to be asked again.',
  declined: 'Nothing was done, because you did not agree to it. Ask for it again to be asked again.',
  written: (title: string): string => `${title}: written.`,
  unchanged: 'The files say so already, so nothing was written.',
  keptTheirs: 'What the other program wrote was kept, and nothing was written over it.',
  undone: (title: string): string => `${title}: undone.`,
  undoneLast: 'The last write was undone.',
  gone: 'This dry run is no longer held, so nothing was written. Make the change once more.',
  conflictGone: 'This conflict is no longer held, so nothing was written. Make the change once more.',
  noImport: 'What was pasted is no longer held, so nothing was planned. Read it once more.',
  noFix: 'What this fix mends is no longer there, so nothing was planned.',
  noSuchSection: 'There is no such section any more, so nothing was planned. Reload the files.',
  unexpected:
    'Something went wrong inside Lanyard. The files were left as they were, or have their backup. Try again; the log tells the kind of error.',
} as const

/** Reading pasted text, and why it could not be read. */
export const pasteText = {
  emptyText: 'There is no text to read. Copy the keys or the block first, or choose another file.',
  clipboardFailed: 'The clipboard could not be read. Copy the text again, or import it from a file.',
  noFile: 'No file was chosen, so nothing was read.',
  missing: (path: string): string => `${path} is not there any more. Choose the file again.`,
  chooseTitle: 'Import profiles from a file',
  choose: 'Read',
} as const

/** The question before AWS tools get a program to start. */
export const programText = {
  mayStart: (count: number): string =>
    count === 1 ? 'Let AWS tools start this program?' : 'Let AWS tools start these programs?',
  detail: (programs: readonly string[]): string =>
    `AWS CLI and the SDKs would run it with your rights whenever they use the profile:\n\n${shownCommands(
      programs.map(redact),
      (more) => `And ${more} more, for which there is no room here. Cancel if you did not mean to write that many.`,
    )}`,
  agree: 'Write It',
  decline: 'Cancel',
} as const

/** As `app/command/new-addresses` finds them; of certificates, no host. */
type Address = {
  readonly kind: 'endpoint' | 'certificates'
  readonly host?: string | null
  readonly value: string
}

/** The question before requests go to another host, or other certificates are trusted. */
export const addressText = {
  mayGo: (addresses: readonly Address[]): string =>
    addresses.some(({ kind }) => kind === 'endpoint')
      ? 'Let AWS requests go to another address?'
      : 'Let AWS tools trust other certificates?',
  detail: (addresses: readonly Address[]): string =>
    `Lanyard and AWS tools would send keys, session tokens and MFA codes there, or to whoever has a certificate from there, instead of to AWS alone:\n\n${shownCommands(
      addresses.map((address) => redact(addressLine(address))),
      (more) => `And ${more} more, for which there is no room here. Cancel if you did not mean to write that many.`,
    )}`,
  agree: 'Write It',
  decline: 'Cancel',
} as const

function addressLine({ kind, host = null, value }: Address): string {
  if (kind === 'certificates') return `Certificates: ${value}`
  return host === null ? `Address: ${value}` : `Host ${host}: ${value}`
}

/** Deleting history, asked in the system's own dialog. */
export const forgetText = {
  question: 'Delete the history of every write, and all backups?',
  detail:
    'Nothing written so far can be undone after that, and no former copy of your AWS files is left with Lanyard. The AWS files themselves stay as they are.',
  agree: 'Delete History and Backups',
  decline: 'Keep Them',
  declined: 'History and backups were kept.',
} as const
