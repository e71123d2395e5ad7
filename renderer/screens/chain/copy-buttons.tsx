import type { ReactElement } from 'react'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { copyChain } from '../../state/chain-act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './copy-buttons.module.css'

const css = classesOf(sheet)

/** The answer for a bug report, with secrets masked. */
export function CopyButtons(): ReactElement {
  const state = useWindowState()
  return (
    <div className={css('buttons')}>
      <Button look="link" onClick={() => copyChain(state, 'text')}>
        <Icon name="copy" size={14} />
        {ladderText.copyText}
      </Button>
      <Button look="link" onClick={() => copyChain(state, 'markdown')}>
        <Icon name="copy" size={14} />
        {ladderText.copyMarkdown}
      </Button>
    </div>
  )
}
