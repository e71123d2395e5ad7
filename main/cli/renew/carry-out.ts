import { codeWindow } from '../../../app/session/code-window.ts'
import type { SessionFailure } from '../../../app/session/refusals/failure-model.ts'
import type { RenewalProgress } from '../../../app/session/routes/model.ts'
import { deviceNameOf } from '../../../app/text/account.ts'
import { cliSessionText } from '../../../app/text/cli-session-text.ts'
import { cliText } from '../../../app/text/cli-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { Clock } from '../../files/model.ts'
import type { Renewal } from '../../session/renewal/renewal-model.ts'
import { codeFromCommand } from '../../session/token-command.ts'
import { printable } from '../terminal.ts'
import type { CliContext } from '../verb.ts'
import { progressTeller } from './lines.ts'
import { waitVisibly } from './waiting.ts'

/** How often a person may mistype before the command gives up. */
const MOST_CODES = 3

/** Where codes come from: `--code` for the first one, a device's command, a person at the terminal. */
export type CodeSources = {
  given: string | null
  readonly commands: ReadonlyMap<string, string>
  readonly signal: AbortSignal
  /** How a window is waited out; the system's clock when left out. */
  readonly sleep?: Clock['sleep']
}

type Failure = { readonly code: string; readonly message: string }

/**
 * A renewal at its end. `lost`: the call whose code was not to be had or not taken, and why. `stopped`: the person stopped it (Ctrl+C, Ctrl+D), and
 * wants no other one either.
 */
export type Ended = {
  readonly progress: RenewalProgress
  readonly lost: { readonly id: string; readonly failure: Failure } | null
  readonly stopped: 'yes' | 'no'
}

type Code = { readonly code: string; readonly from: 'option' | 'command' | 'terminal' }

/** Carries out a renewal as far as codes for it can be had. What cannot be opened is left out, and what is done stays. */
export async function carryOut(renewal: Renewal, sources: CodeSources, context: CliContext): Promise<Ended> {
  renewal.listen(progressTeller(context))
  let progress = await renewal.begin()
  let tries = 0
  while (progress.state === 'needs-code' && progress.next !== null) {
    const id = codedCall(progress)
    const code = await codeFor(progress, sources, context)
    if (!code.ok) return giveUp(renewal, id, code.failure, sources.signal)
    const spent = await renewal.giveCode(code.value.code)
    progress = renewal.progress()
    tries = spent.ok || codedCall(progress) !== id ? 0 : tries + 1
    if (spent.ok || sources.signal.aborted) continue
    const isFinal = progress.calls.get(id)?.kind === 'failed'
    if (isFinal) continue
    if (!isWorthAnother(spent.failure, code.value.from, tries))
      return giveUp(renewal, id, spent.failure, sources.signal)
    context.terminal.errors.write(cliText.remark(printable(spent.failure.message)))
    // A command gives the same code until the window is over.
    const next = spent.failure.waitUntil ?? codeWindow(context.now()).endsAt
    if (code.value.from === 'command') await wait(progress, next, sources, context)
  }
  return { progress, lost: null, stopped: sources.signal.aborted ? 'yes' : 'no' }
}

/** A code that was given as an option is the only one there is. */
function isWorthAnother({ next }: SessionFailure, from: Code['from'], tries: number): boolean {
  return from !== 'option' && next === 'code' && tries < MOST_CODES
}

/** Where the person stopped it all, nothing was lost. */
function giveUp(renewal: Renewal, id: string, failure: Failure, signal: AbortSignal): Ended {
  renewal.listen(() => undefined)
  renewal.cancel()
  const isStopped = signal.aborted || failure === stoppedTyping
  return {
    progress: renewal.progress(),
    lost: signal.aborted ? null : { id, failure },
    stopped: isStopped ? 'yes' : 'no',
  }
}

/** The call that the next code is for: the first that takes one and still waits. */
const codedCall = ({ plan, calls }: RenewalProgress): string =>
  plan.calls.find(({ id, serial }) => serial !== null && calls.get(id)?.kind === 'waiting')?.id ?? ''

async function codeFor(
  progress: RenewalProgress,
  sources: CodeSources,
  context: CliContext,
): Promise<Outcome<Code, Failure>> {
  const { given, commands, signal } = sources
  if (given !== null) {
    sources.given = null
    return { ok: true, value: { code: given, from: 'option' } }
  }
  const { serial = '', waitUntil = null } = progress.next ?? {}
  const command = commands.get(serial)
  if (waitUntil !== null) {
    // Only where a person is asked next: a job in the background must not touch the terminal.
    const isTyped = command === undefined && context.terminal.canAsk()
    const release = isTyped ? await context.terminal.holdKeys?.() : undefined
    await wait(progress, waitUntil, sources, context).finally(release)
  }
  if (signal.aborted) return { ok: false, failure: notTyped }
  if (command !== undefined) return fromCommand(command, serial, sources, context)
  if (!context.terminal.canAsk()) return { ok: false, failure: { code: 'code-missing', message: cliText.codeMissing } }
  return fromTerminal(progress, serial, context)
}

const notTyped: Failure = { code: 'code-not-typed', message: cliSessionText.notTyped }
/** Not an empty line, which goes on to the next device, but an end of it all. */
const stoppedTyping: Failure = { ...notTyped }

async function fromCommand(
  command: string,
  serial: string,
  { signal }: CodeSources,
  { terminal, environment, folder }: CliContext,
): Promise<Outcome<Code, Failure>> {
  terminal.errors.write(cliText.remark(cliSessionText.fromCommand(printable(deviceNameOf(serial)))))
  const code = await codeFromCommand(command, { environment, folder, signal })
  if (!code.ok) return { ok: false, failure: { code: 'code-command', message: code.failure } }
  return { ok: true, value: { code: code.value, from: 'command' } }
}

async function fromTerminal(
  progress: RenewalProgress,
  serial: string,
  { terminal }: CliContext,
): Promise<Outcome<Code, Failure>> {
  const id = codedCall(progress)
  const profile = progress.plan.calls.find((call) => call.id === id)?.profile ?? ''
  const question = cliSessionText.askCode(printable(deviceNameOf(serial)), printable(profile), openedBy(progress, id))
  const answer = await terminal.askHidden(question)
  if (answer === null) return { ok: false, failure: stoppedTyping }
  const typed = answer.replace(/\s/g, '')
  return typed === '' ? { ok: false, failure: notTyped } : { ok: true, value: { code: typed, from: 'terminal' } }
}

/** How many calls hang on one, itself counted. */
function openedBy({ plan }: RenewalProgress, root: string): number {
  const opened = new Set([root])
  for (const { id, signer } of plan.calls) if (signer.kind === 'call' && opened.has(signer.id)) opened.add(id)
  return opened.size
}

function wait(
  progress: RenewalProgress,
  until: number,
  { signal, sleep }: CodeSources,
  context: CliContext,
): Promise<void> {
  return waitVisibly(until, printable(deviceNameOf(progress.next?.serial ?? '')), context, signal, sleep)
}
