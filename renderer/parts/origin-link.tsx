import type { ReactElement } from 'react'
import { detailText } from '../../app/text/window-text.ts'
import type { OriginView } from '../../app/view/model.ts'
import { openOrigin } from '../state/act.ts'
import { useWindowState } from '../state/window-state.ts'
import { Button } from './button.tsx'

/** `config:12`: opens the editor at that line; the full path on hover. */
export function OriginLink({ origin }: { readonly origin: OriginView }): ReactElement {
  const state = useWindowState()
  return (
    <Button
      look="link"
      title={`${origin.file}:${origin.line}`}
      aria-label={detailText.openAt(origin.label)}
      onClick={() => openOrigin(state, origin)}
    >
      {origin.label}
    </Button>
  )
}
