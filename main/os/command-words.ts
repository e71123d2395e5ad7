/**
 * An editor command as words, without a shell: spaces part them, single and double quotes keep them together, a backslash is a plain
 * character (Windows paths). An open quote ends with the text.
 */
export function splitCommand(command: string): readonly string[] {
  const words: string[] = []
  const piece = /\s+|"([^"]*)"?|'([^']*)'?|[^\s"']+/g
  let word: string | null = null
  for (const match of command.matchAll(piece)) {
    const [text, doubled, single] = match
    if (/^\s/.test(text)) {
      if (word !== null) words.push(word)
      word = null
      continue
    }
    word = `${word ?? ''}${doubled ?? single ?? text}`
  }
  if (word !== null) words.push(word)
  return words
}

/** The words with `{file}` and `{line}` filled in. A command that names no file gets it as its last word. */
export function fillCommand(words: readonly string[], file: string, line: number): readonly string[] {
  const filled = words.map((word) => word.replaceAll('{line}', String(line)).replaceAll('{file}', () => file))
  return words.some((word) => word.includes('{file}')) ? filled : [...filled, file]
}
