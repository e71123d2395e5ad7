import type { ReactElement } from 'react'
import { profilesText } from '../../../app/text/window-text.ts'
import { countStates, type StateCount } from '../../state/count-states.ts'
import { useNow, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './overview.module.css'

const css = classesOf(sheet)

/** Nothing selected: how things stand, each count a filter. */
export function Overview(): ReactElement {
  const { rows } = useSnapshot()
  const counts = countStates(rows, useNow())
  return (
    <div className={css('overview')}>
      <h2 className={css('title')}>{profilesText.pickTitle}</h2>
      <p>{profilesText.pickHelp}</p>
      {counts.length === 0 ? null : (
        <ul className={css('counts')}>
          {counts.map((count) => (
            <li key={count.id}>
              <CountLink count={count} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function CountLink({ count }: { readonly count: StateCount }): ReactElement {
  const state = useWindowState()
  return (
    <button type="button" className={css('count')} onClick={() => state.filter.set(count.filter)}>
      <strong className={css('number')}>{count.number}</strong>
      <span>{profilesText.summary[count.id]}</span>
      <code className={css('filter')}>{count.filter}</code>
    </button>
  )
}
