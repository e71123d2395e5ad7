/** Why a person's own command gave no code. What it printed is never part of a sentence; `program` is its first word. */
export const codeCommandText = {
  empty: 'The command for this device is empty. Write one, such as: op item get AWS --otp',
  openQuote: 'The command has a quote that is not closed. Correct it, then try again.',
  notFound: (program: string) =>
    `There is no program ${program}. Check the spelling, or write its whole path: an app started from the desktop may search fewer folders than a terminal.`,
  notExecutable: (program: string) =>
    `${program} cannot be started: it is not executable, or not yours to run. Check its permissions.`,
  notStarted: (program: string, code: string) =>
    `${program} could not be started (${code}). Try the command in a terminal.`,
  slow: (program: string, seconds: number) =>
    `${program} gave no code within ${seconds} s and was stopped. If it waits for a touch or for being unlocked, do that, then try again.`,
  stopped: (program: string) => `${program} was stopped.`,
  tooLong: (program: string) =>
    `${program} printed far more than a code and was stopped. Make the command print only the code.`,
  ended: (program: string, code: number | null) =>
    `${program} ended with an error${code === null ? '' : ` (exit code ${code})`}. Try the command in a terminal; it may have to be unlocked or signed in first.`,
  noCode: (program: string) =>
    `${program} printed no six-digit code. Make the command print the code of this device, as op item get NAME --otp or ykman oath accounts code --single NAME do.`,
  severalCodes: (program: string, count: number) =>
    `${program} printed ${count} different codes. Make the command name one account, so that it prints one.`,
} as const
