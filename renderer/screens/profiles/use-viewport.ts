import { type RefObject, useLayoutEffect, useState } from 'react'
import { ROW_HEIGHT } from '../../state/list-window.ts'

type Viewport = { readonly top: number; readonly height: number }

/** Which part of a scrolled element is seen, in px; moves by whole rows, so that a pixel of scrolling redraws nothing. */
export function useViewport(list: RefObject<HTMLElement | null>): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ top: 0, height: 720 })
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    const look = (): void => {
      const top = Math.floor(element.scrollTop / ROW_HEIGHT) * ROW_HEIGHT
      const height = element.clientHeight
      setViewport((before) => (before.top === top && before.height === height ? before : { top, height }))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [list])
  return viewport
}
