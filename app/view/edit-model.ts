import type { WriteAsker } from '../command/history.ts'
import type { Target } from '../command/model.ts'
import type { SettingControl } from '../profile/catalog/model.ts'
import type { FileRole, Severity } from '../profile/model.ts'
import type { Instant } from '../text/instant.ts'
import type { OriginView } from './model.ts'

/*
 * What editing shows: forms, dry runs, conflicts, history, imports, findings. JSON-safe, and never a secret in it: a secret value is shown
 * as set or not set.
 */

/** The control a setting is edited with. `choices` names what may be chosen; profiles and sessions come from the files. */
export type FieldControl = SettingControl

/** One setting of a form. */
export type FieldView = {
  /** `region`, or `s3.addressing_style`. */
  readonly setting: string
  readonly control: FieldControl
  /** AWS's meaning of it in one sentence; null for a setting nobody documents. */
  readonly help: string | null
  /** Null: not set, or not sent because it is secret, holds something secret, or is a key id. */
  readonly value: string | null
  /** What stands there where it is not sent: `AKIA…7F3Q`, `••••••••`; null otherwise. A new value replaces it whole. */
  readonly shown: string | null
  readonly state: 'set' | 'not-set'
  readonly secret: boolean
  readonly file: FileRole | null
  readonly origin: OriginView | null
}

export type EditForm = {
  readonly target: Target
  /** `Written by Leapp: it may write this section again.` Null when nobody else claims it. */
  readonly managedBy: string | null
  /** What is set, in file order. */
  readonly fields: readonly FieldView[]
  /** Known settings that are not set, most used first: what *Add a setting* offers. */
  readonly offered: readonly FieldView[]
}

export type DiffLineView = {
  readonly kind: 'same' | 'removed' | 'added'
  /** Masked, without its line end. */
  readonly text: string
  readonly before: number | null
  readonly after: number | null
}

export type FileDiffView = {
  readonly role: FileRole
  readonly path: string
  /** `0600`: the mode the file has, or gets when new. */
  readonly mode: string
  readonly created: boolean
  readonly hunks: readonly { readonly header: string; readonly lines: readonly DiffLineView[] }[]
}

/** Shown before every write. `id` names it in the calls that follow; it is forgotten with the next one. */
export type DryRunView = {
  readonly id: string
  readonly title: string
  readonly files: readonly FileDiffView[]
  readonly notes: readonly { readonly severity: Severity; readonly message: string }[]
}

/** The same section changed meanwhile: three texts, masked. `base`: as the dry run saw it. Null: not there. */
export type ConflictView = {
  readonly id: string
  readonly path: string
  readonly section: string
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
}

export type CommitAnswer =
  | {
      readonly kind: 'written'
      readonly message: string
      readonly historyId: number | null
      readonly notes: readonly string[]
    }
  | { readonly kind: 'conflict'; readonly conflict: ConflictView }
  | { readonly kind: 'failed'; readonly message: string }

export type HistoryEntryView = {
  readonly id: number
  readonly at: Instant
  readonly who: WriteAsker
  readonly title: string
  readonly files: readonly FileDiffView[]
  /** `done`: can be undone; `undone`: its undo is the newest word on it; the undo itself is an entry, and undoing that redoes. */
  readonly state: 'done' | 'undone'
  readonly undoes: number | null
}

/** What was recognised in pasted text, before it is given names and planned. */
export type ImportView = {
  readonly id: string
  /** `Environment variables (PowerShell)`. */
  readonly format: string
  readonly profiles: readonly {
    readonly name: string
    readonly settings: readonly { readonly setting: string; readonly shown: string; readonly file: FileRole }[]
  }[]
  readonly notes: readonly { readonly severity: Severity; readonly message: string }[]
}

export type FindingView = {
  readonly id: string
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly origin: OriginView | null
  /** Null: about a whole file, or a section that is no profile. */
  readonly profile: string | null
  /** What the fix does, for its button (`Remove the first of the two`); null where none is safe. */
  readonly fix: string | null
}
