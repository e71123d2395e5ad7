import type { DocumentCommand } from '../document/model.ts'
import type { FileRole, Severity } from '../profile/model.ts'
import type { Secret } from '../text/secret.ts'

/*
 * What a person wants of the two shared files, as data. An intent is planned against the files as they are (`planIntent`) into document
 * commands for each file; the plan is shown as a dry run, and planned again on the bytes that are there when it is written.
 */

/** The sections that can be edited: `[profile x]` / `[x]`, `[sso-session x]`, `[services x]`. */
export type SectionKind = 'profile' | 'sso-session' | 'services'

/** Something with a section of its own in one file or both, by the name AWS CLI looks it up. */
export type Target = { readonly kind: SectionKind; readonly name: string }

/** A value to be written; a secret one stays wrapped until the file is written. */
export type NewValue = string | Secret

/**
 * One setting to change. `setting` is a name, or `block.name` for one nested under a block (`s3.addressing_style`). `file` null: where
 * the setting is in force, a new one where `aws configure set` puts it. `value` null: take it out.
 */
export type SettingEdit = {
  readonly setting: string
  readonly value: NewValue | null
  readonly file: FileRole | null
}

/** A profile recognised in pasted text. `file` of a setting is where it belongs. */
export type ImportedProfile = {
  readonly name: string
  readonly settings: readonly { readonly setting: string; readonly value: NewValue; readonly file: FileRole }[]
  /** Where a pasted block also brings its `[sso-session x]`. */
  readonly ssoSession: {
    readonly name: string
    readonly settings: readonly { readonly setting: string; readonly value: string }[]
  } | null
}

/** Every user intent. */
export type Intent =
  | { readonly kind: 'edit'; readonly target: Target; readonly edits: readonly SettingEdit[] }
  | { readonly kind: 'add'; readonly target: Target; readonly settings: readonly SettingEdit[] }
  | { readonly kind: 'duplicate'; readonly target: Target; readonly to: string }
  /** `follow`: also change what names it (`source_profile`, `sso_session`, `services`, `credential_process … --profile x`). */
  | {
      readonly kind: 'rename'
      readonly target: Target
      readonly to: string
      readonly references: 'follow' | 'leave'
    }
  /** `follow`: also take out the settings that name it; profiles that lose their source keep all else. */
  | { readonly kind: 'remove'; readonly target: Target; readonly references: 'follow' | 'leave' }
  | { readonly kind: 'import'; readonly profiles: readonly ImportedProfile[] }
  /** A quick fix of a finding: document commands made when the finding was found, planned again like any other. */
  | { readonly kind: 'fix'; readonly title: string; readonly changes: readonly FileCommands[] }

/** Document commands for one file, in order: each is planned on what the one before leaves. */
export type FileCommands = { readonly role: FileRole; readonly commands: readonly DocumentCommand<NewValue>[] }

/** Something to say beside the dry run: other tools' sections, names a tool cannot see, references left behind. */
export type PlanNote = { readonly severity: Severity; readonly message: string }

/** What an intent comes to. `changes` holds a file once at most, config first, and none that stays as it is. */
export type IntentPlan = {
  /** One line for history and dry run: `Rename profile dev to staging`. No secret in it. */
  readonly title: string
  readonly changes: readonly FileCommands[]
  readonly notes: readonly PlanNote[]
}

/** Why an intent cannot be planned: one sentence with the next step. Codes only grow; the command line prints them. */
export type IntentRefusal = {
  readonly code:
    | 'no-such-target'
    | 'already-there'
    | 'name-not-writable'
    | 'value-not-writable'
    | 'invalid-value'
    | 'nothing-to-do'
    | 'file-refused'
    | 'would-change-others'
    | 'unsupported'
    | 'text-changed'
  readonly message: string
}

export type IntentResult =
  | { readonly ok: true; readonly plan: IntentPlan }
  | { readonly ok: false; readonly refusal: IntentRefusal }
