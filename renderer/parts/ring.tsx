import type { ReactElement } from 'react'
import { classesOf } from '../style/classes.ts'
import sheet from './ring.module.css'

const css = classesOf(sheet)

type RingProps = {
  /** 0..1; null draws an unbroken thin ring: lives, but nobody knows how long it was meant to. */
  readonly share: number | null
  readonly size: number
  readonly stroke: number
  readonly tone: 'live' | 'soon' | 'over' | 'accent' | 'quiet'
}

/** Time left as the rest of a circle, from twelve o'clock. Text beside it says the same. */
export function Ring({ share, size, stroke, tone }: RingProps): ReactElement {
  const radius = (size - stroke) / 2
  const centre = size / 2
  const circle = { cx: centre, cy: centre, r: radius, strokeWidth: stroke }
  return (
    <svg className={css('ring', tone)} viewBox={`0 0 ${size} ${size}`} width={size} height={size} aria-hidden="true">
      {share === null ? null : <circle {...circle} className={css('track')} />}
      {share === null ? (
        <circle {...circle} className={css('unknown')} strokeWidth={stroke / 2} />
      ) : (
        <circle {...circle} className={css('rest')} pathLength={100} strokeDasharray={`${share * 100} 200`} />
      )}
    </svg>
  )
}
