import type { SectionKind } from '../../app/command/model.ts'
import type { FileRole } from '../../app/profile/model.ts'
import type { EditForm, FieldView } from '../../app/view/edit-model.ts'
import { holdsSecret } from '../../app/view/setting-value.ts'

/*
 * What was typed into an editor and is not written yet. The form says what is on disk; a draft holds only what differs, so that a file
 * that changes meanwhile shows through wherever nothing was typed.
 */

export type Draft = {
  /** Settings put on the form that are not set on disk, in the order of adding. */
  readonly added: readonly FieldView[]
  /** Typed values by setting; null: to be taken out. */
  readonly values: ReadonlyMap<string, string | null>
  /** Chosen files of added settings. */
  readonly files: ReadonlyMap<string, FileRole>
}

export const EMPTY_DRAFT: Draft = { added: [], values: new Map(), files: new Map() }

/** One line of the editor. */
export type DraftRow = {
  readonly field: FieldView
  /** What the control shows; of what main does not send (secrets, key ids) only what was typed. */
  readonly text: string
  readonly change: 'none' | 'changed' | 'added' | 'removed'
  /** Where a new one goes; of one that is set, where it stands. */
  readonly file: FileRole | null
}

/** One change as main takes it. */
export type DraftEdit = { readonly setting: string; readonly value: string | null; readonly file: FileRole | null }

const sameSetting = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()

export function typeValue(draft: Draft, setting: string, value: string): Draft {
  return { ...draft, values: new Map(draft.values).set(setting, value) }
}

export function chooseFile(draft: Draft, setting: string, file: FileRole): Draft {
  return { ...draft, files: new Map(draft.files).set(setting, file) }
}

/** Takes a setting out: one that is set is marked, one that was only added leaves the form. */
export function takeOut(draft: Draft, setting: string): Draft {
  if (!draft.added.some((field) => field.setting === setting)) {
    return { ...draft, values: new Map(draft.values).set(setting, null) }
  }
  return forget({ ...draft, added: draft.added.filter((field) => field.setting !== setting) }, setting)
}

/** Shows a setting as it is on disk again. */
export function forget(draft: Draft, setting: string): Draft {
  const values = new Map(draft.values)
  values.delete(setting)
  return { ...draft, values }
}

/** Puts a setting on the form; one that is there already stays as it is. */
export function addField(draft: Draft, form: EditForm, field: FieldView): Draft {
  const isThere = [...form.fields, ...draft.added].some(({ setting }) => sameSetting(setting, field.setting))
  return isThere ? draft : { ...draft, added: [...draft.added, field] }
}

/** A field for a name that the form does not offer. */
export function freeField(setting: string, kind: SectionKind): FieldView {
  const secret = holdsSecret(setting)
  return {
    setting,
    control: { kind: secret ? 'secret' : 'text' },
    help: null,
    value: null,
    shown: null,
    state: 'not-set',
    secret,
    file: kind === 'profile' && secret ? 'credentials' : 'config',
    origin: null,
  }
}

/** Whether a name can be written before a `=`; a dot nests it in a block. */
export const isSettingName = (text: string): boolean => /^(?!\.)[^\s=:#;[\]]+(?<!\.)$/.test(text)

/** The field of a name: offered, or free. */
export function fieldFor(form: EditForm, setting: string): FieldView {
  return form.offered.find((field) => sameSetting(field.setting, setting)) ?? freeField(setting, form.target.kind)
}

function setRow(field: FieldView, draft: Draft): DraftRow {
  const typed = draft.values.get(field.setting)
  const shown = field.value ?? ''
  const { file } = field
  if (typed === null) return { field, text: shown, change: 'removed', file }
  const isSame = typed === undefined || typed === shown
  return { field, text: typed ?? shown, change: isSame ? 'none' : 'changed', file }
}

function addedRow(field: FieldView, draft: Draft): DraftRow {
  const text = draft.values.get(field.setting) ?? ''
  return { field, text, change: 'added', file: draft.files.get(field.setting) ?? field.file }
}

/** The editor's lines: what is set, in file order, then what was added. */
export function rowsOf(form: EditForm, draft: Draft): readonly DraftRow[] {
  const added = draft.added.filter((field) => !form.fields.some(({ setting }) => sameSetting(setting, field.setting)))
  return [...form.fields.map((field) => setRow(field, draft)), ...added.map((field) => addedRow(field, draft))]
}

/** What would be written; an added setting that was left empty is none. */
export function editsOf(rows: readonly DraftRow[]): readonly DraftEdit[] {
  return rows.flatMap((row): readonly DraftEdit[] => {
    const { setting } = row.field
    if (row.change === 'removed') return [{ setting, value: null, file: null }]
    if (row.change === 'changed') return [{ setting, value: row.text, file: null }]
    return row.change === 'added' && row.text !== '' ? [{ setting, value: row.text, file: row.file }] : []
  })
}

/** A draft as it is kept while the editor is out of sight: what was typed of secrets is dropped. Null when nothing is left. */
export function draftToKeep(draft: Draft): Draft | null {
  const isSecret = (setting: string): boolean =>
    holdsSecret(setting) || draft.added.some((field) => field.setting === setting && field.secret)
  const values = new Map([...draft.values].filter(([setting, value]) => value === null || !isSecret(setting)))
  return values.size === 0 && draft.added.length === 0 ? null : { ...draft, values }
}
