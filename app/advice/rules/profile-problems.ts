import { FILE_ROLES, type FileRole, type Problem, type Profile } from '../../profile/model.ts'
import type { ProblemCode } from '../../profile/problems/codes.ts'
import { newSectionHeader } from '../../profile/section-header.ts'
import type { Fix, Found } from '../model.ts'
import type { World } from '../world.ts'
import { fixLeftOverToken } from './left-over-tokens.ts'
import { fixMissingName } from './missing-names.ts'
import { fixPrefix } from './prefixed-credentials.ts'
import { fixSplitKeys, fixStrayToken } from './split-keys.ts'
import { fixHeader } from './unseen-names.ts'

type FixRule = (world: World, profile: Profile, problem: Problem) => Fix | null

/** What is found wrong with single profiles, each with the rule that can mend it. */
export function findProfileProblems(world: World): readonly Found[] {
  const ofFiles = new Set(world.book.fileProblems)
  return world.book.profiles.flatMap((profile) =>
    profile.problems
      .filter((problem) => !ofFiles.has(problem) && !isToldElsewhere(world, profile, problem))
      .map((problem) => ({
        ...problem,
        profile: profile.name,
        fix: FIXES.get(problem.code)?.(world, profile, problem) ?? null,
      })),
  )
}

const FIXES: ReadonlyMap<string, FixRule> = new Map<ProblemCode, FixRule>([
  ['not-seen-by', fixHeader],
  ['profile-prefix-in-credentials', fixPrefix],
  ['security-token-left-over', fixLeftOverToken],
  ['keys-split-over-files', fixSplitKeys],
  ['token-in-other-file', fixStrayToken],
  ['source-profile-missing', fixMissingName],
  ['sso-session-missing', fixMissingName],
  ['services-missing', fixMissingName],
])

/** Told by rules that look at every line, also at those that no profile is made of. */
const BY_LINE: ReadonlySet<string> = new Set<ProblemCode>(['capitals-in-name', 'inline-comment', 'header-swallowed'])

/** That AWS CLI finds no profile in a file it refuses is said by the refusal, once. */
function isToldElsewhere({ book }: World, profile: Profile, { code }: Problem): boolean {
  if (BY_LINE.has(code)) return true
  const isRefused = FILE_ROLES.some((role) => book.readings.botocore[role].refusal !== null)
  return code === 'not-seen-by' && isRefused && FILE_ROLES.every((role) => isUsual(profile, role))
}

function isUsual({ name, sections }: Profile, role: FileRole): boolean {
  const header = sections[role]?.header
  return header === undefined || header === newSectionHeader(role, name)
}
