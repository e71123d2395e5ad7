import { type ReactElement, useId } from 'react'
import { classesOf } from '../../style/classes.ts'
import sheet from './tick.module.css'

const css = classesOf(sheet)

type TickProps = {
  readonly label: string
  readonly help: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

/** A box to tick; its words are part of the target. */
export function Tick({ label, help, value, onChange }: TickProps): ReactElement {
  const id = useId()
  return (
    <label className={css('tick')}>
      <input
        type="checkbox"
        className={css('box')}
        aria-label={label}
        aria-describedby={id}
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        <span className={css('help')} id={id}>
          {help}
        </span>
      </span>
    </label>
  )
}
