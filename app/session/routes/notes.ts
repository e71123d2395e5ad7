import { routeText } from '../../text/route-text.ts'
import type { Draft } from './draft.ts'
import type { DurationCut } from './duration.ts'
import type { RouteKind } from './model.ts'

/** Something true of several profiles of a plan, said in one sentence. */
export type NoteFact = {
  readonly kind: DurationCut | 'too-short-for-cache' | 'session-name' | 'code-left-out'
  readonly profile: string
}

const ORDER = [
  'chained',
  'too-long',
  'too-short',
  'too-short-for-cache',
  'not-whole',
  'root',
  'session-name',
  'code-left-out',
] as const

/** The sentences of a plan: why this way, what it means for other tools, where a wish was changed and by which rule. */
export function notesOf(draft: Draft, kind: RouteKind): readonly string[] {
  const { calls, opens, notes, facts } = draft
  if (calls.length === 0 && opens.size === 0) return [...notes]
  const codes = calls.filter(({ serial }) => serial !== null).length
  return [
    calls.length === 0 ? routeText.why['no-call'] : routeText.why[kind],
    ...(codes > 1 ? [routeText.codes(codes)] : []),
    ...(calls.some(({ place }) => place.kind === 'cli-cache') ? [routeText.cache, routeText.cacheEarly] : []),
    ...notes,
    ...ORDER.flatMap((each) => {
      const names = [...new Set(facts.filter((fact) => fact.kind === each).map(({ profile }) => profile))]
      return names.length === 0 ? [] : [routeText.facts[each](names)]
    }),
  ]
}
