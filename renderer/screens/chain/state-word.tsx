import type { ReactElement } from 'react'
import type { StepState } from '../../../app/chain/model.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { classesOf } from '../../style/classes.ts'
import sheet from './state-word.module.css'

const css = classesOf(sheet)

const signs: Partial<Record<StepState, IconName>> = { wins: 'check', fails: 'stop', incomplete: 'warning' }

/** A rung's state in the words of the design, each with its own form. */
export function StateWord({ state, word }: { readonly state: StepState; readonly word: string }): ReactElement {
  const sign = signs[state]
  return (
    <span className={css('word', state)}>
      {state === 'shadowed' ? <span className={css('hatch')} aria-hidden="true" /> : null}
      {sign === undefined ? null : <Icon name={sign} size={12} />}
      {word}
    </span>
  )
}

type MarkProps = {
  readonly look: 'over' | 'supposed' | 'differs'
  readonly icon: IconName
  readonly text: string
}

/** What else is to be said of a rung, beside its state. */
export function Mark({ look, icon, text }: MarkProps): ReactElement {
  return (
    <span className={css('word', look)}>
      <Icon name={icon} size={12} />
      {text}
    </span>
  )
}
