import type { ReactElement } from 'react'
import type { Instant } from '../../../app/text/instant.ts'
import { tokenText } from '../../../app/text/token-text.ts'
import { Ring } from '../../parts/ring.tsx'
import { CODE_WINDOW, secondsInWindow, secondsUntil } from '../../state/code-window.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './window-ring.module.css'

const css = classesOf(sheet)

type WindowRingProps = { readonly now: Instant; readonly waitUntil: Instant | null }

/** Seconds until the device shows another code; amber in the last five. */
export function WindowRing({ now, waitUntil }: WindowRingProps): ReactElement {
  const seconds = waitUntil === null ? secondsInWindow(now) : secondsUntil(waitUntil, now)
  const share = Math.min(1, (seconds * 1000) / CODE_WINDOW)
  const tone = waitUntil !== null ? 'quiet' : seconds <= 5 ? 'soon' : 'accent'
  return (
    <span className={css('ring')} title={tokenText.secondsLeft(seconds)}>
      <Ring share={share} size={34} stroke={4} tone={tone} />
      <span className={css('seconds')} aria-hidden="true">
        {seconds}
      </span>
      <span className="visually-hidden">{tokenText.secondsLeft(seconds)}</span>
    </span>
  )
}
