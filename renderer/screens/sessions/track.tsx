import type { ReactElement } from 'react'
import type { SessionBar } from '../../../app/view/session-model.ts'
import { shapeKey, shapeOf } from '../../state/timeline.ts'
import { useClockAnswer, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './track.module.css'

const css = classesOf(sheet)

/** A session's bar from now to its end. A picture; the row says the same in words. Watches the clock by itself. */
export function Track({ bar }: { readonly bar: SessionBar }): ReactElement {
  const { now } = useWindowState()
  useClockAnswer((at) => shapeKey(shapeOf(bar.expiresAt, at)))
  const shape = shapeOf(bar.expiresAt, now.get())
  return (
    <span className={css('track')} aria-hidden="true" data-shape={shape.kind}>
      {shape.kind === 'live' ? (
        <span
          className={css('bar', shape.state, shape.goesOn && 'goes-on')}
          style={{ width: `${Math.round(shape.share * 10_000) / 100}%` }}
        />
      ) : (
        <span className={css(shape.kind)} />
      )}
      {shape.kind === 'live' && shape.goesOn ? (
        <svg className={css('arrow')} viewBox="0 0 10 14" width={10} height={14}>
          <path d="M2 2l5 5-5 5" />
        </svg>
      ) : null}
    </span>
  )
}
