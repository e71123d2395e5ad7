import { chainText } from '../text/chain-text.ts'
import { refusedFile } from './botocore-rules.ts'
import type { RegionSource, SelectedProfile, Subject, ToolDefinition } from './engine-model.ts'
import { variableEvidence, variableText } from './environment.ts'
import type { ChainFacts, Evidence, ToolId, Verdict } from './model.ts'
import { evidenceOf, locate, profileExists } from './profile-view.ts'
import { subjectOf } from './subject.ts'
import { toolDefinition } from './tools/index.ts'

/** One place where a tool looks for a region, in its own order. */
export type RegionRung = {
  readonly id: string
  readonly title: string
  readonly value: string | null
  readonly state: 'wins' | 'shadowed' | 'absent' | 'not-probed'
  readonly origin: Evidence | null
}

type RegionValue = { readonly value: string; readonly origin: Evidence }

/** The region a tool would use, with where it came from; null where it finds none (instance metadata is not asked). */
export function resolveRegion(facts: ChainFacts, tool: ToolId): Verdict['region'] {
  const definition = toolDefinition(tool)
  const selected = definition.select(facts)
  return resolveRegionFor(subjectOf(facts, definition, selected), definition, selected)
}

/** {@link resolveRegion} where the subject is already at hand. */
export function resolveRegionFor(subject: Subject, tool: ToolDefinition, selected: SelectedProfile): Verdict['region'] {
  for (const source of tool.regions) {
    const value = readSource(subject, source, tool, selected)
    if (value) return value
  }
  return null
}

/** Every place a tool looks for a region, and which of them wins. */
export function regionLadder(facts: ChainFacts, tool: ToolId): readonly RegionRung[] {
  const definition = toolDefinition(tool)
  const selected = definition.select(facts)
  const subject = subjectOf(facts, definition, selected)
  const values = definition.regions.map((source) => readSource(subject, source, definition, selected))
  const winner = values.findIndex((value) => value !== null)
  return definition.regions.map((source, index) => {
    const value = values[index] ?? null
    return {
      ...describe(source, selected),
      value: value?.value ?? null,
      state: stateOf(source, value, { isWinner: index === winner, facts }),
      origin: value?.origin ?? null,
    }
  })
}

function stateOf(
  source: RegionSource,
  value: RegionValue | null,
  { isWinner, facts }: { readonly isWinner: boolean; readonly facts: ChainFacts },
): RegionRung['state'] {
  if (isWinner) return 'wins'
  if (value) return 'shadowed'
  return source.kind === 'instance-metadata' && facts.metadata?.asked === undefined ? 'not-probed' : 'absent'
}

function describe(source: RegionSource, selected: SelectedProfile): { readonly id: string; readonly title: string } {
  switch (source.kind) {
    case 'variable':
      return { id: source.name, title: source.name }
    case 'profile':
      return { id: 'profile', title: chainText.regionOfProfile(selected.name) }
    case 'instance-metadata':
      return { id: 'instance-metadata', title: chainText.regionOfMetadata }
  }
}

/**
 * One source. In some tools a variable that is set to nothing counts: botocore's `EnvironmentProvider`, JS `env => env[AWS_REGION]`.
 * The credentials file comes before config in both (merge in botocore, `preferredFile: credentials` in JS).
 */
function readSource(
  subject: Subject,
  source: RegionSource,
  tool: ToolDefinition,
  selected: SelectedProfile,
): RegionValue | null {
  if (source.kind === 'variable') {
    const value = variableText(subject.facts.environment, source.name)
    if (value === null || (value === '' && source.whenEmpty === 'passed-over')) return null
    return { value, origin: variableEvidence(source.name) }
  }
  if (source.kind === 'instance-metadata') return metadataRegion(subject)
  if (isUnreadable(subject, tool, selected)) return null
  const located = locate(subject.profile, 'region')
  if (located?.setting.value.kind !== 'plain') return null
  return { value: located.setting.value.text, origin: evidenceOf(located) }
}

/** What the instance says, where it is known to answer. */
function metadataRegion({ facts }: Subject): RegionValue | null {
  const { metadata } = facts
  if (metadata?.state !== 'answers' || metadata.region === null) return null
  return { value: metadata.region, origin: { kind: 'default' } }
}

/** In botocore any look into the profile fails when a file is refused or the named profile is missing. */
function isUnreadable(subject: Subject, tool: ToolDefinition, selected: SelectedProfile): boolean {
  if (tool.dialect !== 'botocore') return false
  return refusedFile(subject) !== null || (selected.chosenBy !== 'default' && !profileExists(subject.profile))
}
