import { type ReactElement, useState } from 'react'
import { placeCardText } from '../../../app/text/chain-room-text.ts'
import { placeText } from '../../../app/text/place-text.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { ask } from '../../state/chain-act.ts'
import {
  type Pictured,
  type PicturedVariable,
  settingVariable,
  takingVariable,
  variablesOf,
} from '../../state/chain-choices.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './place-card.module.css'
import { VariableForm } from './variable-form.tsx'

const css = classesOf(sheet)

/** A pictured host: what it usually has, each to be switched, and what a person adds to it. */
export function PictureCard({ place }: { readonly place: Pictured }): ReactElement {
  const state = useWindowState()
  // What is supposed stays: it is the same host with a variable more or less.
  const change = (next: Pictured): void => ask(state, (before) => ({ ...before, place: next }))
  const [adding, setAdding] = useState(false)
  const set = (name: string, value: string | null): void => {
    change(settingVariable(place, name, value))
    setAdding(false)
  }
  return (
    <section className={css('card')} aria-label={placeText.titles[place.host]} data-testid="pictured-host">
      <p className={css('lead')}>{placeText.about[place.host]}</p>
      <ul className={css('variables')} aria-label={placeCardText.variables}>
        {variablesOf(place).map((variable) => (
          <li key={variable.name}>
            <Variable variable={variable} place={place} onChange={change} />
          </li>
        ))}
        <li>
          <Metadata place={place} onChange={change} />
        </li>
        {adding ? null : (
          <li className={css('add')}>
            <Button look="link" onClick={() => setAdding(true)}>
              <Icon name="add" size={14} />
              {placeCardText.add}
            </Button>
          </li>
        )}
      </ul>
      {adding ? <VariableForm onClose={() => setAdding(false)} onSet={set} /> : null}
    </section>
  )
}

type VariableProps = {
  readonly variable: PicturedVariable
  readonly place: Pictured
  readonly onChange: (next: Pictured) => void
}

function Variable({ variable, place, onChange }: VariableProps): ReactElement {
  const { name, value, set, own } = variable
  const shape = value === null || value === '' ? null : <span className={css('shape')}>{value}</span>
  if (own === 'yes') {
    return (
      <span className={css('chip')}>
        <code>{name}</code>
        {shape}
        <Button
          look="icon"
          aria-label={placeCardText.remove(name)}
          onClick={() => onChange(takingVariable(place, name))}
        >
          <Icon name="close" size={12} />
        </Button>
      </span>
    )
  }
  return (
    <label className={css('chip', set === 'no' && 'off')}>
      <input
        type="checkbox"
        className={css('box')}
        aria-label={placeCardText.set(name)}
        checked={set === 'yes'}
        onChange={(event) =>
          onChange(event.target.checked ? settingVariable(place, name, null) : takingVariable(place, name))
        }
      />
      <code>{name}</code>
      {shape}
    </label>
  )
}

function Metadata({ place, onChange }: Omit<VariableProps, 'variable'>): ReactElement {
  return (
    <label className={css('chip', place.metadata === 'absent' && 'off')}>
      <input
        type="checkbox"
        className={css('box')}
        checked={place.metadata === 'present'}
        onChange={(event) => onChange({ ...place, metadata: event.target.checked ? 'present' : 'absent' })}
      />
      <span>{placeCardText.metadata}</span>
    </label>
  )
}
