import { type ReactElement, useId, useState } from 'react'
import { historyText } from '../../../app/text/history-text.ts'
import type { HistoryEntryView } from '../../../app/view/edit-model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { undoWrite } from '../../state/act.ts'
import { actOf } from '../../state/history-days.ts'
import { clockTime } from '../../state/local-time.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DiffView } from '../edit/diff-view.tsx'
import sheet from './history-entry.module.css'

const css = classesOf(sheet)

type HistoryEntryProps = { readonly entry: HistoryEntryView; readonly entries: readonly HistoryEntryView[] }

/** One write: when, what, from where; opens to its diff. */
export function HistoryEntry({ entry, entries }: HistoryEntryProps): ReactElement {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const roles = entry.files.map((file) => file.role).join(', ')
  return (
    <li className={css('entry', entry.state)} data-entry={entry.id}>
      <div className={css('line')}>
        <button
          type="button"
          className={css('open')}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="right" size={14} />
          <time className={css('time')} dateTime={new Date(entry.at).toISOString()}>
            {clockTime(entry.at)}
          </time>
          <span className={css('words')}>
            <span className={css('what')}>{entry.title}</span>
            <span className={css('where')}>
              {historyText.who[entry.who]} · {roles}
            </span>
          </span>
          {entry.state === 'undone' ? <span className={css('state')}>{historyText.undone}</span> : null}
        </button>
        <TakeBack entry={entry} entries={entries} />
      </div>
      {isOpen ? (
        <div id={id} className={css('diffs')}>
          {entry.files.map((file) => (
            <DiffView key={file.role} file={file} />
          ))}
        </div>
      ) : null}
    </li>
  )
}

function TakeBack({ entry, entries }: HistoryEntryProps): ReactElement {
  const state = useWindowState()
  const act = actOf(entry, entries)
  if (act === null) return <span className={css('act')} />
  const label = act.does === 'undo' ? historyText.undoOf(entry.title) : historyText.redoOf(entry.title)
  return (
    <span className={css('act')}>
      <Button aria-label={label} onClick={() => undoWrite(state, act.id)}>
        {historyText[act.does]}
      </Button>
    </span>
  )
}
