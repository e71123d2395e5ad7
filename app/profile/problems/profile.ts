import type { MergedProfile } from '../merge.ts'
import type { FileRole, Problem, ProfileSection, Readings } from '../model.ts'
import type { Visibility } from '../visibility.ts'
import { problem, type Report } from './codes.ts'
import { findKeyProblems } from './keys.ts'
import { findReferenceProblems } from './references.ts'
import { findSectionProblems } from './sections.ts'
import { findWritingProblems } from './writing.ts'

/** What the rules may ask about besides the profile itself. */
export type Surroundings = {
  readonly readings: Readings
  readonly visibility: Visibility
  readonly byName: ReadonlyMap<string, MergedProfile>
  readonly ssoSessions: ReadonlyMap<string, ProfileSection>
  readonly services: ReadonlyMap<string, ProfileSection>
  readonly notes: Readonly<Record<FileRole, FileNotes>>
}

/** What was noted about a file while it was read. */
export type FileNotes = {
  /** Settings written with capitals, by header. */
  readonly capitals: ReadonlyMap<string, readonly { readonly name: string; readonly line: number }[]>
  /** Sections that a later one replaces wholesale, by the name of the profile. */
  readonly replaced: ReadonlyMap<string, readonly ProfileSection[]>
}

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
