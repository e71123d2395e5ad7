import type { ReactElement } from 'react'
import { whatIfText } from '../../../app/text/chain-room-text.ts'
import type { RungView } from '../../../app/view/model.ts'
import { ask } from '../../state/chain-act.ts'
import { offersOf, type Supposition, supposing } from '../../state/chain-choices.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './what-if.module.css'

const css = classesOf(sheet)

/** Pretends that a rung is there, or is not; the ladder answers at once. */
export function WhatIf({ rung }: { readonly rung: RungView }): ReactElement | null {
  const offers = offersOf(rung)
  if (offers.length === 0) return null
  return (
    <div className={css('row')}>
      <span className={css('label')} aria-hidden="true">
        {whatIfText.label}
      </span>
      {offers.map((as) => (
        <Pretend key={as} rung={rung} as={as} />
      ))}
    </div>
  )
}

function Pretend({ rung, as }: { readonly rung: RungView; readonly as: Supposition }): ReactElement {
  const state = useWindowState()
  const words = whatIfText[as]
  return (
    <label className={css('pretend')}>
      <input
        type="checkbox"
        role="switch"
        className={css('switch')}
        aria-label={whatIfText.of(words, rung.title)}
        checked={rung.supposed === as}
        aria-checked={rung.supposed === as}
        onChange={(event) => ask(state, (before) => supposing(before, rung.id, event.target.checked ? as : null))}
      />
      {words}
    </label>
  )
}
