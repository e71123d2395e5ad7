import { type ReactElement, useId } from 'react'
import { classesOf } from '../style/classes.ts'
import sheet from './choice.module.css'
import { Icon } from './icon.tsx'

const css = classesOf(sheet)

type ChoiceProps<Value extends string> = {
  readonly label: string
  /** `above`: small words over the control; `hidden`: for screen readers only; `elsewhere`: whoever gives the `id` labels it. */
  readonly labelPlace: 'above' | 'hidden' | 'elsewhere'
  readonly id?: string
  readonly describedBy?: string
  readonly size?: 'plain' | 'small'
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly onChoose: (value: Value) => void
}

/** One of a few, by the platform's own list, so that keyboard, type-ahead and screen reader are the system's. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactElement {
  const ownId = useId()
  const id = props.id ?? ownId
  const choose = (text: string): void => {
    const option = props.options.find(({ value }) => value === text)
    if (option !== undefined) props.onChoose(option.value)
  }
  return (
    <div className={css('field')}>
      {props.labelPlace === 'elsewhere' ? null : (
        <label htmlFor={id} className={props.labelPlace === 'hidden' ? 'visually-hidden' : css('label')}>
          {props.label}
        </label>
      )}
      <span className={css('box', props.size)}>
        <select
          id={id}
          className={css('select')}
          aria-describedby={props.describedBy}
          value={props.value}
          onChange={(event) => choose(event.target.value)}
        >
          {props.options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <Icon name="down" size={12} />
      </span>
    </div>
  )
}
