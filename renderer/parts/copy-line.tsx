import { type ReactElement, useRef } from 'react'
import { lineText } from '../../app/text/switcher-text.ts'
import { showToast } from '../state/act.ts'
import { useWindowState } from '../state/window-state.ts'
import { classesOf } from '../style/classes.ts'
import { Button } from './button.tsx'
import sheet from './copy-line.module.css'
import { Icon } from './icon.tsx'

const css = classesOf(sheet)

/**
 * A line to paste elsewhere, and how to get it there: it is selected and copied as by hand, because a page has no right to the clipboard.
 * `about` names it for screen readers.
 */
export function CopyLine({ line, about }: { readonly line: string; readonly about: string }): ReactElement {
  const state = useWindowState()
  const code = useRef<HTMLElement>(null)
  const copy = (): void => {
    if (code.current !== null) window.getSelection()?.selectAllChildren(code.current)
    showToast(state, document.execCommand('copy') ? lineText.copied : lineText.selected, 'plain')
  }
  return (
    <span className={css('line')}>
      <code ref={code} className={css('code')}>
        {line}
      </code>
      <Button aria-label={lineText.copyOf(about)} onClick={copy}>
        <Icon name="copy" size={14} />
        {lineText.copy}
      </Button>
    </span>
  )
}
