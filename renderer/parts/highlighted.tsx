import type { ReactElement } from 'react'
import type { HighlightRange } from '../../app/view/filter.ts'
import { cutRanges } from '../state/highlight.ts'

/** A text with the stretches that matched marked. */
export function Highlighted({
  text,
  ranges,
}: {
  readonly text: string
  readonly ranges: readonly HighlightRange[]
}): ReactElement {
  if (ranges.length === 0) return <>{text}</>
  return (
    <>
      {cutRanges(text, ranges).map((piece) =>
        piece.marked ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
      )}
    </>
  )
}
