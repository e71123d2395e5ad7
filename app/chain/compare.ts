import type { Evidence, ProviderId, Step, StepState, Verdict } from './model.ts'

/** One thing in which verdicts may part, with each verdict's own answer. */
export type Parting = {
  readonly what: 'outcome' | 'provider' | 'credentials' | 'profile' | 'error' | 'region'
  readonly values: readonly (string | null)[]
}

/** One provider over all verdicts: the state of its rung in each, null where the tool has none. */
export type ComparedRung = {
  readonly provider: ProviderId
  readonly states: readonly (StepState | null)[]
  readonly parts: boolean
}

/** Two or more verdicts side by side: of several tools, places, or before and after an edit. */
export type Comparison = {
  /** All come to the same credentials, or all to none. */
  readonly agree: boolean
  readonly partings: readonly Parting[]
  readonly rungs: readonly ComparedRung[]
}

/** The more telling of a provider's several rungs comes first. */
const TELLING: readonly StepState[] = [
  'wins',
  'fails',
  'shadowed',
  'incomplete',
  'removed',
  'not-probed',
  'not-reached',
  'absent',
]

/** Where verdicts part. Pure; any number of verdicts. */
export function compareVerdicts(verdicts: readonly Verdict[]): Comparison {
  const rows: readonly (readonly [Parting['what'], (verdict: Verdict) => string | null])[] = [
    ['outcome', ({ outcome }) => outcome],
    ['provider', ({ winner }) => winner?.provider ?? null],
    ['credentials', credentialsOf],
    ['profile', ({ profile }) => profile.name],
    ['error', ({ error }) => error?.code ?? null],
    ['region', ({ region }) => region?.value ?? null],
  ]
  const partings = rows
    .map(([what, valueOf]): Parting => ({ what, values: verdicts.map(valueOf) }))
    .filter(({ values }) => differ(values))
  const agree = !partings.some(({ what }) => what === 'outcome' || what === 'credentials')
  return { agree, partings, rungs: rungsOf(verdicts) }
}

const differ = (values: readonly unknown[]): boolean => values.some((value) => value !== values[0])

/** What the winner goes back to, in words that two tools share: keys of a line are the same keys whatever a tool calls its rung. */
function credentialsOf({ winner }: Verdict): string | null {
  if (winner === null) return null
  const [first] = winner.evidence
  return [FAMILY[winner.provider] ?? winner.provider, first === undefined ? '' : placeOf(first), ...winner.via].join(
    ' ',
  )
}

/** Rungs that give the same kind of credentials under several names. */
const FAMILY: Readonly<Partial<Record<ProviderId, string>>> = {
  'credentials-file': 'keys',
  'config-file': 'keys',
  'profile-keys': 'keys',
}

function placeOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'setting':
      return `${evidence.file}:${evidence.line}`
    case 'variable':
      return evidence.name
    case 'cache':
      return evidence.file
    case 'argument':
    case 'default':
      return ''
  }
}

function rungsOf(verdicts: readonly Verdict[]): readonly ComparedRung[] {
  const providers = new Set(verdicts.flatMap(({ steps }) => steps.map(({ provider }) => provider)))
  return [...providers].map((provider) => {
    const states = verdicts.map(({ steps }) => stateOf(steps, provider))
    return { provider, states, parts: differ(states) }
  })
}

function stateOf(steps: readonly Step[], provider: ProviderId): StepState | null {
  const states = steps.filter((step) => step.provider === provider).map(({ state }) => state)
  return TELLING.find((state) => states.includes(state)) ?? null
}
