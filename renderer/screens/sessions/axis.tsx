import type { ReactElement } from 'react'
import { sessionsText } from '../../../app/text/sessions-room-text.ts'
import { clockTime, dayName } from '../../state/local-time.ts'
import { type Tick, ticksFrom } from '../../state/timeline.ts'
import { useNow } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './axis.module.css'

const css = classesOf(sheet)

/** Hours between two ticks; every second one is left out where there is little room. */
const STEP = 2

const percent = (share: number): string => `${share * 100}%`

/** Clock times over the bars. A picture: each row says its own end in words. */
export function Axis(): ReactElement {
  return (
    <div className={css('axis')} aria-hidden="true">
      <span className={css('label', 'now')}>{sessionsText.now}</span>
      {useTicks().map((tick) => (
        <span
          key={tick.at}
          className={css('label', kindOf(tick), tick.share < NOW_TAKES && 'near')}
          style={{ left: percent(tick.share) }}
        >
          {tick.isDay ? dayName(tick.at) : clockTime(tick.at)}
        </span>
      ))}
    </div>
  )
}

/** The hours as lines behind the rows. */
export function HourLines(): ReactElement {
  return (
    <div className={css('lines')} aria-hidden="true">
      <span className={css('line', 'now')} />
      {useTicks().map((tick) => (
        <span key={tick.at} className={css('line', kindOf(tick))} style={{ left: percent(tick.share) }} />
      ))}
    </div>
  )
}

const useTicks = (): readonly Tick[] => ticksFrom(useNow(), STEP)

/** Share of the axis that the word "now" needs for itself where the axis is at its narrowest. */
const NOW_TAKES = 0.15

const kindOf = (tick: Tick): string =>
  tick.isDay ? 'day' : new Date(tick.at).getHours() % (2 * STEP) === 0 ? 'major' : 'minor'
