import type { WriteAsker } from '../../app/command/history.ts'
import type { Intent, IntentPlan, IntentRefusal } from '../../app/command/model.ts'
import type { FileRole } from '../../app/profile/model.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Locating } from '../files/locate.ts'
import type { Clock, Places, Platform, WriteNote, WriteWatch } from '../files/model.ts'

/** Who asked for a write; kept in history. */
export type Asker = WriteAsker

/** Where an edit happens, and for whom. Everything left out is the real thing. */
export type EditContext = {
  readonly locating: Locating
  readonly places: Places
  readonly platform: Platform
  readonly clock: Clock
  readonly who: Asker
  readonly fileSystem?: FileSystem
}

/** One file of a dry run. `before` and `after` are whole texts with secrets in them: they never leave main unmasked. */
export type PreviewFile = {
  readonly role: FileRole
  /** As located; symlinks not resolved. */
  readonly path: string
  readonly before: string
  readonly after: string
  readonly created: boolean
  /** Permission bits the file has, or gets. */
  readonly mode: number
}

/** An intent planned on the files as they are: what a dry run shows and a commit starts from. */
export type Preview = { readonly intent: Intent; readonly plan: IntentPlan; readonly files: readonly PreviewFile[] }

export type PreviewResult =
  | { readonly ok: true; readonly preview: Preview }
  | { readonly ok: false; readonly refusal: IntentRefusal }

/** The touched section differs from what the dry run showed: three texts, null where it does not exist. Secrets inside. */
export type Conflict = {
  readonly role: FileRole
  readonly path: string
  readonly section: string
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
}

/**
 * Something worth telling after a commit. `not-in-history`: it is written, but cannot be undone from History. `marks-not-renamed`: what
 * Lanyard remembers of the profile, or its keys in the vault, is kept under its old name. `active-gone`: the active profile was taken out, so none is active.
 * `active-not-changed`: which profile is active, or what `[default]` stands for, could not follow the edit.
 */
export type CommitNote =
  | WriteNote
  | {
      readonly code: 'not-in-history' | 'marks-not-renamed' | 'active-gone' | 'active-not-changed'
      readonly message: string
    }

/** What was written, both files or the one concerned. `watches`: to look back for five seconds; whoever gets them closes them. */
export type Committed = {
  readonly historyId: number | null
  readonly files: readonly { readonly role: FileRole; readonly path: string; readonly backup: string | null }[]
  readonly notes: readonly CommitNote[]
  readonly watches: readonly WriteWatch[]
}

export type CommitResult =
  | { readonly kind: 'written'; readonly committed: Committed }
  /** Everything was already as wanted. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  | { readonly kind: 'refused'; readonly refusal: IntentRefusal }
  /** `message`: one sentence with the next step. What was written of another file before has been taken back, or the message says not. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
