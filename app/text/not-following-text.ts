/*
 * The words of what will not follow a switch.
 */

export const notFollowingText = {
  pins: (assignments: readonly string[]) =>
    `${assignments.join(' and ')} ${assignments.length === 1 ? 'is' : 'are'} set in its environment`,
  here: (profile: string) => `it was told to use ${profile} for itself (--here)`,
  keys: (name: string) => `it has keys of its own (${name})`,
  both: (one: string, other: string) => `${one}; ${other}`,
  all: 'Nothing of yours that runs names another profile or has keys of its own in the environment it was started with.\n',
  head: (active: string | null) =>
    active === null
      ? 'These programs will not follow; no profile is active.\n'
      : `These programs will not follow “${active}”.\n`,
  row: (name: string, pid: number, folder: string | null, reason: string) =>
    `\n${name} (${pid})${folder === null ? '' : `, in ${folder}`}\n  ${reason}\n`,
  paste: (line: string) => `  Paste there: ${line}\n`,
  restart: '  Start it anew from a shell that follows.\n',
  started:
    'A program’s environment can be seen from outside only as it was when the program started: what a shell set or took away since is not in this list.',
} as const
