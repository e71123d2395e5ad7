import { spawn } from 'node:child_process'
import { windowsProgram } from '../files/windows-program.ts'

/** A program to run, and how long it may take. */
export type Running = {
  readonly program: string
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly folder: string
  /** Milliseconds. */
  readonly limit: number
  /** Bytes of output; two million when left out. */
  readonly most?: number
  readonly signal?: AbortSignal
}

/** What running came to. `output`: standard output; standard error is nobody's, it may hold anything. */
export type Ran =
  | { readonly kind: 'ended'; readonly code: number | null; readonly output: string }
  | { readonly kind: 'slow' | 'stopped' | 'too-long' }
  /** It did not start. `code`: the system's word for why (`ENOENT`). */
  | { readonly kind: 'failed'; readonly code?: string }

export type Run = (running: Running) => Promise<Ran>

/** More than any answer that is expected. */
const MOST = 2_000_000

/** Runs a program without a terminal and without input. When it is ended, everything that it started goes with it. */
export const runProgram: Run = (running) =>
  new Promise((resolve) => {
    const { signal } = running
    if (signal?.aborted) return resolve({ kind: 'stopped' })
    const child = startOf(running)
    if ('failed' in child) return resolve({ kind: 'failed', ...child.failed })
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
      if (length > (running.most ?? MOST)) end('too-long')
      else chunks.push(chunk)
    })
    child.on('error', (error) => finish({ kind: 'failed', ...codeOf(error) }))
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
  } catch (error) {
    return { failed: codeOf(error) }
  }
}

const codeOf = (error: unknown): { readonly code?: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    // Windows has no groups; its own tool walks the tree.
    if (process.platform === 'win32') endTree(pid)
    else process.kill(-pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

function endTree(pid: number): void {
  const killer = spawn(windowsProgram('taskkill.exe', process.env), ['/pid', String(pid), '/t', '/f'], {
    stdio: 'ignore',
    windowsHide: true,
  })
  killer.on('error', () => {
    // Without it, at least the program itself.
    process.kill(pid, 'SIGKILL')
  })
}
