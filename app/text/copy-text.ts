/*
 * The words of copying an environment, and of the clipboard.
 */
export const copyWords = {
  /** Why a profile's name cannot be written in a dialect. */
  name: {
    controls:
      'The profile name holds control characters, which are not safe to paste into a terminal. Rename the profile first.',
    'command-prompt':
      'The Windows command prompt cannot take this profile name safely (it holds ", % or !). Copy it for PowerShell instead.',
    dotenv:
      'Programs read this profile name differently in a .env file (it holds a quote, a backslash or $). Copy it for a shell instead, or rename the profile.',
  },
  value: (variable: string) =>
    `The value for ${variable} holds characters that cannot be pasted safely, so nothing was copied. Look at this profile’s keys, or renew them.`,
  notCopied: 'The system did not take the text for its clipboard, so nothing was copied. Try again in a moment.',
} as const
