const END_OF_INPUT = '\u0004'
const INTERRUPT = '\u0003'

/** A terminal that is typed on. */
export type Keyboard = NodeJS.ReadableStream & { readonly setRawMode: (mode: boolean) => unknown }

/**
 * Asks on a terminal without showing what is typed. Null when the person gave up (Ctrl+C, Ctrl+D, closed terminal). The question
 * goes to standard error, so that standard output holds the answer alone.
 */
export function askHidden(
  question: string,
  input: Keyboard,
  output: { write: (text: string) => unknown },
): Promise<string | null> {
  // First: who is quick, or pastes, would else see the answer on the screen.
  input.setRawMode(true)
  output.write(question)
  input.setEncoding('utf8')
  input.resume()
  return new Promise((resolve) => {
    let typed = ''
    const finish = (answer: string | null): void => {
      input.off('data', listen)
      input.off('end', giveUp)
      input.setRawMode(false)
      input.pause()
      output.write('\n')
      resolve(answer)
    }
    const giveUp = (): void => finish(null)
    const listen = (chunk: string | Buffer): void => {
      for (const character of String(chunk)) {
        if (character === '\r' || character === '\n') return finish(typed)
        if (character === INTERRUPT || character === END_OF_INPUT) return finish(null)
        typed = afterKey(typed, character)
      }
    }
    input.on('data', listen)
    input.on('end', giveUp)
  })
}

/**
 * Takes what is typed while nothing is asked, and drops it: it would else show, and be the start of the next answer. Ctrl+C, Ctrl+D and a
 * closed terminal call `stop`, once. Gives what ends it.
 */
export function holdKeys(input: Keyboard, stop: () => void): () => void {
  let isHeld = true
  const release = (): void => {
    if (!isHeld) return
    isHeld = false
    input.off('data', listen)
    input.off('end', giveUp)
    input.setRawMode(false)
    input.pause()
  }
  // The terminal is as it was before whoever stops ends the process.
  const giveUp = (): void => {
    release()
    stop()
  }
  const listen = (chunk: string | Buffer): void => {
    const typed = String(chunk)
    if (typed.includes(INTERRUPT) || typed.includes(END_OF_INPUT)) giveUp()
  }
  input.setRawMode(true)
  input.on('data', listen)
  input.on('end', giveUp)
  input.resume()
  return release
}

function afterKey(typed: string, character: string): string {
  if (character === '\u007f' || character === '\b') return typed.slice(0, -1)
  return character < ' ' ? typed : typed + character
}
