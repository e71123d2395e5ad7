import type { Socket } from 'node:net'

/** A line from the other side, or why there is none. */
export type LineRead = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'closed' | 'too-long' }

/** Lines as they come in. One reader at a time. */
export type Lines = {
  /** The next line of at most `limit` bytes. What is longer is not collected: reading stops there. */
  readonly next: (limit: number) => Promise<LineRead>
}

type Waiting = { readonly limit: number; readonly resolve: (read: LineRead) => void }

/** Reads a socket line by line. Nothing is read while nobody waits for a line. */
export function linesOf(socket: Socket): Lines {
  let held: Buffer = Buffer.alloc(0)
  let isOver = false
  let waiting: Waiting | null = null

  const answer = (read: LineRead): void => {
    const reader = waiting
    waiting = null
    socket.pause()
    reader?.resolve(read)
  }
  const look = (): void => {
    if (waiting === null) return
    const end = held.indexOf(10)
    if (end > waiting.limit || (end < 0 && held.length > waiting.limit)) return answer({ kind: 'too-long' })
    if (end >= 0) {
      const text = held.toString('utf8', 0, end)
      held = held.subarray(end + 1)
      return answer({ kind: 'line', text })
    }
    if (isOver) answer({ kind: 'closed' })
  }
  const over = (): void => {
    isOver = true
    look()
  }
  socket.pause()
  socket.on('data', (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    look()
  })
  socket.on('end', over).on('close', over).on('error', over)
  return {
    next: (limit) =>
      new Promise((resolve) => {
        waiting = { limit, resolve }
        look()
        if (waiting !== null) socket.resume()
      }),
  }
}

/** An object of one line of JSON; empty where it is none. */
export function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
  } catch {
    return {}
  }
}
