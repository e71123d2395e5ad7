/** Characters in front, and at the end, that a dialog shows of a command too long for it. */
const SHOWN = { start: 240, end: 100 } as const

/**
 * A command as a question to a person shows it: what one cannot see, or what turns the direction of what follows, is marked, a run of
 * blanks is one, so that nothing is pushed out of sight, and of a long one both ends are there with the number of characters between them.
 */
export function shownCommand(command: string): string {
  const seen = command
    .replace(/[\s\u2800]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu, '\ufffd')
    .trim()
  const letters = [...seen]
  const hidden = letters.length - SHOWN.start - SHOWN.end
  if (hidden <= 0) return seen
  const [start, end] = [letters.slice(0, SHOWN.start), letters.slice(-SHOWN.end)]
  return `${start.join('')} [… ${hidden} more characters …] ${end.join('')}`
}

/** Most commands that one question shows. */
const MOST = 10

/** Commands, one a line; `more` words the number of those that have no room. */
export function shownCommands(commands: readonly string[], more: (count: number) => string): string {
  const lines = commands.slice(0, MOST).map(shownCommand)
  return [...lines, ...(commands.length > MOST ? [more(commands.length - MOST)] : [])].join('\n')
}
