import { explain } from '../../app/chain/explain.ts'
import type { ChainFacts, ToolId } from '../../app/chain/model.ts'
import { locate, textOf, viewProfile } from '../../app/chain/profile-view.ts'
import { toolDefinition } from '../../app/chain/tools/index.ts'
import { splitShellWords } from '../../app/profile/shell-words.ts'
import { probeText } from '../../app/text/chain-place-text.ts'
import type { Instant } from '../../app/text/instant.ts'
import { redact } from '../../app/text/redact.ts'
import type { ProbeAnswer } from '../../app/view/chain-model.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { Platform } from '../files/model.ts'
import { foundNothing, readCredentials } from './credentials-answer.ts'
import type { Ran, Run } from './run.ts'

/** A program to run, as the tool runs it. */
export type ProcessCommand = {
  readonly program: string
  readonly words: readonly string[]
  readonly how: 'directly' | 'by-shell'
  /** What to show of it. */
  readonly shown: string
}

const LIMIT = 60_000

/**
 * The `credential_process` of the selected profile, or of a profile its role builds on. botocore splits it and runs it without a shell
 * (1.43 `ProcessProvider`); the SDKs give it to `sh -c`, on Windows to `cmd.exe /C`.
 */
export function processCommand(facts: ChainFacts, tool: ToolId, platform: Platform): Outcome<ProcessCommand, string> {
  const { dialect } = toolDefinition(tool)
  const { profile, winner } = explain(facts, tool)
  const setting = [profile.name, ...(winner?.via ?? [])]
    .map((name) => locate(viewProfile(facts.book, dialect, name), 'credential_process'))
    .find((located) => located !== null)
  const text = setting === undefined ? '' : textOf(setting)
  if (text === '') return { ok: false, failure: redact(probeText.noProcess(profile.name)) }
  const shown = redact(text)
  if (platform === 'win32')
    return { ok: true, value: { program: 'cmd.exe', words: ['/d', '/s', '/c', text], how: 'by-shell', shown } }
  if (!RUNS_DIRECTLY.has(tool))
    return { ok: true, value: { program: '/bin/sh', words: ['-c', text], how: 'by-shell', shown } }
  const [program, ...words] = splitShellWords(text) ?? []
  return program === undefined
    ? { ok: false, failure: probeText.badProcess }
    : { ok: true, value: { program, words, how: 'directly', shown } }
}

const RUNS_DIRECTLY: ReadonlySet<ToolId> = new Set(['aws-cli-v2', 'aws-cli-v1', 'boto3'])

export type ProcessProbe = {
  readonly command: ProcessCommand
  readonly run: Run
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly folder: string
  readonly signal: AbortSignal
  readonly now: Instant
}

/** Runs it once. Of its answer only the end of the credentials is kept; what it says on the side is nobody's. */
export async function probeProcess({ command, run, now, ...around }: ProcessProbe): Promise<ProbeAnswer> {
  const ran = await run({ program: command.program, words: command.words, limit: LIMIT, ...around })
  if (ran.kind === 'ended' && ran.code === 0) return readCredentials(ran.output, 'process', now)
  return foundNothing(troubleOf(ran))
}

function troubleOf(ran: Ran): string {
  switch (ran.kind) {
    case 'failed':
      return probeText.processFailed
    case 'slow':
      return probeText.processSlow
    case 'stopped':
      return probeText.stopped
    case 'too-long':
      return probeText.notJson
    case 'ended':
      return probeText.processEnded(ran.code)
  }
}
