import type { ShellChoice, Theme } from '../view/model.ts'
import { formatDuration } from './duration.ts'

/** The Settings room. */
export const settingsText = {
  title: 'Settings',
  keptIn: 'Kept in',
  openFile: 'Open',
  look: 'Look',
  theme: 'Theme',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  sessions: 'Sessions',
  duration: 'How long a new session lasts',
  durationHelp: 'A profile’s own duration_seconds is not affected. AWS allows 15 minutes to 36 hours.',
  durationChoice: (seconds: number): string => formatDuration(seconds),
  notify: 'Notify before a session ends',
  notifyHelp: '15 and 5 minutes before, and at the end; once each.',
  renewByItself: 'Renew by itself where no code is needed',
  renewByItselfHelp: 'Roles behind a live session, before they end. Nothing that needs a code or a person.',
  renewOnBattery: 'Also on battery',
  renewOnBatteryHelp: 'Off: it waits until there is power.',
  tokenCommands: 'Commands that give codes',
  noTokenCommands: 'None. A device in Sessions takes one.',
  noDevices: 'No profile names an MFA device.',
  changeCommand: (device: string): string => `Change the command for ${device}`,
  change: 'Change',
  background: 'In the background',
  closeToTray: 'Keep running in the tray when the window is closed',
  closeToTrayHelp: 'Only where this desktop has a tray.',
  startHidden: 'Start without a window',
  startHiddenHelp: 'Lanyard then waits in the tray.',
  tools: 'Other programs',
  editor: 'Editor command',
  editorHelp: 'Opens a file at a line: {file} and {line} are filled in. Empty: found by itself.',
  editorPlaceholder: 'code --goto {file}:{line}',
  shell: 'Shell for Copy environment',
  shells: {
    auto: 'Your login shell',
    posix: 'bash, zsh, sh',
    fish: 'fish',
    powershell: 'PowerShell',
    cmd: 'Command Prompt',
  } satisfies Record<ShellChoice, string>,
  production: 'Production',
  patterns: 'Profiles marked production',
  patternsHelp: 'One name a line; * stands for anything, as in *-prod*.',
  about: 'About',
} as const

/** Lengths a new session may have, in seconds, as the Settings room offers them. */
export const DURATION_CHOICES: readonly number[] = [900, 3600, 14_400, 28_800, 43_200, 86_400, 129_600]
