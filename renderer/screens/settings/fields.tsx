import { type ReactElement, type ReactNode, useId } from 'react'
import { classesOf } from '../../style/classes.ts'
import sheet from './fields.module.css'

const css = classesOf(sheet)

/** Settings that belong together. */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 className={css('heading')} id={id}>
        {title}
      </h2>
      <div className={css('rows')}>{children}</div>
    </section>
  )
}

type FieldProps = { readonly label: string; readonly help: string; readonly children: ReactNode }

/** Words at the left, a control with a name of its own at the right. */
export function Field({ label, help, children }: FieldProps): ReactElement {
  return (
    <div className={css('row')}>
      <div className={css('words')}>
        <p>{label}</p>
        {help === '' ? null : <p className={css('help')}>{help}</p>}
      </div>
      {children}
    </div>
  )
}

type SwitchProps = {
  readonly label: string
  readonly help: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

/** On or off; the whole row is the target. */
export function Switch({ label, help, value, onChange }: SwitchProps): ReactElement {
  const id = useId()
  return (
    <label className={css('row')}>
      <span className={css('words')}>
        <span>{label}</span>
        <span className={css('help')} id={id}>
          {help}
        </span>
      </span>
      <input
        type="checkbox"
        role="switch"
        className={css('switch')}
        aria-label={label}
        aria-describedby={id}
        checked={value}
        aria-checked={value}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  )
}
