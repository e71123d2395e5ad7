import type { ChainFacts, EnvironmentValue, MetadataFact } from '../../../app/chain/model.ts'
import { hostOf, picture as pictureHost } from '../../../app/chain/places/hosts.ts'
import type { AskedPlace, ChainRequest, ProbeRequest } from '../../../app/contract/contract.ts'
import { placeTrouble, type Where, whereText } from '../../../app/text/chain-place-text.ts'
import type { Instant } from '../../../app/text/instant.ts'
import { buildComparison, noComparison } from '../../../app/view/chain-comparison.ts'
import type { ChainComparison, PastedEnvironment, ProbeAnswer, ProcessView } from '../../../app/view/chain-model.ts'
import type { Outcome, ProfileChoice } from '../../../app/view/model.ts'
import type { AskHandlers } from '../../ipc.ts'
import type { Store } from '../store.ts'
import { factsFor, type Picture, shellOf } from '../views.ts'

/** The calls of the contract that are about chains. */
export type ChainHandlers = Pick<
  AskHandlers,
  'explainChain' | 'copyChain' | 'listProcesses' | 'readPastedEnvironment' | 'probeSentence' | 'probe' | 'stopProbe'
>

/** The facts at a place, and how a sentence names it. */
export type FactsAtPlace = { readonly facts: ChainFacts; readonly where: Where; readonly notes: readonly string[] }

/** A place whose environment is not this app's own and not imagined: it has to be read. */
export type FarPlace = Exclude<AskedPlace, { readonly kind: 'here' | 'pictured' }>

/** Whatever reads other places and asks the outside; loaded when the first of it is asked for. */
export type FarPlaces = {
  readonly factsAt: (
    place: FarPlace,
    profile: ProfileChoice,
    picture: Picture,
  ) => Promise<Outcome<FactsAtPlace, string>>
  readonly listProcesses: () => Promise<Outcome<readonly ProcessView[], string>>
  readonly readPasted: (from: 'clipboard' | 'file') => Promise<Outcome<PastedEnvironment, string>>
  readonly probeSentence: (request: ProbeRequest, facts: ChainFacts) => Outcome<string, string>
  readonly probe: (request: ProbeRequest, facts: ChainFacts) => Promise<Outcome<ProbeAnswer, string>>
  readonly stopProbe: () => void
  /** What instance metadata said when it was probed last; null: not asked yet. */
  readonly metadata: () => MetadataFact | null
}

/** What answering needs. */
export type ChainAnswersOptions = {
  readonly store: () => Promise<Store>
  readonly now: () => Instant
  readonly copy: (text: string) => Promise<'copied' | 'failed'>
  readonly load: () => Promise<FarPlaces>
}

/** Answers about chains. */
export function makeChainAnswers(options: ChainAnswersOptions): ChainHandlers {
  const { copy, load } = options
  const probed: Probed = { places: null }
  const explain = (request: ChainRequest): Promise<ChainComparison> => compareAt(request, options, probed)
  const far = async (): Promise<FarPlaces> => {
    probed.places = await load()
    return probed.places
  }
  const context = { ...options, load: far }
  return {
    explainChain: explain,
    copyChain: async ({ what, ...request }) => {
      const text = textOf(await explain(request), what)
      return text !== null && (await copy(text)) === 'copied'
    },
    listProcesses: async () => (await far()).listProcesses(),
    readPastedEnvironment: async ({ from }) => (await far()).readPasted(from),
    probeSentence: async (request) => {
      const at = await probeFacts(request, context, probed)
      return at.ok ? (await far()).probeSentence(request, at.value.facts) : at
    },
    probe: async (request) => {
      const at = await probeFacts(request, context, probed)
      return at.ok ? (await far()).probe(request, at.value.facts) : at
    },
    stopProbe: async () => {
      probed.places?.stopProbe()
      return null
    },
  }
}

/** Set once something of the outside was asked for: before, nothing can have been probed. */
type Probed = { places: FarPlaces | null }

