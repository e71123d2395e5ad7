import type { ReactElement } from 'react'
import type { RowBadge } from '../../app/view/model.ts'
import { type BadgeLook, type BadgeShape, badgeLook, lookKey } from '../state/badge-look.ts'
import { useClockAnswer, useWindowState } from '../state/window-state.ts'
import { classesOf } from '../style/classes.ts'
import sheet from './badge-mark.module.css'
import { Ring } from './ring.tsx'

const css = classesOf(sheet)

const drawn: Readonly<Record<Exclude<BadgeShape, 'ring'>, ReactElement>> = {
  triangle: <path className={css('line')} d="M7 1.800l5.6 10H1.400zM7 5.600v2.600M7 10v.1" />,
  drop: <path className={css('solid')} d="M7 1l6 6-6 6-6-6z" />,
  ended: <path className={css('line')} d="M7 1.500a5.5 5.5 0 110 11 5.5 5.5 0 010-11zM3.1 10.900l7.8-7.8" />,
  dash: <path className={css('line')} d="M4 7h6" />,
  question: (
    <path
      className={css('line')}
      d="M7 1.500a5.5 5.5 0 110 11 5.5 5.5 0 010-11zM5.6 5.500c.2-.8.7-1.2 1.5-1.2 1.8 0 1.9 2.1.4 2.6-.4.2-.5.4-.5.900M7 9.700v.1"
    />
  ),
  cross: <path className={css('line', 'heavy')} d="M3 3l8 8M11 3l-8 8" />,
  hatch: <path className={css('line')} d="M1.5 1.500h11v11h-11zM1.5 7.500l6-6M1.5 12.500l11-11M6.5 12.500l6-6" />,
  waiting: <circle className={css('line', 'dotted')} cx={7} cy={7} r={5.5} />,
  arrow: <path className={css('line')} d="M3 7h8M8 4l3 3-3 3" />,
  hollow: <path className={css('line', 'dotted')} d="M2 2h10v10H2z" />,
}

/** The sign of a state, in a box of 14 px, so that signs of all rows stand in one column. */
export function StateSign({ look }: { readonly look: BadgeLook }): ReactElement {
  if (look.shape === 'ring') return <Ring share={look.share} size={14} stroke={2.5} tone={look.tone} />
  return (
    <svg className={css('sign')} viewBox="0 0 14 14" width={14} height={14} aria-hidden="true">
      {drawn[look.shape]}
    </svg>
  )
}

/** State at the right end of a row: words, then the sign. Watches the clock itself, so that a tick redraws what it changes, and no more. */
export function BadgeMark({ badge }: { readonly badge: RowBadge }): ReactElement {
  const { now } = useWindowState()
  useClockAnswer((at) => lookKey(badgeLook(badge, at)))
  const look = badgeLook(badge, now.get())
  return (
    <span className={css('badge', look.tone, look.urgent && 'urgent')}>
      {look.text}
      <StateSign look={look} />
    </span>
  )
}
