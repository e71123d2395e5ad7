import { explain } from '../chain/explain.ts'
import type { ChainFacts, ToolId, Verdict } from '../chain/model.ts'
import { KNOWN_TOOLS } from '../chain/tools/index.ts'
import type { ProfileBook } from '../profile/model.ts'

/**
 * The tools to which the default profile would not be what the profile is today: by outcome, provider, sources, error and region, each
 * chosen by name, so that variables count for both alike. Empty where it stands in for every tool.
 */
export function toolsThatDiffer(
  before: ChainFacts,
  after: ProfileBook,
  profile: string,
): readonly (typeof KNOWN_TOOLS)[number][] {
  const [wanted, got] = [
    { ...before, explicitProfile: profile },
    { ...before, book: after, explicitProfile: 'default' },
  ]
  return KNOWN_TOOLS.filter(({ id }) => meaningOf(wanted, id, profile) !== meaningOf(got, id, 'default'))
}

function meaningOf(facts: ChainFacts, tool: ToolId, profile: string): string {
  const { outcome, winner, error, region }: Verdict = explain(facts, tool)
  // A profile that is its own source is that by the other name then.
  const via = winner?.via.map((name) => (name === profile ? '' : name)) ?? null
  return JSON.stringify([
    outcome,
    winner?.provider,
    winner?.expiresAt,
    via,
    error?.code,
    error?.provider,
    region?.value,
  ])
}
