import { type FormEvent, type KeyboardEvent, type ReactElement, useState } from 'react'
import { placeCardText } from '../../../app/text/chain-room-text.ts'
import { Button } from '../../parts/button.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { isSecretVariable } from '../../state/chain-choices.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './place-card.module.css'

const css = classesOf(sheet)

/** What main takes as the name of a variable. */
const NAME = /^[^=\0\s]+$/

type VariableFormProps = {
  readonly onSet: (name: string, value: string | null) => void
  readonly onClose: () => void
}

/** Name and value of a variable to set; of a secret one the value is not asked for. */
export function VariableForm({ onSet, onClose }: VariableFormProps): ReactElement {
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const isSecret = isSecretVariable(name.trim())
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (NAME.test(name.trim())) onSet(name.trim(), isSecret ? null : value)
  }
  const closing = { onEscape: onClose }
  return (
    <form className={css('form')} onSubmit={submit}>
      <Field label={placeCardText.name} value={name} focus="first" onChange={setName} {...closing} />
      {isSecret ? (
        <p className={css('note')}>{placeCardText.secretValue}</p>
      ) : (
        <Field label={placeCardText.value} value={value} focus="later" onChange={setValue} {...closing} />
      )}
      <Button kind="submit" disabled={!NAME.test(name.trim())}>
        {placeCardText.confirm}
      </Button>
      <Button onClick={onClose}>{placeCardText.cancel}</Button>
    </form>
  )
}

type FieldProps = {
  readonly label: string
  readonly value: string
  readonly focus: 'first' | 'later'
  readonly onChange: (value: string) => void
  readonly onEscape: () => void
}

function Field({ label, value, focus, onChange, onEscape }: FieldProps): ReactElement {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onEscape()
  }
  return (
    <label className={css('field')}>
      {label}
      <input
        ref={focus === 'first' ? focusNow : null}
        className={css('input')}
        maxLength={1024}
        spellCheck="false"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  )
}
