import { createHmac, randomBytes } from 'node:crypto'
import {
  type Clearing,
  copied,
  isDue,
  looked,
  NOTHING_COPIED,
  type Occasion,
  untilLook,
} from '../../app/switch/clipboard-clearing.ts'
import type { Instant } from '../../app/text/instant.ts'

/** A clipboard and a clock, injected. */
export type ClipboardMachine = {
  /** Puts a secret text there, marked for clipboard managers where the system has a mark. */
  readonly write: (text: string) => Promise<'copied' | 'failed'>
  /** Null: the system would not say. */
  readonly read: () => Promise<string | null>
  readonly clear: () => void
  readonly now: () => Instant
  /** Runs something once, after milliseconds; answers what takes that back. */
  readonly after: (milliseconds: number, run: () => void) => () => void
}

/** The clipboard as the place of secret texts: what was put there is taken off again. */
export type SecretClipboard = {
  readonly copySecret: (text: string) => Promise<'copied' | 'failed'>
  /** Takes a secret text off at once, if it is still there: when Lanyard ends and when the screen is locked. Never rejects. */
  readonly clearNow: (occasion: 'quit' | 'lock') => Promise<void>
  /** Whether a secret text may still be there, so that ending has to wait for {@link clearNow}. */
  readonly mayHold: () => boolean
}

const nothing = (): void => undefined

/** Remembers a digest under a key of this process, which is of no use to anybody else. */
export function makeSecretClipboard(machine: ClipboardMachine): SecretClipboard {
  const key = randomBytes(32)
  const digestOf = (text: string): string => createHmac('sha256', key).update(text).digest('base64')
  let state: Clearing = NOTHING_COPIED
  let release = nothing
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other: between a look and what follows from it nothing else is copied. */
  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const next = last.then(run)
    last = next.catch(nothing)
    return next
  }

  const wait = (): void => {
    release()
    const left = untilLook(state, machine.now())
    release = left === null ? nothing : machine.after(left, () => void inTurn(() => look('time')))
  }
  const look = async (occasion: Occasion): Promise<void> => {
    if (isDue(state, occasion, machine.now())) {
      const text = await machine.read()
      const sight = { digest: text === null ? null : digestOf(text), occasion, now: machine.now() }
      const next = looked(state, sight)
      state = next.state
      if (next.act === 'clear') machine.clear()
    }
    wait()
  }
  const copy = async (text: string): Promise<'copied' | 'failed'> => {
    const before = state
    // Remembered first, so that whoever asks meanwhile knows that there is something to take off.
    state = copied(digestOf(text), machine.now())
    const outcome = await machine.write(text)
    if (outcome === 'failed') state = before
    wait()
    return outcome
  }
  return {
    copySecret: (text) => inTurn(() => copy(text)),
    clearNow: (occasion) => inTurn(() => look(occasion)),
    mayHold: () => state.kind === 'ours',
  }
}
