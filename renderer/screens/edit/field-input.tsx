import type { ReactElement } from 'react'
import { editorText } from '../../../app/text/edit-room-text.ts'
import type { FieldView } from '../../../app/view/edit-model.ts'
import { Choice } from '../../parts/choice.tsx'
import { suggestionsFor } from '../../state/suggestions.ts'
import { useSnapshot } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './field-input.module.css'
import { SuggestInput } from './suggest-input.tsx'

const css = classesOf(sheet)

type FieldInputProps = {
  readonly id: string
  /** Ids of what explains the field. */
  readonly describedBy: string
  readonly field: FieldView
  readonly text: string
  /** Something about the value is odd; said below the field. */
  readonly isOdd: boolean
  readonly onType: (text: string) => void
}

/** The right control for a setting. */
export function FieldInput(props: FieldInputProps): ReactElement {
  const { field, text, onType } = props
  const names = suggestionsFor(field.control, useSnapshot())
  if (field.secret || field.control.kind === 'secret') return <SecretInput {...props} />
  if (field.control.kind === 'choice') {
    return (
      <Choice
        id={props.id}
        label={field.setting}
        labelPlace="elsewhere"
        describedBy={props.describedBy}
        value={text}
        options={optionsOf(field.control.choices, text)}
        onChoose={onType}
      />
    )
  }
  if (names !== null) return <SuggestInput {...props} setting={field.setting} names={names} />
  return text.includes('\n') ? <LinesInput {...props} /> : <TextInput {...props} />
}

/** What may be chosen, with what is set now where that is something else. */
function optionsOf(
  choices: readonly string[],
  text: string,
): readonly { readonly value: string; readonly text: string }[] {
  const known = choices.map((value) => ({ value, text: value }))
  if (choices.includes(text)) return known
  return [{ value: text, text: text === '' ? editorText.unset : text }, ...known]
}

/** What stands there, masked, where its text is not sent. */
function placeholderOf({ state, value, shown }: FieldView): string | undefined {
  return state === 'set' && value === null ? editorText.replaces(shown ?? '') : undefined
}

const plain = { spellCheck: false, autoComplete: 'off' } as const
const numeric: ReadonlySet<FieldView['control']['kind']> = new Set(['account', 'duration', 'number'])

function TextInput({ id, describedBy, field, text, isOdd, onType }: FieldInputProps): ReactElement {
  return (
    <input
      id={id}
      type="text"
      className={css('input')}
      aria-describedby={describedBy}
      aria-invalid={isOdd ? true : undefined}
      inputMode={numeric.has(field.control.kind) ? 'numeric' : undefined}
      placeholder={placeholderOf(field)}
      {...plain}
      value={text}
      onChange={(event) => onType(event.target.value)}
    />
  )
}

function LinesInput({ id, describedBy, text, isOdd, onType }: FieldInputProps): ReactElement {
  return (
    <textarea
      id={id}
      className={css('input')}
      aria-describedby={describedBy}
      aria-invalid={isOdd ? true : undefined}
      rows={Math.min(8, text.split('\n').length)}
      {...plain}
      value={text}
      onChange={(event) => onType(event.target.value)}
    />
  )
}

/** Typed, never shown: what is set is not known here. */
function SecretInput({ id, describedBy, field, text, isOdd, onType }: FieldInputProps): ReactElement {
  return (
    <input
      id={id}
      type="password"
      className={css('input')}
      aria-describedby={describedBy}
      aria-invalid={isOdd ? true : undefined}
      placeholder={placeholderOf(field) ?? editorText.secretNotSet}
      spellCheck={false}
      // Nothing here is a password of a site; no manager is to offer or to keep it.
      autoComplete="off"
      value={text}
      onChange={(event) => onType(event.target.value)}
    />
  )
}
