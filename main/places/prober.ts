import type { ChainFacts, MetadataFact, ToolId } from '../../app/chain/model.ts'
import { probeText } from '../../app/text/chain-place-text.ts'
import type { Instant } from '../../app/text/instant.ts'
import { redact } from '../../app/text/redact.ts'
import type { ProbeAnswer } from '../../app/view/chain-model.ts'
import type { Outcome } from '../../app/view/model.ts'
import { expandPath, type Locating } from '../files/locate.ts'
import type { Platform } from '../files/model.ts'
import { plainVariable } from '../files/places.ts'
import type { Ask } from './ask.ts'
import { containerAddress, probeContainer } from './probe-container.ts'
import { metadataAddress, probeMetadata } from './probe-metadata.ts'
import { probeProcess, processCommand } from './probe-process.ts'
import type { Run } from './run.ts'

/** What can be asked of the outside. */
export type ProbedRung = 'instance-metadata' | 'container' | 'process'

/** One question, on the facts of a place on this machine. */
export type ProbeQuestion = { readonly rung: ProbedRung; readonly tool: ToolId; readonly facts: ChainFacts }

/** What probing needs of the machine. */
export type ProbeMachine = {
  readonly ask: Ask
  readonly run: Run
  readonly readText: (path: string) => Promise<string | null>
  readonly platform: Platform
  /** This app's own environment, in which a `credential_process` runs. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly folder: string
  readonly locating: Locating
  readonly now: () => Instant
}

/** Probes, one at a time. */
export type Prober = {
  /** What the probe would do, in one sentence; or why there is nothing to ask. */
  readonly sentence: (question: ProbeQuestion) => Outcome<string, string>
  readonly probe: (question: ProbeQuestion) => Promise<Outcome<ProbeAnswer, string>>
  readonly stop: () => void
  /** What instance metadata said last; null: never asked. */
  readonly metadata: () => MetadataFact | null
}

type Held = { running: AbortController | null; metadata: MetadataFact | null }

/** Makes the prober; it asks nothing yet. */
export function makeProber(machine: ProbeMachine): Prober {
  const held: Held = { running: null, metadata: null }
  return {
    sentence: (question) => sentenceOf(question, machine),
    probe: (question) => probeOnce(question, machine, held),
    stop: () => held.running?.abort(),
    metadata: () => held.metadata,
  }
}

function sentenceOf({ rung, tool, facts }: ProbeQuestion, { platform }: ProbeMachine): Outcome<string, string> {
  switch (rung) {
    case 'instance-metadata': {
      const address = metadataAddress(facts.environment)
      return address.ok ? { ok: true, value: probeText.metadataWill(redact(address.value)) } : address
    }
    case 'container': {
      const address = containerAddress(facts.environment)
      return address.ok ? { ok: true, value: probeText.containerWill(redact(address.value)) } : address
    }
    case 'process': {
      const command = processCommand(facts, tool, platform)
      return command.ok ? { ok: true, value: probeText.processWill(command.value.shown, command.value.how) } : command
    }
  }
}

async function probeOnce(
  question: ProbeQuestion,
  machine: ProbeMachine,
  held: Held,
): Promise<Outcome<ProbeAnswer, string>> {
  if (held.running !== null) return { ok: false, failure: probeText.busy }
  const running = new AbortController()
  held.running = running
  try {
    const answer = await carryOut(question, machine, held, running.signal)
    return running.signal.aborted ? { ok: false, failure: probeText.stopped } : answer
  } finally {
    held.running = null
  }
}

async function carryOut(
  { rung, tool, facts }: ProbeQuestion,
  machine: ProbeMachine,
  held: Held,
  signal: AbortSignal,
): Promise<Outcome<ProbeAnswer, string>> {
  const { ask, run, platform, environment, folder, now } = machine
  switch (rung) {
    case 'instance-metadata': {
      const address = metadataAddress(facts.environment)
      if (!address.ok) return address
      const { answer, fact } = await probeMetadata({ address: address.value, ask, signal, now: now() })
      if (!signal.aborted) held.metadata = fact
      return { ok: true, value: answer }
    }
    case 'container': {
      const address = containerAddress(facts.environment)
      if (!address.ok) return address
      const authorization = await authorizationOf(facts, machine)
      if (!authorization.ok) return authorization
      const probe = { address: address.value, authorization: authorization.value, ask, signal, now: now() }
      return { ok: true, value: await probeContainer(probe) }
    }
    case 'process': {
      const command = processCommand(facts, tool, platform)
      if (!command.ok) return command
      const probe = { command: command.value, run, environment, folder, signal, now: now() }
      return { ok: true, value: await probeProcess(probe) }
    }
  }
}

const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI'

/** The header that the endpoint may want: from the file that is named (EKS), else this app's own variable, which goes to this app's own address only. */
async function authorizationOf(
  { environment }: ChainFacts,
  machine: ProbeMachine,
): Promise<Outcome<string | null, string>> {
  const named = plainVariable(environment, 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE')
  if (named) {
    const text = await machine.readText(expandPath(machine.locating, named))
    return text === null ? { ok: false, failure: probeText.noTokenFile } : { ok: true, value: text }
  }
  const isOwn = plainVariable(environment, FULL) === machine.environment[FULL]
  return { ok: true, value: (isOwn ? machine.environment['AWS_CONTAINER_AUTHORIZATION_TOKEN'] : null) ?? null }
}
