import { type ReactElement, useId } from 'react'
import type { SectionKind } from '../../../app/command/model.ts'
import { validateValue } from '../../../app/profile/catalog/validate.ts'
import { FILE_ROLES, type FileRole } from '../../../app/profile/model.ts'
import { formatDuration } from '../../../app/text/duration.ts'
import { editorText } from '../../../app/text/edit-room-text.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { OriginLink } from '../../parts/origin-link.tsx'
import type { DraftRow } from '../../state/edit-draft.ts'
import { classesOf } from '../../style/classes.ts'
import { FieldInput } from './field-input.tsx'
import sheet from './field-row.module.css'

const css = classesOf(sheet)

/** What can be done to one setting of the form. */
export type FieldActs = {
  readonly onType: (setting: string, text: string) => void
  readonly onFile: (setting: string, file: FileRole) => void
  readonly onTakeOut: (setting: string) => void
  readonly onForget: (setting: string) => void
}

type FieldRowProps = { readonly row: DraftRow; readonly kind: SectionKind; readonly acts: FieldActs }

/** One setting: its name, where it stands, its control, what it means, and what is odd about the value. */
export function FieldRow({ row, kind, acts }: FieldRowProps): ReactElement {
  const id = useId()
  const { field, change } = row
  const odd = change === 'removed' ? null : oddity(row, kind)
  return (
    <div className={css('field', change === 'removed' && 'gone')} data-setting={field.setting} data-change={change}>
      <div className={css('top')}>
        <label htmlFor={id} className={css('name')}>
          {field.setting}
        </label>
        {change === 'none' ? null : <span className={css('change')}>{editorText.change[change]}</span>}
        <RowEnd row={row} kind={kind} acts={acts} />
      </div>
      {change === 'removed' ? null : (
        <FieldInput
          id={id}
          describedBy={`${id}-help ${id}-odd`}
          field={field}
          text={row.text}
          isOdd={odd !== null}
          onType={(text) => acts.onType(field.setting, text)}
        />
      )}
      {field.help === null || change === 'removed' ? null : (
        <p className={css('help')} id={`${id}-help`}>
          {field.help} {secondsOf(row)}
        </p>
      )}
      {odd === null ? null : (
        <p className={css('odd')} id={`${id}-odd`}>
          <Icon name="warning" size={14} />
          {odd}
        </p>
      )}
    </div>
  )
}

/** What is odd about the value, as typed; what nobody touched is Advice's to say, and an added one is not finished while empty. */
function oddity({ field, text, change }: DraftRow, kind: SectionKind): string | null {
  if (change === 'none' || (change === 'added' && text === '')) return null
  if (text === '') return editorText.emptyValue
  return validateValue(field.setting, text, kind)
}

function secondsOf({ field, text }: DraftRow): string | null {
  return field.control.kind === 'duration' && /^\d{1,7}$/.test(text)
    ? editorText.seconds(formatDuration(Number(text)))
    : null
}

function RowEnd({ row, kind, acts }: FieldRowProps): ReactElement {
  const { field, change } = row
  const { setting } = field
  return (
    <span className={css('end')}>
      {change === 'added' && kind === 'profile' ? <FileChoice row={row} acts={acts} /> : null}
      {field.origin === null ? null : <OriginLink origin={field.origin} />}
      {change === 'changed' ? (
        <Button look="link" aria-label={editorText.reset(setting)} onClick={() => acts.onForget(setting)}>
          {editorText.resetWord}
        </Button>
      ) : null}
      {change === 'removed' ? (
        <Button look="link" aria-label={editorText.keep(setting)} onClick={() => acts.onForget(setting)}>
          {editorText.keepWord}
        </Button>
      ) : (
        <Button
          look="icon"
          title={editorText.remove(setting)}
          aria-label={editorText.remove(setting)}
          onClick={() => acts.onTakeOut(setting)}
        >
          <Icon name="close" size={12} />
        </Button>
      )}
    </span>
  )
}

const files = FILE_ROLES.map((value) => ({ value, text: editorText.files[value] }))

function FileChoice({ row, acts }: Pick<FieldRowProps, 'row' | 'acts'>): ReactElement {
  const { setting } = row.field
  return (
    <Choice
      label={editorText.file(setting)}
      labelPlace="hidden"
      size="small"
      value={row.file ?? 'config'}
      options={files}
      onChoose={(file) => acts.onFile(setting, file)}
    />
  )
}