async function compareAt(
  { tools, profile, place, suppose }: ChainRequest,
  options: ChainAnswersOptions,
  probed: Probed,
): Promise<ChainComparison> {
  const at = await factsAt(place, profile, options, probed)
  if (!at.ok) return noComparison(at.failure)
  const shell = shellOf((await options.store()).picture())
  const supposing = { assumePresent: suppose.present, assumeAbsent: suppose.absent }
  return buildComparison({ tools, ...at.value, supposing, shell })
}

async function factsAt(
  place: AskedPlace,
  profile: ProfileChoice,
  options: ChainAnswersOptions,
  probed: Probed,
): Promise<Outcome<FactsAtPlace, string>> {
  if (profile.kind !== 'variable') return factsOfPlace(place, profile, options, probed)
  // Asked for by name, so that what its chain wants of the disk is gathered too.
  const at = await factsOfPlace(place, { kind: 'explicit', name: profile.name }, options, probed)
  return at.ok ? { ok: true, value: { ...at.value, facts: namedByVariable(at.value.facts, profile.name) } } : at
}

function namedByVariable(facts: ChainFacts, name: string): ChainFacts {
  const environment = new Map<string, EnvironmentValue>(facts.environment).set('AWS_PROFILE', name)
  return { ...facts, environment, explicitProfile: null }
}

async function factsOfPlace(
  place: AskedPlace,
  profile: ProfileChoice,
  { store, now, load }: ChainAnswersOptions,
  probed: Probed,
): Promise<Outcome<FactsAtPlace, string>> {
  const picture = (await store()).picture()
  switch (place.kind) {
    case 'here': {
      const facts = withMetadata(factsFor(picture, profile, now()), probed)
      return { ok: true, value: { facts, where: whereText.app, notes: [] } }
    }
    case 'pictured':
      return pictured(place, factsFor(picture, profile, now()))
    case 'login-shell':
    case 'process':
    case 'pasted': {
      const read = await (await load()).factsAt(place, profile, picture)
      if (!read.ok || place.kind === 'pasted') return read
      return { ok: true, value: { ...read.value, facts: withMetadata(read.value.facts, probed) } }
    }
  }
}

function withMetadata(facts: ChainFacts, { places }: Probed): ChainFacts {
  const metadata = places?.metadata() ?? null
  return metadata === null ? facts : { ...facts, metadata }
}

function pictured(
  { host, variables, metadata }: Extract<AskedPlace, { readonly kind: 'pictured' }>,
  facts: ChainFacts,
): Outcome<FactsAtPlace, string> {
  const known = hostOf(host)
  if (known === null) return { ok: false, failure: placeTrouble.unknownHost }
  const set = new Map<string, EnvironmentValue>()
  for (const { name, value } of variables) if (value !== null) set.set(name, value)
  const without = variables.flatMap(({ name, value }) => (value === null ? [name] : []))
  const answer = metadata === 'present' ? 'answers' : 'silent'
  return {
    ok: true,
    value: {
      facts: pictureHost(facts, known, { set, without, metadata: answer }),
      where: whereText[host],
      notes: [],
    },
  }
}

/** Only this machine can be asked. */
async function probeFacts(
  { place, profile }: ProbeRequest,
  options: ChainAnswersOptions,
  probed: Probed,
): Promise<Outcome<FactsAtPlace, string>> {
  if (place.kind === 'pictured' || place.kind === 'pasted') return { ok: false, failure: placeTrouble.noProbeElsewhere }
  return factsAt(place, profile, options, probed)
}

function textOf({ views, problem }: ChainComparison, what: 'text' | 'markdown' | 'advice'): string | null {
  if (problem !== null) return null
  switch (what) {
    case 'text':
      return views.map(({ asText }) => asText).join('\n')
    case 'markdown':
      return views.map(({ asMarkdown }) => asMarkdown).join('\n')
    case 'advice':
      return views[0]?.advice?.command ?? null
  }
}
