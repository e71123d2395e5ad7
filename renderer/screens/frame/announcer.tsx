import { type ReactElement, useEffect, useRef, useState } from 'react'
import { crossedThresholds } from '../../state/thresholds.ts'
import { useNow, useWindowState } from '../../state/window-state.ts'

/** Speaks when a countdown crosses a threshold, and only then. */
export function Announcer(): ReactElement {
  const state = useWindowState()
  const now = useNow()
  const before = useRef(now)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const sentences = crossedThresholds(state.snapshot.get().rows, before.current, now)
    before.current = now
    if (sentences.length > 0) setSaid(sentences.join(' '))
  }, [now, state])
  return (
    <div className="visually-hidden" role="log" aria-live="polite" data-testid="announcer">
      {said}
    </div>
  )
}
