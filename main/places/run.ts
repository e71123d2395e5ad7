import { spawn } from 'node:child_process'

/** A program to run, and how long it may take. */
export type Running = {
  readonly program: string
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly folder: string
  /** Milliseconds. */
  readonly limit: number
  readonly signal?: AbortSignal
}

/** What running came to. `output`: standard output; standard error is nobody's, it may hold anything. */
export type Ran =
  | { readonly kind: 'ended'; readonly code: number | null; readonly output: string }
  | { readonly kind: 'failed' | 'slow' | 'stopped' | 'too-long' }

export type Run = (running: Running) => Promise<Ran>

/** More than any answer that is expected. */
const MOST = 2_000_000

/** Runs a program without a terminal and without input. When it is ended, everything that it started goes with it. */
export const runProgram: Run = (running) =>
  new Promise((resolve) => {
    const { signal } = running
    if (signal?.aborted) return resolve({ kind: 'stopped' })
    const child = startOf(running)
    if (child === null) return resolve({ kind: 'failed' })
    const chunks: Buffer[] = []
    let length = 0
    const finish = (ran: Ran): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      resolve(ran)
    }
    const end = (kind: 'slow' | 'stopped' | 'too-long'): void => {
      endGroup(child.pid)
      finish({ kind })
    }
    const stop = (): void => end('stopped')
    const timer = setTimeout(() => end('slow'), running.limit)
    signal?.addEventListener('abort', stop, { once: true })
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > MOST) end('too-long')
      else chunks.push(chunk)
    })
    child.on('error', () => finish({ kind: 'failed' }))
    child.on('close', (code) => finish({ kind: 'ended', code, output: Buffer.concat(chunks).toString('utf8') }))
  })

function startOf({ program, words, environment, folder }: Running) {
  try {
    return spawn(program, [...words], {
      env: { ...environment },
      cwd: folder,
      // A group of its own, without a terminal: an interactive shell would stop when it asks for one.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    })
  } catch {
    return null
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}
