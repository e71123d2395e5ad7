import type { ReactElement } from 'react'
import { compareText, ladderText } from '../../../app/text/chain-room-text.ts'
import type { ChainComparison } from '../../../app/view/chain-model.ts'
import type { ChainView } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { RichTextView } from '../../parts/rich-text.tsx'
import { ask } from '../../state/chain-act.ts'
import { withoutTool, withTool } from '../../state/chain-choices.ts'
import { SENTENCE_ID } from '../../state/chain-focus.ts'
import { tellingParts } from '../../state/ladder.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { Warnings } from './chain-verdict.tsx'
import sheet from './comparison.module.css'
import { CopyButtons } from './copy-buttons.tsx'
import { Ladder } from './ladder.tsx'
import { Mark } from './state-word.tsx'
import { useToolOptions } from './use-tool-options.ts'

const css = classesOf(sheet)

/** By role: it may scroll sideways, and then the keyboard must reach it. */
const scrolls = { role: 'region', tabIndex: 0 } as const

/** Two to four tools in columns, with marks where they part. */
export function Comparison({ comparison }: { readonly comparison: ChainComparison }): ReactElement {
  const { views, agree, partings, parts } = comparison
  const telling = tellingParts(views, parts)
  const what = partings.map((parting) => compareText.what[parting.what])
  const regions = partings.some((parting) => parting.what === 'region') ? 'differs' : 'same'
  return (
    <div data-testid="chain-comparison" data-agree={agree}>
      <div className={css('top')}>
        <p className={css('sentence')} id={SENTENCE_ID} tabIndex={-1} aria-live="polite">
          <strong>{agree ? compareText.agree : compareText.part}</strong>
          {what.length === 0 ? null : ` ${compareText.partIn(what)}`}
        </p>
        <CopyButtons />
      </div>
      <div className={css('columns')} data-count={views.length} {...scrolls} aria-label={compareText.columns}>
        {views.map((view, column) => (
          <Column key={view.tool} view={view} column={column} parts={telling} regions={regions} />
        ))}
      </div>
    </div>
  )
}

type ColumnProps = {
  readonly view: ChainView
  readonly column: number
  readonly parts: ReadonlySet<string>
  readonly regions: 'differs' | 'same'
}

function Column({ view, column, parts, regions }: ColumnProps): ReactElement {
  const state = useWindowState()
  return (
    <section className={css('column')} aria-label={view.toolName} data-tool={view.tool}>
      <div className={css('head')}>
        <Choice
          label={compareText.column(column + 1)}
          labelPlace="hidden"
          value={view.tool}
          options={useToolOptions()}
          onChoose={(tool) => ask(state, (before) => withTool(before, column, tool))}
        />
        <Button
          look="icon"
          aria-label={compareText.remove(view.toolName)}
          onClick={() => ask(state, (before) => withoutTool(before, column))}
        >
          <Icon name="close" size={14} />
        </Button>
      </div>
      <p className={css('verdict')}>
        <RichTextView parts={view.sentence} />
      </p>
      <p className={css('region')}>
        {ladderText.region} <Region view={view} />
        {regions === 'differs' ? <Mark look="differs" icon="unequal" text={compareText.differs} /> : null}
      </p>
      <div className={css('ladder')}>
        <Ladder chain={view} look="column" parts={parts} />
        <Warnings warnings={view.warnings} />
      </div>
    </section>
  )
}

function Region({ view }: { readonly view: ChainView }): ReactElement {
  const value = view.regionRungs.find((rung) => rung.wins)?.value ?? null
  return value === null ? <span>{ladderText.notSet}</span> : <code>{value}</code>
}
