import type { Instant } from '../../app/text/instant.ts'
import type { Platform } from '../files/model.ts'
import type { ChildEnd, ChildRequest } from '../switch/child.ts'
import type { ParsedArguments, VerbShape } from './arguments.ts'
import type { Terminal } from './terminal.ts'

/** 0 done or resolved; 1 the answer is a failure; 2 wrong usage. A verb that runs another program passes on that one's. */
export type ExitCode = number

/** The process a verb runs in, as plain values. */
export type CliContext = {
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: Platform
  /** Absolute working folder. */
  readonly folder: string
  readonly now: () => Instant
  readonly terminal: Terminal
  /** Hears that the person wants to stop (Ctrl+C), instead of the process ending; answers what takes that back. */
  readonly onInterrupt?: (stop: () => void) => () => void
  /** Runs another program in this one's place; `onKilled` hears that it had to be killed. Never rejects. */
  readonly runChild: (request: ChildRequest, onKilled: () => void) => Promise<ChildEnd>
}

/** One verb of the command line: its shape, its help and what it does. */
export type Verb = {
  readonly shape: VerbShape
  readonly help: string
  readonly run: (parsed: ParsedArguments, context: CliContext) => Promise<VerbResult>
}

/** What a verb answers. `json` is printed with `--json`, `text` without; `remarks` go to standard error. */
export type VerbResult =
  | {
      readonly kind: 'answer'
      readonly exit: 0 | 1
      readonly json: unknown
      /** Made only where it is printed. */
      readonly text: () => string
      readonly remarks?: readonly string[]
      /** Runs when the answer is printed; what went wrong then is told and makes the exit code 1. */
      readonly afterwards?: () => Promise<string | null>
    }
  /** Another program ran, with the terminal to itself: there is nothing to print. */
  | { readonly kind: 'ended'; readonly exit: number }
  | { readonly kind: 'failure'; readonly code: string; readonly message: string }
  | { readonly kind: 'wrong-usage'; readonly code: string; readonly message: string }
