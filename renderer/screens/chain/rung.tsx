import { type ReactElement, useId, useState } from 'react'
import { compareText, ladderText, whatIfText } from '../../../app/text/chain-room-text.ts'
import { formatTimeLeft, timeLeftText } from '../../../app/text/duration.ts'
import type { ChainView, EvidenceView, RungView } from '../../../app/view/model.ts'
import { Icon } from '../../parts/icon.tsx'
import { OriginLink } from '../../parts/origin-link.tsx'
import { probes } from '../../state/chain-act.ts'
import type { Reach } from '../../state/ladder.ts'
import { useNow, useStore } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { Probe } from './probe.tsx'
import sheet from './rung.module.css'
import { Mark, StateWord } from './state-word.tsx'
import { WhatIf } from './what-if.tsx'

const css = classesOf(sheet)

type RungProps = {
  readonly rung: RungView
  readonly chain: ChainView
  readonly reach: Reach
  readonly look: 'alone' | 'column'
  readonly differs: 'differs' | 'same'
}

/** One provider: number, name, state, one reason; opened, what shows it, what it would take to win, and what if. */
export function Rung({ rung, chain, reach, look, differs }: RungProps): ReactElement {
  const supposed = rung.supposed !== null && 'supposed'
  return (
    <li
      className={css('rung', rung.state, reach, look, supposed)}
      data-testid={`rung-${rung.id}`}
      data-state={rung.state}
      data-supposed={rung.supposed ?? undefined}
      data-differs={differs === 'differs' ? true : undefined}
    >
      <span className={css('number')} aria-hidden="true">
        {rung.number}
      </span>
      <div className={css('card')}>
        <RungCard rung={rung} chain={chain} look={look} differs={differs} />
      </div>
    </li>
  )
}

type RungCardProps = Omit<RungProps, 'reach'>

function RungCard({ rung, chain, look, differs }: RungCardProps): ReactElement {
  const [open, setOpen] = useState(look === 'alone' && (rung.state === 'wins' || rung.state === 'fails'))
  const id = useId()
  const probed = useStore(probes)
  // Where asking is the next thing to do, and where it was done, it stands open.
  const atOnce = look === 'alone' && (rung.state === 'not-probed' || probed.includes(rung.id))
  return (
    <>
      <div className={css('head')}>
        <h2 className={css('title')}>{rung.title}</h2>
        <Words rung={rung} chain={chain} differs={differs} />
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
      </div>
      <p className={css('reason')}>{rung.reason}</p>
      {rung.state === 'wins' ? <End chain={chain} /> : null}
      {atOnce ? <Probe rung={rung} tool={chain.tool} /> : null}
      <div id={id} hidden={!open} className={css('more')}>
        <Evidence evidence={rung.evidence} />
        <Takes label={ladderText.hiddenBy} text={rung.hiddenBy.join(', ')} />
        <Takes label={ladderText.toWin} text={rung.toWin} />
        {atOnce ? null : <Probe rung={rung} tool={chain.tool} />}
        <WhatIf rung={rung} />
      </div>
    </>
  )
}

/** The state, and what else is to be said of the rung in a word. */
function Words({ rung, chain, differs }: Pick<RungProps, 'rung' | 'chain' | 'differs'>): ReactElement {
  const isOver = rung.state === 'wins' && chain.end?.state === 'expired'
  return (
    <>
      <StateWord state={rung.state} word={rung.stateWord} />
      {isOver ? <Mark look="over" icon="warning" text={ladderText.expired} /> : null}
      {rung.supposed === null ? null : <Mark look="supposed" icon="info" text={whatIfText.badge} />}
      {differs === 'differs' ? <Mark look="differs" icon="unequal" text={compareText.differs} /> : null}
    </>
  )
}

/** How long the winner is good for, or that it wins and is over. */
function End({ chain }: { readonly chain: ChainView }): ReactElement | null {
  const now = useNow()
  const { end, toolName } = chain
  if (end === null) return null
  if (end.expiresAt > now && end.state === 'live') {
    return <p className={css('reason')}>{ladderText.ends(formatTimeLeft(end.expiresAt - now))}</p>
  }
  return <p className={css('over')}>{ladderText.ended(timeLeftText(end.expiresAt, now), end.by, toolName)}</p>
}

function Takes({ label, text }: { readonly label: string; readonly text: string }): ReactElement | null {
  if (text === '') return null
  return (
    <p className={css('toWin')}>
      <span className={css('toWinLabel')}>{label}</span>
      {text}
    </p>
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
