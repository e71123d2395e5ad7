import type { MergedProfile } from '../merge.ts'
import type { Problem } from '../model.ts'
import { problem, type Report } from './codes.ts'
import { findKeyProblems } from './keys.ts'
import { findReferenceProblems } from './references.ts'
import { findSectionProblems } from './sections.ts'
import type { Surroundings } from './surroundings.ts'
import { findWritingProblems } from './writing.ts'

/** Everything found about one profile, in the order of the rules: who finds it, its keys, its references, how it is written. */
export function problemsOf(profile: MergedProfile, surroundings: Surroundings): readonly Problem[] {
  const found: Problem[] = []
  const report: Report = (code, severity, place, message) => found.push(problem(code, severity, place, message))
  findSectionProblems(profile, surroundings, report)
  findKeyProblems(profile, report)
  findReferenceProblems(profile, surroundings, report)
  findWritingProblems(profile, surroundings, report)
  return found.length === 0 ? NONE : found
}

/** Shared by the many profiles with which nothing is wrong. */
const NONE: readonly Problem[] = []
