import { type ReactElement, useId } from 'react'
import { classesOf } from '../../style/classes.ts'
import sheet from '../sessions/route-choice.module.css'

const css = classesOf(sheet)

type OptionsProps<Value extends string> = {
  readonly legend: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly title: string; readonly help: string }[]
  readonly onChoose: (value: Value) => void
}

/** A few ways below each other, each with what it means; one is chosen. */
export function Options<Value extends string>({ legend, value, options, onChoose }: OptionsProps<Value>): ReactElement {
  const name = useId()
  const headingId = `${name}-heading`
  return (
    <section>
      <h3 className={css('heading')} id={headingId}>
        {legend}
      </h3>
      <div role="radiogroup" aria-labelledby={headingId} className={css('choices')}>
        {options.map((option) => (
          <label key={option.value} className={css('choice')}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span className={css('title')}>{option.title}</span>
            {option.help === '' ? null : <span className={css('small')}>{option.help}</span>}
          </label>
        ))}
      </div>
    </section>
  )
}
