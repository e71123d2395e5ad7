import type { DocumentCommand } from '../document/model.ts'
import type { FileRole } from '../profile/model.ts'
import type { IntentRefusal, NewValue, PlanNote, SectionKind, Target } from './model.ts'
import type { SettingPath } from './setting-path.ts'

/** A document command and the file it is for. */
export type RoleCommand = { readonly role: FileRole; readonly command: DocumentCommand<NewValue> }

/** A setting that a reader must get from a file afterwards (`value` null: no longer), to be looked at in the planned text. */
export type Wish = {
  readonly target: Target
  readonly role: FileRole
  readonly path: SettingPath
  readonly value: NewValue | null
}

/** A section that must read under another name as it did under its own; `except` names settings (lower case) that change on the way. */
export type Move = {
  readonly kind: SectionKind
  readonly from: string
  readonly to: string
  readonly except: ReadonlySet<string>
}

/** What an intent wants of the files, in order, before it is known whether it can be had. */
export type Draft = {
  readonly title: string
  readonly commands: readonly RoleCommand[]
  readonly wishes: readonly Wish[]
  readonly moves: readonly Move[]
  readonly notes: readonly PlanNote[]
}

export type DraftResult =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly refusal: IntentRefusal }

/** A draft of what is given, with nothing else in it. */
export function draftOf(parts: Partial<Draft> & Pick<Draft, 'title' | 'commands'>): DraftResult {
  return { ok: true, draft: { wishes: [], moves: [], notes: [], ...parts } }
}

/** Why an intent cannot be planned. */
export function refused(code: IntentRefusal['code'], message: string): { ok: false; refusal: IntentRefusal } {
  return { ok: false, refusal: { code, message } }
}
