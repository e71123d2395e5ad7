import { useEffect, useEffectEvent, useMemo } from 'react'
import type { EditForm, FieldView } from '../../../app/view/edit-model.ts'
import { draftKey } from '../../state/draft-key.ts'
import {
  addField,
  chooseFile,
  type Draft,
  type DraftRow,
  draftToKeep,
  EMPTY_DRAFT,
  fieldFor,
  forget,
  rowsOf,
  takeOut,
  typeValue,
} from '../../state/edit-draft.ts'
import { type Editing, useStore, useWindowState, type WindowState } from '../../state/window-state.ts'
import type { FieldActs } from './field-row.tsx'

/** An editor's lines and what can be done to them. */
export type DraftHandle = {
  readonly rows: readonly DraftRow[]
  readonly acts: FieldActs
  readonly add: (field: FieldView) => void
}

function setDraft(state: WindowState, key: string, draft: Draft | null): void {
  const drafts = new Map(state.drafts.get())
  if (draft === null) drafts.delete(key)
  else drafts.set(key, draft)
  state.drafts.set(drafts)
}

/** Forgets what was typed into a section's editor. */
export function dropDraft(state: WindowState, editing: Editing): void {
  setDraft(state, draftKey(editing.target), null)
}

function firstDraft(form: EditForm, editing: Editing): Draft {
  if (editing.mode === 'edit') return EMPTY_DRAFT
  return editing.first.reduce((draft, setting) => addField(draft, form, fieldFor(form, setting)), EMPTY_DRAFT)
}

/**
 * The draft of a section, kept by the window: another profile may be looked at meanwhile. What was typed of secrets is forgotten when the
 * editor leaves the screen.
 */
export function useDraft(form: EditForm, editing: Editing): DraftHandle {
  const state = useWindowState()
  const key = draftKey(editing.target)
  const stored = useStore(state.drafts).get(key)
  const first = useMemo(() => firstDraft(form, editing), [form, editing])
  const draft = stored ?? first
  const change = (to: (draft: Draft) => Draft): void => setDraft(state, key, to(state.drafts.get().get(key) ?? first))
  const leave = useEffectEvent(() => {
    const left = state.drafts.get().get(key)
    if (left !== undefined) setDraft(state, key, draftToKeep(left))
  })
  useEffect(() => () => leave(), [])
  return {
    rows: useMemo(() => rowsOf(form, draft), [form, draft]),
    acts: {
      onType: (setting, text) => change((before) => typeValue(before, setting, text)),
      onFile: (setting, file) => change((before) => chooseFile(before, setting, file)),
      onTakeOut: (setting) => change((before) => takeOut(before, setting)),
      onForget: (setting) => change((before) => forget(before, setting)),
    },
    add: (field) => change((before) => addField(before, form, field)),
  }
}
