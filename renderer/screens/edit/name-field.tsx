import { type ReactElement, useId } from 'react'
import { Icon } from '../../parts/icon.tsx'
import { classesOf } from '../../style/classes.ts'
import sheet from './name-field.module.css'

const css = classesOf(sheet)

type NameFieldProps = {
  readonly label: string
  readonly value: string
  readonly problem: string | null
  /** `select`: takes the focus with all of it selected. */
  readonly focus: 'select' | 'no'
  readonly onChange: (value: string) => void
}

/** A section's name, with what is wrong with it. */
export function NameField({ label, value, problem, focus, onChange }: NameFieldProps): ReactElement {
  const id = useId()
  return (
    <div className={css('field')}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={focus === 'select' ? selectNow : null}
        type="text"
        className={css('input')}
        aria-describedby={`${id}-problem`}
        aria-invalid={problem === null ? undefined : true}
        maxLength={1024}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <output className={css('problem')} id={`${id}-problem`} htmlFor={id}>
        {problem === null ? null : (
          <>
            <Icon name="warning" size={14} />
            {problem}
          </>
        )}
      </output>
    </div>
  )
}

// Outside the component: a new function each time would select again with each letter.
function selectNow(element: HTMLInputElement | null): void {
  element?.focus()
  element?.select()
}
