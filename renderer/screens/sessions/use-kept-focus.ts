import { useEffect, useEffectEvent, useRef } from 'react'
import type { SessionBar } from '../../../app/view/session-model.ts'
import { focusRow, type List } from './use-session-keys.ts'

/** When the row that had the focus is gone (stopped, cleaned up), the one that took its place has it. */
export function useKeptFocus(list: List, bars: readonly SessionBar[], current: string | null): void {
  const before = useRef(bars)
  const keep = useEffectEvent((old: readonly SessionBar[]) => {
    const { activeElement } = document
    const isLost = activeElement === null || activeElement === document.body
    if (!isLost || current === null || bars.some((bar) => bar.id === current)) return
    const at = old.findIndex((bar) => bar.id === current)
    if (at >= 0) focusRow(list, (bars[at] ?? bars.at(-1))?.id)
  })
  useEffect(() => {
    keep(before.current)
    before.current = bars
  }, [bars])
}
