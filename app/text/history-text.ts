import type { Severity } from '../profile/model.ts'

/** The History room. */
export const historyText = {
  title: 'History',
  lead: 'Every change that Lanyard wrote to your AWS files, newest first.',
  who: { window: 'window', tray: 'tray', 'command-line': 'command line', itself: 'Lanyard itself' },
  undo: 'Undo',
  redo: 'Redo',
  undoOf: (title: string): string => `Undo: ${title}`,
  redoOf: (title: string): string => `Redo: ${title}`,
  undone: 'undone',
  today: 'Today',
  yesterday: 'Yesterday',
  forget: 'Forget history…',
  forgetHelp: 'Deletes these entries and the backups that undo needs. Your AWS files stay as they are.',
  emptyTitle: 'Nothing written yet',
  emptyHelp:
    'Each change that Lanyard writes, from this window, the tray or the command line, appears here with its diff, and can be undone.',
  failed: 'The history could not be read. Try again; if it stays, start Lanyard anew.',
} as const

/** The Advice room. */
export const adviceText = {
  title: 'Advice',
  lead: 'What AWS tools would trip over in your two files.',
  groups: { error: 'Errors', warning: 'Warnings', info: 'Notes' } satisfies Record<Severity, string>,
  groupHelp: {
    error: 'A tool stops or refuses the file.',
    warning: 'It works, but not as it looks.',
    info: 'Good to know.',
  } satisfies Record<Severity, string>,
  emptyTitle: 'Nothing to say',
  emptyHelp: 'No AWS tool should trip over your files. Lanyard looks again whenever they change.',
} as const
