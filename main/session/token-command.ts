import { basename } from 'node:path'
import { findCodes } from '../../app/session/code-output.ts'
import { codeCommandText } from '../../app/text/device-text.ts'
import { redact } from '../../app/text/redact.ts'
import type { Outcome } from '../../app/view/model.ts'
import { splitCommand } from '../os/command-words.ts'
import { type Ran, type Run, runProgram } from '../places/run.ts'

/** How long a command may take, in milliseconds: time enough to touch a key. */
export const CODE_COMMAND_LIMIT = 20_000

/** A code and a few words around it. */
const MOST_BYTES = 65_536

/** What running a command touches. `environment` and `folder`: those it runs in. */
export type CodeCommandDeps = {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly folder: string
  readonly run?: Run
  readonly signal?: AbortSignal
  /** Milliseconds; {@link CODE_COMMAND_LIMIT} when left out. */
  readonly limit?: number
}

/**
 * The code that a person's own command prints (`op item get AWS --otp`, `ykman oath accounts code --single AWS`). Run without a shell,
 * without input, and ended with all that it started when its time is over. Exactly one six-digit code must stand in its output, which
 * is looked at for that alone. A failure is a sentence without any of it.
 */
export async function codeFromCommand(command: string, deps: CodeCommandDeps): Promise<Outcome<string, string>> {
  const [program, ...words] = splitCommand(command)
  if (program === undefined || program === '') return { ok: false, failure: codeCommandText.empty }
  if (hasOpenQuote(command)) return { ok: false, failure: codeCommandText.openQuote }
  const { environment, folder, signal, limit = CODE_COMMAND_LIMIT } = deps
  const ran = await (deps.run ?? runProgram)({
    program,
    words,
    environment,
    folder,
    limit,
    most: MOST_BYTES,
    ...(signal === undefined ? {} : { signal }),
  })
  // A program is named without its folder: a sentence is no place for a home folder.
  return codeOf(ran, redact(basename(program)), limit)
}

/** A quote that opens a word and never closes would take in the rest of the command unseen. */
function hasOpenQuote(command: string): boolean {
  return /["']/.test(command.replace(/"[^"]*"|'[^']*'/g, ''))
}

function codeOf(ran: Ran, program: string, limit: number): Outcome<string, string> {
  if (ran.kind !== 'ended') return { ok: false, failure: troubleOf(ran, program, limit) }
  if (ran.code !== 0) return { ok: false, failure: codeCommandText.ended(program, ran.code) }
  const codes = findCodes(ran.output)
  const [code] = codes
  if (code === undefined) return { ok: false, failure: codeCommandText.noCode(program) }
  if (codes.length > 1) return { ok: false, failure: codeCommandText.severalCodes(program, codes.length) }
  return { ok: true, value: code }
}

function troubleOf(ran: Exclude<Ran, { readonly kind: 'ended' }>, program: string, limit: number): string {
  switch (ran.kind) {
    case 'failed':
      return notStarted(ran.code ?? '', program)
    case 'slow':
      return codeCommandText.slow(program, Math.round(limit / 1000))
    case 'stopped':
      return codeCommandText.stopped(program)
    case 'too-long':
      return codeCommandText.tooLong(program)
  }
}

function notStarted(code: string, program: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return codeCommandText.notFound(program)
    case 'EACCES':
    case 'EPERM':
      return codeCommandText.notExecutable(program)
    default:
      return codeCommandText.notStarted(program, code === '' ? 'unknown' : code)
  }
}
