/** The token window. */
export const tokenText = {
  windowTitle: 'Token code',
  title: (device: string): string => `Code for ${device}`,
  from: (source: string): string => `from ${source}`,
  label: 'Six-digit token code',
  help: 'Paste works. Sends itself.',
  secondsLeft: (seconds: number): string => `This code changes in ${seconds} s`,
  waiting: (seconds: number): string => `That code was just used. The next one comes in ${seconds} s.`,
  /** Said once to a screen reader, instead of each second. */
  waitingSpoken: 'This device’s code was just used. Waiting for the next one.',
  waitingShort: (seconds: number): string => `The next code comes in ${seconds} s.`,
  ready: 'Now type the new code.',
  sending: 'Asking AWS for the session…',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  done: (target: string, time: string): string => `${target} lives until ${time}`,
  written: (file: string): string => `Written to ${file}`,
  loading: 'Preparing…',
  unreachable: 'Lanyard’s main process did not answer. Close this window and try again.',
} as const
