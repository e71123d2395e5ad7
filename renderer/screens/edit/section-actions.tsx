import type { ReactElement, ReactNode } from 'react'
import type { Target } from '../../../app/command/model.ts'
import { detailText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { propose, showLayer } from '../../state/act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './section-actions.module.css'

const css = classesOf(sheet)

type SectionActionsProps = {
  readonly target: Target
  /** What stands back in the same line, before the rest. */
  readonly children?: ReactNode
}

/** What is done to a section as a whole; seldom, so it stands back. */
export function SectionActions({ target, children }: SectionActionsProps): ReactElement {
  const state = useWindowState()
  return (
    <div className={css('actions')}>
      {children}
      <Button look="link" onClick={() => showLayer(state, { kind: 'name', verb: 'duplicate', target })}>
        {detailText.duplicate}
      </Button>
      <Button look="link" onClick={() => showLayer(state, { kind: 'name', verb: 'rename', target })}>
        {detailText.rename}
      </Button>
      <Button look="link" onClick={() => propose(state, { kind: 'remove', target, references: 'follow' })}>
        {detailText.remove}
      </Button>
    </div>
  )
}
