import { type FormEvent, type ReactElement, useState } from 'react'
import { editorText, sectionText } from '../../../app/text/edit-room-text.ts'
import { toastText } from '../../../app/text/window-text.ts'
import type { EditForm, FieldView } from '../../../app/view/edit-model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { draftKey } from '../../state/draft-key.ts'
import { proposeQuietly } from '../../state/edit-act.ts'
import { editsOf } from '../../state/edit-draft.ts'
import { DETAIL_TITLE_ID, focusSetting } from '../../state/focus.ts'
import { type Editing, type EditWish, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './editor.module.css'
import { FieldRow } from './field-row.tsx'
import { Refusal } from './refusal.tsx'
import { SectionActions } from './section-actions.tsx'
import { SettingPicker } from './setting-picker.tsx'
import { type DraftHandle, dropDraft, useDraft } from './use-draft.ts'

const css = classesOf(sheet)

type EditorProps = {
  readonly editing: Editing
  /** Back to what the pane shows otherwise. */
  readonly onClose: () => void
}

/** A section as a form, in the detail's place. What is typed is written only after a dry run. */
export function Editor({ editing, onClose }: EditorProps): ReactElement | null {
  const { revision } = useSnapshot()
  const { target, mode } = editing
  const name = mode === 'add' ? null : target.name
  const asked = useAsked(`${revision} ${mode} ${draftKey(target)}`, () =>
    window.lanyard.ask.editForm({ kind: target.kind, name }),
  )
  if (asked.state === 'waiting') return null
  if (asked.state === 'failed') return <p className={css('gone')}>{toastText.failed}</p>
  if (asked.value === null) return <p className={css('gone')}>{editorText.gone(target.name)}</p>
  return <EditorForm editing={editing} form={asked.value} onClose={onClose} />
}

/** What the editor's changes come to, for main. */
function wishOf(editing: Editing, handle: DraftHandle): EditWish {
  const edits = [...editsOf(handle.rows)]
  return editing.mode === 'add'
    ? { kind: 'add', target: editing.target, settings: edits }
    : { kind: 'edit', target: editing.target, edits }
}

function EditorForm({ editing, form, onClose }: EditorProps & { readonly form: EditForm }): ReactElement {
  const state = useWindowState()
  const handle = useDraft(form, editing)
  const [problem, setProblem] = useState<string | null>(null)
  const count = editsOf(handle.rows).length
  const review = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (count === 0) return
    setProblem(await proposeQuietly(state, wishOf(editing, handle)))
  }
  const cancel = (): void => {
    dropDraft(state, editing)
    onClose()
  }
  return (
    <form
      className={css('editor')}
      aria-labelledby={DETAIL_TITLE_ID}
      data-testid="editor"
      noValidate
      onSubmit={(event) => void review(event)}
    >
      <Head editing={editing} managedBy={form.managedBy} />
      <Fields form={form} editing={editing} handle={handle} />
      <footer className={css('foot')} data-foot>
        <Refusal sentence={problem} />
        <output className={css('count')}>{editorText.changes(count)}</output>
        <Button onClick={cancel}>{count === 0 ? editorText.close : editorText.cancel}</Button>
        <Button look="primary" kind="submit" disabled={count === 0}>
          {editorText.review}
        </Button>
      </footer>
    </form>
  )
}

function Head({ editing, managedBy }: Pick<EditorProps, 'editing'> & Pick<EditForm, 'managedBy'>): ReactElement {
  const { mode, target } = editing
  return (
    <header className={css('head')}>
      <p className={css('kind')}>{editorText.modes[mode](sectionText.inSentence[target.kind])}</p>
      <h2 className={css('title')} id={DETAIL_TITLE_ID} tabIndex={-1}>
        {target.name}
      </h2>
      {mode === 'edit' && target.kind !== 'profile' ? <SectionActions target={target} /> : null}
      {managedBy === null ? null : (
        <p className={css('managed')}>
          <Icon name="info" />
          {managedBy}
        </p>
      )}
    </header>
  )
}

type FieldsProps = Pick<EditorProps, 'editing'> & { readonly form: EditForm; readonly handle: DraftHandle }

function Fields({ form, editing, handle }: FieldsProps): ReactElement {
  const { rows, acts, add } = handle
  const [isPicking, setPicking] = useState(false)
  const pick = (field: FieldView): void => {
    add(field)
    focusSetting(field.setting)
  }
  return (
    <div className={css('fields')}>
      {rows.length === 0 ? <p className={css('none')}>{editorText.none}</p> : null}
      {rows.map((row) => (
        <FieldRow key={row.field.setting} row={row} kind={editing.target.kind} acts={acts} />
      ))}
      <div className={css('add')}>
        <Button onClick={() => setPicking(true)}>
          <Icon name="add" size={14} />
          {editorText.addSetting}
        </Button>
      </div>
      {isPicking ? <SettingPicker form={form} rows={rows} onPick={pick} onClose={() => setPicking(false)} /> : null}
    </div>
  )
}
