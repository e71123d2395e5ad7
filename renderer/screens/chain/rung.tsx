import { type ReactElement, useId, useState } from 'react'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import type { EvidenceView, RungView } from '../../../app/view/model.ts'
import { Icon } from '../../parts/icon.tsx'
import { OriginLink } from '../../parts/origin-link.tsx'
import type { Reach } from '../../state/ladder.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './rung.module.css'
import { StateWord } from './state-word.tsx'

const css = classesOf(sheet)

/** One provider: number, name, state, one reason; opened, what shows it and what it would take to win. */
export function Rung({ rung, reach }: { readonly rung: RungView; readonly reach: Reach }): ReactElement {
  return (
    <li className={css('rung', rung.state, reach)} data-testid={`rung-${rung.id}`} data-state={rung.state}>
      <span className={css('number')} aria-hidden="true">
        {rung.number}
      </span>
      <div className={css('card')}>
        <RungCard rung={rung} />
      </div>
    </li>
  )
}

function RungCard({ rung }: { readonly rung: RungView }): ReactElement {
  const [open, setOpen] = useState(rung.state === 'wins' || rung.state === 'fails')
  const id = useId()
  const more = rung.evidence.length > 0 || rung.toWin !== ''
  return (
    <>
      <div className={css('head')}>
        <h2 className={css('title')}>{rung.title}</h2>
        <StateWord state={rung.state} word={rung.stateWord} />
        {more ? (
          <button
            type="button"
            className={css('toggle')}
            aria-expanded={open}
            aria-controls={id}
            aria-label={ladderText.showEvidence(rung.title)}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'down' : 'right'} size={14} />
          </button>
        ) : null}
      </div>
      <p className={css('reason')}>{rung.reason}</p>
      <div id={id} hidden={!open || !more} className={css('more')}>
        <Evidence evidence={rung.evidence} />
        {rung.toWin === '' ? null : (
          <p className={css('toWin')}>
            <span className={css('toWinLabel')}>{ladderText.toWin}</span>
            {rung.toWin}
          </p>
        )}
      </div>
    </>
  )
}

function Evidence({ evidence }: { readonly evidence: readonly EvidenceView[] }): ReactElement | null {
  if (evidence.length === 0) return null
  return (
    <dl className={css('evidence')} aria-label={ladderText.evidence}>
      {evidence.map((item) => (
        <div key={`${item.label} ${item.origin?.label ?? ''}`} className={css('item')}>
          <dt>
            <code className={css('label')}>{item.label}</code>
          </dt>
          <dd className={css('value')}>{item.value}</dd>
          {item.origin === null ? null : (
            <dd className={css('origin')}>
              <OriginLink origin={item.origin} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
