import type { MergedProfile } from '../merge.ts'
import type { FileRole, ProfileSection, Readings } from '../model.ts'
import type { Visibility } from '../visibility.ts'

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
