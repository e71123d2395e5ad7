/*
 * The words of *Open terminal here*.
 */
export const terminalText = {
  nameRefused:
    'The name of this profile holds characters that a terminal cannot be given safely. Rename the profile, then try again.',
  none: 'No terminal was found. Install one (such as xterm), or name yours in the variable TERMINAL, then try again.',
  notStarted: (program: string) =>
    `${program} did not start. Open a terminal yourself, and type: lanyard use NAME --here`,
} as const
