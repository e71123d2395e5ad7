import type { KindFinding } from '../chain/kind.ts'
import type { Problem, Profile } from '../profile/model.ts'

/** For a failure of the chain: the findings of the files that say the same, with the line to mend and what to do. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  'invalid-config': ['source-profile-missing', 'source-profile-loop', 'role-with-two-sources', 'sso-session-missing'],
  'partial-credentials': ['key-id-without-secret', 'keys-split-over-files', 'role-without-source'],
  'source-profile-loop': ['source-profile-loop'],
}

function isTold(problem: Problem, by: readonly Problem[]): boolean {
  const codes = [problem.code, ...(TOLD_BY[problem.code] ?? [])]
  return by.some((one) => one.severity === 'error' && codes.includes(one.code))
}

/** Everything wrong with a profile: why AWS CLI v2 fails stands first, unless what the files tell says it already. */
export function allProblems(profile: Profile, finding: Pick<KindFinding, 'problem'>): readonly Problem[] {
  const { problem } = finding
  return problem === null || isTold(problem, profile.problems) ? profile.problems : [problem, ...profile.problems]
}
