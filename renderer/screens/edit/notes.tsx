import type { ReactElement } from 'react'
import { dryRunText } from '../../../app/text/edit-room-text.ts'
import type { DryRunView } from '../../../app/view/edit-model.ts'
import { Icon } from '../../parts/icon.tsx'
import { classesOf } from '../../style/classes.ts'
import sheet from './notes.module.css'

const css = classesOf(sheet)

/** What is worth knowing before a write. */
export function Notes({ notes }: Pick<DryRunView, 'notes'>): ReactElement | null {
  if (notes.length === 0) return null
  return (
    <ul className={css('notes')} aria-label={dryRunText.notes}>
      {notes.map((note) => (
        <li key={note.message} className={css('note', note.severity)}>
          <Icon name={note.severity === 'info' ? 'info' : 'warning'} />
          <p>
            <span className="visually-hidden">{dryRunText.severity[note.severity]}: </span>
            {note.message.split('\n').map((line) => (
              <span key={line} className={css('line')}>
                {line}
              </span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  )
}
