import { isAbsolute, resolve } from 'node:path'
import type { ChainFacts, Environment, EnvironmentValue } from '../../../app/chain/model.ts'
import { hostOf, PICTURED_HOSTS, picture } from '../../../app/chain/places/hosts.ts'
import { readEnvironment } from '../../../app/chain/places/read-environment.ts'
import { toolDefinition } from '../../../app/chain/tools/index.ts'
import { type Where, whereText } from '../../../app/text/chain-place-text.ts'
import { cliChainText } from '../../../app/text/cli-chain-text.ts'
import { placeText } from '../../../app/text/place-text.ts'
import type { CliContext } from '../verb.ts'
import { worldFor } from '../world.ts'
import type { ChainRequest } from './request.ts'

/** The facts a chain is explained on, and sentences about where they come from. */
export type FactsResult =
  | { readonly ok: true; readonly facts: ChainFacts; readonly notes: readonly string[]; readonly where: Where }
  | {
      readonly ok: false
      readonly kind: 'failure' | 'wrong-usage'
      readonly code: string
      readonly message: string
    }

type Pasted = { readonly environment: Environment; readonly notes: readonly string[] }

const PROFILE = 'AWS_PROFILE'
/** What of another environment decides which caches and token files are looked at here. */
const LOOKED_UP = [PROFILE, 'AWS_DEFAULT_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE']
const LONGEST = 8_000_000

/** Gathers the facts here, then moves them to the place that is asked for. */
export async function factsFor(request: ChainRequest, context: CliContext): Promise<FactsResult> {
  if (request.pid !== null || request.place === 'login-shell') {
    const { elsewhere } = await import('./elsewhere.ts')
    const there = await elsewhere(request, context)
    if (there !== null)
      return there.ok ? { ...there, facts: withProfile(there.facts, request.environmentProfile) } : there
  }
  const host = hostOf(request.place)
  if (host === null && request.place !== 'here') {
    const known = ['here', 'login-shell', ...PICTURED_HOSTS.map(({ id }) => id)]
    const message = cliChainText.unknownPlace(request.place, known)
    return { ok: false, kind: 'wrong-usage', code: 'unknown-place', message }
  }
  const pasted = await pastedEnvironment(request, context)
  if (pasted !== null && 'ok' in pasted) return pasted
  const facts = await gathered(request, context, pasted)
  const moved = host === null ? facts : picture(facts, host, pasted === null ? {} : { set: pasted.environment })
  const notes = [
    ...(host === null ? [] : [cliChainText.onPlace(placeText.titles[host.id])]),
    ...(pasted === null ? [] : [...(host === null ? [cliChainText.fromFile] : []), ...pasted.notes]),
  ]
  const where = host !== null ? whereText[host.id] : pasted === null ? whereText.shell : whereText.file
  return { ok: true, facts: withProfile(moved, request.environmentProfile), notes, where }
}

/** Of a paste only the variables' shape is kept; read here, the files and caches stay those of this machine. */
async function gathered(request: ChainRequest, context: CliContext, pasted: Pasted | null): Promise<ChainFacts> {
  const named = { ...(pasted === null ? {} : lookedUp(pasted.environment)), ...suppliedProfile(request) }
  const environment = { ...context.environment, ...named }
  const dialects = [...new Set(request.tools.map((tool) => toolDefinition(tool).dialect))]
  const { facts } = await worldFor({ ...context, environment }, request.explicitProfile, 'selected-profile', dialects)
  return pasted === null ? facts : { ...facts, environment: pasted.environment }
}

const suppliedProfile = ({ environmentProfile }: ChainRequest): Record<string, string> =>
  environmentProfile === null ? {} : { [PROFILE]: environmentProfile }

function lookedUp(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    LOOKED_UP.flatMap((name) => {
      const value = environment.get(name)
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

function withProfile(facts: ChainFacts, profile: string | null): ChainFacts {
  if (profile === null) return facts
  return { ...facts, environment: new Map<string, EnvironmentValue>(facts.environment).set(PROFILE, profile) }
}

async function pastedEnvironment(
  { environmentFile }: ChainRequest,
  context: CliContext,
): Promise<Pasted | Extract<FactsResult, { ok: false }> | null> {
  if (environmentFile === null) return null
  const text =
    environmentFile === '-' ? await context.terminal.readInput(LONGEST) : await fileText(environmentFile, context)
  if (text === null) {
    const message = environmentFile === '-' ? cliChainText.noInput : cliChainText.noFile(environmentFile)
    return { ok: false, kind: 'failure', code: 'unreadable', message }
  }
  const read = readEnvironment(text)
  if (!read.ok) return { ok: false, kind: 'failure', code: 'no-environment', message: read.message }
  return { environment: read.environment, notes: read.notes }
}

async function fileText(path: string, { folder }: CliContext): Promise<string | null> {
  const { readContents } = await import('../../files/read.ts')
  const contents = await readContents(isAbsolute(path) ? path : resolve(folder, path))
  return contents.state === 'present' ? new TextDecoder().decode(contents.bytes) : null
}
