import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { childEnvironment, type Variables } from '../../app/switch/environment/child-environment.ts'
import type { EnvironmentProfile } from '../../app/switch/environment/model.ts'
import { type HeldKeys, openedKeys } from '../../app/switch/environment/opened-keys.ts'
import type { Instant } from '../../app/text/instant.ts'
import { openSecret } from '../../app/text/secret.ts'
import { errorCode } from '../files/errors.ts'
import type { Platform } from '../files/model.ts'

/*
 * Another program with a profile's keys in its environment, and nowhere else. It shares standard input, output and the terminal with this
 * process, which stays out of the way until it ends.
 */

/** What to run. */
export type ChildRequest = {
  readonly program: string
  readonly words: readonly string[]
  /** What it would have got; see {@link childEnvironment} for what becomes of it. */
  readonly environment: Variables
  readonly folder: string
  readonly chosen: EnvironmentProfile
  /** Null: the profile's name and region alone. */
  readonly keys: HeldKeys | null
}

/** The process that waits, injected. */
export type ChildDeps = {
  readonly platform: Platform
  readonly now: () => Instant
  /** Whether a terminal sends its signals (Ctrl+C) to the child too. */
  readonly terminal: 'present' | 'absent'
  readonly signals: Pick<NodeJS.Process, 'on' | 'off'>
  /** Ends or stops this process itself. */
  readonly stopSelf: () => void
  /** A child that did not end was killed. */
  readonly onKilled: () => void
}

/** How it ended: its own exit code, or 128 and the number of the signal that ended it (POSIX 2.8.2), or why it did not begin. */
export type ChildEnd =
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'not-started'; readonly reason: NotStarted }

export type NotStarted = 'not-found' | 'not-runnable' | 'too-long' | 'failed'

/** Runs a program to its end. Never rejects. */
export function runChild(request: ChildRequest, deps: ChildDeps): Promise<ChildEnd> {
  return new Promise((resolve) => {
    let child: ChildProcess | null = null
    // Before there is a child: it may run, and be heard of, while this process has yet to go on.
    const release = passOn((signal) => child?.kill(signal), deps)
    const finish = (end: ChildEnd): void => {
      release()
      resolve(end)
    }
    const started = startOf(request, deps)
    if ('reason' in started) return finish({ kind: 'not-started', reason: started.reason })
    child = started
    started.once('error', (error) => {
      if (started.pid === undefined) finish({ kind: 'not-started', reason: reasonOf(error) })
    })
    started.once('exit', (code, signal) => finish({ kind: 'ended', code: code ?? afterSignal(signal) }))
  })
}

function startOf({ program, words, environment, folder, chosen, keys }: ChildRequest, { platform }: ChildDeps) {
  const opened = keys === null ? null : openedKeys(keys, openSecret)
  const env = childEnvironment(environment, chosen, opened, platform === 'win32' ? 'folded' : 'exact')
  const options: SpawnOptions = { env: { ...env }, cwd: folder, stdio: 'inherit', shell: false }
  try {
    return spawn(program, [...words], options)
  } catch (error) {
    // A NUL in a word or a value; the error repeats it, so that it goes nowhere.
    return { reason: reasonOf(error) }
  }
}

const REASONS: Readonly<Record<string, NotStarted>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'not-runnable',
  EPERM: 'not-runnable',
  ENOEXEC: 'not-runnable',
  // A script, which Node does not start on Windows.
  EINVAL: 'not-runnable',
  E2BIG: 'too-long',
}

const reasonOf = (error: unknown): NotStarted => REASONS[errorCode(error)] ?? 'failed'

const afterSignal = (signal: NodeJS.Signals | null): number => 128 + (signal === null ? 0 : constants.signals[signal])

/** Milliseconds after which a child that was asked to end has had its time: who asks once more means it. */
const PATIENCE = 1_000

type Send = (signal: NodeJS.Signals) => void

/**
 * Passes signals on; answers what ends that. A terminal sends its own to everybody who runs in front of it, so that the child has those
 * already: sent twice, Ctrl+C makes some programs drop everything. Window sizes go to the child by themselves.
 */
function passOn(send: Send, deps: ChildDeps): () => void {
  const pass = (signal: NodeJS.Signals) => () => send(signal)
  const fromTerminal = (signal: NodeJS.Signals) => (deps.terminal === 'present' ? () => undefined : pass(signal))
  const handlers: Partial<Record<NodeJS.Signals, () => void>> =
    deps.platform === 'win32'
      ? { SIGINT: () => undefined, SIGBREAK: () => undefined }
      : {
          SIGINT: fromTerminal('SIGINT'),
          SIGQUIT: fromTerminal('SIGQUIT'),
          SIGTERM: ending(send, deps),
          SIGHUP: pass('SIGHUP'),
          SIGUSR1: pass('SIGUSR1'),
          SIGUSR2: pass('SIGUSR2'),
          SIGCONT: pass('SIGCONT'),
          ...(deps.terminal === 'present' ? {} : { SIGTSTP: stopping(send, deps) }),
        }
  for (const [signal, handle] of Object.entries(handlers)) deps.signals.on(signal, handle)
  return () => {
    for (const [signal, handle] of Object.entries(handlers)) deps.signals.off(signal, handle)
  }
}

function ending(send: Send, { now, onKilled }: ChildDeps): () => void {
  let first: Instant | null = null
  return () => {
    const isSecond = first !== null && now() - first >= PATIENCE
    first ??= now()
    if (isSecond) onKilled()
    send(isSecond ? 'SIGKILL' : 'SIGTERM')
  }
}

const stopping =
  (send: Send, { stopSelf }: ChildDeps) =>
  (): void => {
    send('SIGTSTP')
    stopSelf()
  }
