import type { ChainFacts, Environment, EnvironmentValue, MetadataFact } from '../../app/chain/model.ts'
import { hostOf, picture } from '../../app/chain/places/hosts.ts'
import { shapeOf } from '../../app/chain/places/shape.ts'
import type { Argument } from '../../app/contract/contract.ts'
import { type Where, whereText } from '../../app/text/chain-place-text.ts'
import { buildComparison, noComparison } from '../../app/view/chain-comparison.ts'
import type { ChainComparison, PastedEnvironment, ProbeAnswer, ProcessView } from '../../app/view/chain-model.ts'
import type { Outcome } from '../../app/view/model.ts'
import { madeUpBook, madeUpExternal } from './made-up-files.ts'
import type { Answers } from './make-double.ts'

type Variables = readonly (readonly [string, string])[]

const HERE: Variables = [
  ['AWS_PROFILE', 'dev-sandbox'],
  ['AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE'],
  ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
]

const processes: readonly ProcessView[] = [
  { pid: 48211, name: 'zsh', folder: '/home/alice/src/shop' },
  { pid: 48377, name: 'node', folder: '/home/alice/src/shop/api' },
  { pid: 52013, name: 'terraform', folder: '/home/alice/src/infrastructure' },
  { pid: 1312, name: 'root-owned', folder: '/' },
]

const pasted: PastedEnvironment = {
  id: 'made-up',
  format: 'docker-inspect',
  variables: [
    { name: 'AWS_ACCESS_KEY_ID', shape: 'AKIA: long-term, 20 characters' },
    { name: 'AWS_SECRET_ACCESS_KEY', shape: 'set, 40 characters' },
    { name: 'AWS_REGION', shape: 'us-west-2' },
  ],
  notes: ['The variables are those of container shop; sidecar is left out.'],
}

const environmentOf = (variables: Variables): Environment =>
  new Map(variables.map(([name, value]): [string, EnvironmentValue] => [name, shapeOf(name, value)]))

/** What the made-up metadata service said when it was asked; nothing until then. */
let metadata: MetadataFact | null = null

function factsWith(given: Variables, profile: Argument<'explainChain'>['profile']): ChainFacts {
  const now = Date.now()
  const variables: Variables = profile.kind === 'variable' ? [...given, ['AWS_PROFILE', profile.name]] : given
  return {
    environment: environmentOf(variables),
    explicitProfile: profile.kind === 'explicit' ? profile.name : null,
    book: madeUpBook(),
    external: madeUpExternal(now),
    now,
    ...(metadata === null ? {} : { metadata }),
  }
}

type At = { readonly facts: ChainFacts; readonly where: Where; readonly notes: readonly string[] }

function at({ place, profile }: Argument<'explainChain'>): Outcome<At, string> {
  switch (place.kind) {
    case 'here':
      return { ok: true, value: { facts: factsWith(HERE, profile), where: whereText.app, notes: [] } }
    case 'login-shell':
      return { ok: true, value: { facts: factsWith([], profile), where: whereText.loginShell, notes: [] } }
    case 'process': {
      const process = processes.find(({ pid }) => pid === place.pid)
      if (process === undefined || process.pid === 1312) {
        return { ok: false, failure: 'That process is not yours, so the system does not show its environment.' }
      }
      const where = whereText.process(process.name, process.pid)
      return { ok: true, value: { facts: factsWith([['AWS_PROFILE', 'acme-base-mfa']], profile), where, notes: [] } }
    }
    case 'pasted': {
      const facts = factsWith([...HERE.slice(1), ['AWS_REGION', 'us-west-2']], profile)
      return { ok: true, value: { facts, where: whereText.pasted, notes: pasted.notes } }
    }
    case 'pictured':
      return { ok: true, value: { facts: pictured(place, profile), where: whereText[place.host], notes: [] } }
  }
}

type Place = Argument<'explainChain'>['place']

function pictured(
  place: Extract<Place, { kind: 'pictured' }>,
  profile: Argument<'explainChain'>['profile'],
): ChainFacts {
  const facts = factsWith([], profile)
  const host = hostOf(place.host)
  if (host === null) return facts
  const set = new Map<string, EnvironmentValue>()
  for (const { name, value } of place.variables) if (value !== null) set.set(name, value)
  const without = place.variables.flatMap(({ name, value }) => (value === null ? [name] : []))
  return picture(facts, host, { set, without, metadata: place.metadata === 'present' ? 'answers' : 'silent' })
}

/** The chains of whatever is asked, by the real rules over made-up files. */
export function madeUpChain(asked: Argument<'explainChain'>): ChainComparison {
  const found = at(asked)
  if (!found.ok) return noComparison(found.failure)
  const supposing = { assumePresent: asked.suppose.present, assumeAbsent: asked.suppose.absent }
  return buildComparison({ tools: asked.tools, ...found.value, supposing, shell: 'posix' })
}

const probeAnswer: ProbeAnswer = {
  found: 'nothing',
  message: 'Nothing answered at 169.254.169.254 within one second.',
  expiresAt: null,
}

/** Other places, and an outside that never answers. */
export const madeUpPlaces = {
  listProcesses: () => ({ ok: true, value: processes }) as const,
  readPastedEnvironment: () => ({ ok: true, value: pasted }),
  probeSentence: () => ({
    ok: true,
    value:
      'Asks the instance metadata service at 169.254.169.254 once, for at most one second. Nothing is sent to AWS.',
  }),
  probe: () => {
    metadata = { state: 'silent', region: null }
    return { ok: true, value: probeAnswer }
  },
  stopProbe: () => null,
} satisfies Partial<Answers>

const nowhere = { ok: false, failure: 'This page has made-up data; nothing else is read.' } as const

/** Answers about other places of a double that knows none. */
export const noPlaces = {
  listProcesses: () => nowhere,
  readPastedEnvironment: () => nowhere,
  probeSentence: () => nowhere,
  probe: () => nowhere,
  stopProbe: () => null,
} as const
