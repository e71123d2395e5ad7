import type { ReactElement } from 'react'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import type { ChainView } from '../../../app/view/model.ts'
import { Icon } from '../../parts/icon.tsx'
import { RichTextView } from '../../parts/rich-text.tsx'
import { SENTENCE_ID } from '../../state/chain-focus.ts'
import { classesOf } from '../../style/classes.ts'
import { Aside } from './aside.tsx'
import sheet from './chain-verdict.module.css'
import { CopyButtons } from './copy-buttons.tsx'
import { Ladder } from './ladder.tsx'

const css = classesOf(sheet)

const NONE: ReadonlySet<string> = new Set()

/** The sentence, then the ladder, with region and endpoint beside it. */
export function ChainVerdict({ chain }: { readonly chain: ChainView }): ReactElement {
  return (
    <div className={css('verdict')} data-testid="chain-verdict" data-outcome={chain.outcome}>
      <p className={css('sentence')} id={SENTENCE_ID} tabIndex={-1} aria-live="polite">
        <RichTextView parts={chain.sentence} />
      </p>
      <CopyButtons />
      <div className={css('main')}>
        <Warnings warnings={chain.warnings} />
        <Ladder key={chain.tool} chain={chain} look="alone" parts={NONE} />
      </div>
      <Aside chain={chain} />
    </div>
  )
}

/** What does not decide, and is worth knowing. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }): ReactElement | null {
  if (warnings.length === 0) return null
  return (
    <ul className={css('warnings')} aria-label={ladderText.warnings}>
      {warnings.map((warning) => (
        <li key={warning} className={css('warning')}>
          <Icon name="warning" />
          <p>{warning}</p>
        </li>
      ))}
    </ul>
  )
}
