import type { ReactElement } from 'react'
import { placeCardText } from '../../../app/text/chain-room-text.ts'
import type { ChainComparison } from '../../../app/view/chain-model.ts'
import { Icon } from '../../parts/icon.tsx'
import { classesOf } from '../../style/classes.ts'
import sheet from './chain-answer.module.css'
import { ChainVerdict } from './chain-verdict.tsx'
import { Comparison } from './comparison.tsx'
import { SupposedStrip } from './supposed-strip.tsx'

const css = classesOf(sheet)

/** What came back: why the place cannot be read, one tool's chain, or several side by side. */
export function ChainAnswer({ comparison }: { readonly comparison: ChainComparison }): ReactElement {
  const [first] = comparison.views
  if (comparison.problem !== null || first === undefined) return <Problem text={comparison.problem ?? ''} />
  return (
    <>
      <Notes notes={comparison.notes} />
      <SupposedStrip views={comparison.views} />
      {comparison.views.length === 1 ? <ChainVerdict chain={first} /> : <Comparison comparison={comparison} />}
    </>
  )
}

function Problem({ text }: { readonly text: string }): ReactElement {
  return (
    <div className={css('problem')} role="alert" data-testid="place-problem">
      <Icon name="warning" />
      <div>
        <p className={css('title')}>{placeCardText.unread}</p>
        <p>{text}</p>
      </div>
    </div>
  )
}

function Notes({ notes }: { readonly notes: readonly string[] }): ReactElement | null {
  if (notes.length === 0) return null
  return (
    <ul className={css('notes')}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
