import { type ReactElement, useId } from 'react'
import { leaseWords } from '../../../app/text/switcher-text.ts'
import type { LeaseOption } from '../../state/lease-choice.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './lease-choice.module.css'

const css = classesOf(sheet)

type LeaseChoiceProps = {
  readonly options: readonly LeaseOption[]
  /** In seconds; null: until changed. */
  readonly value: number | null
  readonly onChoose: (seconds: number | null) => void
}

/** For how long: one of a few lengths, or until changed. What is not offered stays in its place, so that nothing jumps. */
export function LeaseChoice({ options, value, onChoose }: LeaseChoiceProps): ReactElement {
  const name = useId()
  return (
    <fieldset className={css('field')}>
      <legend className={css('legend')}>{leaseWords.legend}</legend>
      <div className={css('segments')}>
        {options.map(({ seconds, state }) => (
          <label key={seconds ?? 'none'} className={css('segment')}>
            <input
              type="radio"
              name={name}
              value={seconds ?? ''}
              aria-label={seconds === null ? leaseWords.untilChanged : leaseWords.spoken(seconds)}
              checked={seconds === value}
              disabled={state === 'not-offered'}
              onChange={() => onChoose(seconds)}
            />
            <span>{seconds === null ? leaseWords.untilChanged : leaseWords.short(seconds)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
