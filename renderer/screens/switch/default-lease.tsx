import { type ReactElement, useId } from 'react'
import { leaseWords } from '../../../app/text/switcher-text.ts'
import { Choice } from '../../parts/choice.tsx'
import { proposeHandAloud } from '../../state/edit-act.ts'
import { leaseOptions } from '../../state/lease-choice.ts'
import { type DryRunWish, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './default-lease.module.css'

const css = classesOf(sheet)

const CHANGED = 'changed'

/** For how long `[default]` stands in, in the foot of its dry run, which is made anew with each choice. */
export function DefaultLease({ wish }: { readonly wish: DryRunWish }): ReactElement | null {
  const state = useWindowState()
  const { rows, settings } = useSnapshot()
  const id = useId()
  if (wish.kind !== 'default') return null
  const row = rows.find(({ name }) => name === wish.profile) ?? null
  const options = leaseOptions(row, settings.productionLease)
    .filter(({ state }) => state === 'offered')
    .map(({ seconds }) => ({
      value: seconds === null ? CHANGED : String(seconds),
      text: seconds === null ? leaseWords.untilChanged : leaseWords.spoken(seconds),
    }))
  return (
    <span className={css('lease')}>
      <label htmlFor={id}>{leaseWords.legend}</label>
      <Choice
        id={id}
        label={leaseWords.legend}
        labelPlace="elsewhere"
        value={wish.leaseSeconds === null ? CHANGED : String(wish.leaseSeconds)}
        options={options}
        onChoose={(value) =>
          void proposeHandAloud(state, { ...wish, leaseSeconds: value === CHANGED ? null : Number(value) })
        }
      />
    </span>
  )
}
