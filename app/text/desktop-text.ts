/*
 * Words of the desktop around the windows: the application menu, window titles, what About says, editors. The tray's and the notices'
 * own words stand in `tray-text.ts`.
 */

import { shownCommand } from './shown-command.ts'

/** Titles of the two windows, as the system shows them. */
export const windowTitle = { main: 'Lanyard', token: 'Token code · Lanyard' } as const

/** The application menu. `&` marks the letter of the keyboard on Windows and Linux. */
export const menuText = {
  file: '&File',
  newProfile: 'New Profile…',
  importProfiles: 'Import…',
  reloadFiles: 'Reload Files',
  openConfig: 'Open Config File',
  openCredentials: 'Open Credentials File',
  openSettings: 'Settings…',
  close: 'Close Window',
  quit: 'Quit Lanyard',
  edit: '&Edit',
  view: '&View',
  profiles: 'Profiles',
  chain: 'Chain',
  sessions: 'Sessions',
  history: 'History',
  advice: 'Advice',
  palette: 'Command Palette…',
  switchProfile: 'Switch Profile…',
  goBack: 'Switch Back',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Toggle Full Screen',
  window: '&Window',
} as const

/** What Settings shows of this build and this desktop. */
export const aboutText = {
  lanyard: 'Lanyard',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  system: 'System',
  sandbox: 'Sandbox',
  sandboxOff:
    'Off, because --no-sandbox was given. Pages run with less protection from each other and from the system.',
  tray: 'Tray',
  noTrayHost:
    'No tray host on this desktop, so Lanyard shows no icon and ends when its window is closed. On GNOME, an AppIndicator extension provides one.',
  notices: 'Notifications',
  noNotices: 'This desktop shows none, so sessions end without a word outside the window.',
} as const

/** Opening a file in an editor. */
export const editorText = {
  notOurs: 'Lanyard opens the two AWS files and its own settings, nothing else. Open this file from your editor.',
  missing: (file: string) =>
    `${file} does not exist yet, so there is nothing to open. Create it, or add a profile first.`,
  commandFailed: (program: string) =>
    `The editor “${program}” could not be started. Check the editor command in Settings, or leave it empty.`,
  notOpened: (file: string, reason: string) =>
    `${file} could not be opened: ${reason}. Set an editor command in Settings.`,
  mayStart: 'Let Lanyard start this program?',
  mayStartDetail: (command: string) =>
    `${shownCommand(command)}\n\nIt becomes your editor: Lanyard starts it, with your rights, when you open a file at a line. Agree only if you typed this command yourself.`,
  agree: 'Use This Command',
  decline: 'Do Not Use It',
  declined: 'The editor command was not changed, because you did not agree to it. Enter it again to be asked again.',
} as const

/** Sessions asked for where none can be made. */
export const renewText = {
  noProfile: (name: string) => `There is no profile ${name} any more, so nothing was started. Reload the files.`,
  nothingToRenew: (name: string) =>
    `${name} has no session that Lanyard can renew. A session starts from long-term keys with an MFA device.`,
  nothingOnDevice: (device: string) =>
    `No profile hangs on ${device} any more, so nothing was started. Reload the files.`,
  unexpected:
    'Something went wrong inside Lanyard, and the credentials file was left as it was or has its backup. Try again; the log tells the kind of error.',
  noCodeWanted:
    'Nothing here takes a code at the moment. Renew the profile without one, or look at its routes in the Sessions room.',
  noCommand: 'No program gives the code of this device any more. Type the code it shows.',
  renewed: (profile: string, time: string) => `${profile} lives until ${time}.`,
  needsCode: (profile: string) =>
    `${profile} cannot be renewed without a code now: nothing that lives could sign for it. Renew it with a code.`,
  noSession: (profile: string) =>
    `Lanyard wrote no session called ${profile} that still stands there, so nothing was taken back. Reload the files.`,
  nothingToClean: 'No expired session that Lanyard wrote is left in the files, so there is nothing to clean up.',
  works: (profile: string, arn: string) => `The credentials of ${profile} work: AWS knows them as ${arn}.`,
  windowClosed: 'The token window was closed, so nothing was started. Ask for the session again.',
} as const

/** A program that gives the code of a device. */
export const tokenCommandText = {
  mayStart: 'Let Lanyard start this program?',
  mayStartDetail: (device: string, command: string) =>
    `${shownCommand(command)}\n\nIt gives the codes of ${shownCommand(device)}: Lanyard starts it, with your rights and without a shell, when you ask it for a code. Agree only if you typed this command yourself.`,
  agree: 'Use This Command',
  decline: 'Do Not Use It',
  declined: 'The command was not kept, because you did not agree to it. Enter it again to be asked again.',
  noDevice: (serial: string) =>
    `No profile names the device ${serial}, so no command was kept for it. Reload the files.`,
} as const

/** Copying where nothing can be copied. */
export const copyText = {
  noProfile: (name: string) => `There is no profile ${name} any more, so nothing was copied. Reload the files.`,
  failed: 'The clipboard could not be written. Copy once more.',
} as const
