import type { ReactElement } from 'react'
import { historyText } from '../../../app/text/history-text.ts'
import type { HistoryEntryView } from '../../../app/view/edit-model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { forgetHistory } from '../../state/edit-act.ts'
import { historyDays } from '../../state/history-days.ts'
import { useNow, useSnapshot, useStore, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { HistoryEntry } from './history-entry.tsx'
import sheet from './history-screen.module.css'

const css = classesOf(sheet)

/** Every write, with its diff and the way back. */
export function HistoryScreen(): ReactElement | null {
  const state = useWindowState()
  const { revision } = useSnapshot()
  const asked = useAsked(`${revision} ${useStore(state.historyRevision)}`, () => window.lanyard.ask.history(undefined))
  if (asked.state === 'waiting') return <h1 className="visually-hidden">{historyText.title}</h1>
  if (asked.state === 'failed') return <Empty title={historyText.title} help={historyText.failed} />
  const { entries } = asked.value
  if (entries.length === 0) return <Empty title={historyText.emptyTitle} help={historyText.emptyHelp} />
  return <Entries entries={entries} />
}

function Entries({ entries }: { readonly entries: readonly HistoryEntryView[] }): ReactElement {
  const state = useWindowState()
  const days = historyDays(entries, useNow())
  return (
    <div className={css('screen')} data-testid="history">
      <div className={css('column')}>
        <header className={css('head')}>
          <div>
            <h1 className={css('title')}>{historyText.title}</h1>
            <p className={css('lead')}>{historyText.lead}</p>
          </div>
          <Button title={historyText.forgetHelp} onClick={() => void forgetHistory(state)}>
            {historyText.forget}
          </Button>
        </header>
        {days.map((day) => (
          <section key={day.title}>
            <h2 className={css('day')}>{day.title}</h2>
            <ol>
              {day.entries.map((entry) => (
                <HistoryEntry key={entry.id} entry={entry} entries={entries} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </div>
  )
}

function Empty({ title, help }: { readonly title: string; readonly help: string }): ReactElement {
  return (
    <section className={css('centre')} data-testid="history">
      <Icon name="history" size={24} />
      <h1 className={css('emptyTitle')}>{title}</h1>
      <p>{help}</p>
    </section>
  )
}
