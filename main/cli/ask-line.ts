import { createInterface } from 'node:readline'

/**
 * Asks for one line on a terminal. Null when the person gave up (Ctrl+C, Ctrl+D, closed terminal). The question goes to standard error, so
 * that standard output holds the answer alone.
 */
export function askLine(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<string | null> {
  const lines = createInterface({ input, output, terminal: false })
  output.write(question)
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line)
      lines.close()
    })
    lines.once('close', () => resolve(null))
  })
}
