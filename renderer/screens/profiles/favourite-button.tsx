import type { ReactElement } from 'react'
import { yourMarksText } from '../../../app/text/your-marks-text.ts'
import { Button } from '../../parts/button.tsx'
import { StarIcon } from '../../parts/icon.tsx'
import { toggleFavourite } from '../../state/act.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'

/** A star to press beside the name. */
export function FavouriteButton({ name }: { readonly name: string }): ReactElement {
  const state = useWindowState()
  const isFavourite = useSnapshot().rows.some((row) => row.name === name && row.favourite)
  return (
    <Button
      look="icon"
      aria-label={yourMarksText.favourite}
      aria-pressed={isFavourite}
      title={yourMarksText.favourite}
      onClick={() => toggleFavourite(state, name)}
    >
      <StarIcon state={isFavourite ? 'on' : 'off'} size={15} />
    </Button>
  )
}
