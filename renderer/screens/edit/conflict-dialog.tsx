import { type ReactElement, useId } from 'react'
import { dryRunText } from '../../../app/text/edit-room-text.ts'
import type { ConflictView } from '../../../app/view/edit-model.ts'
import { conflictLines } from '../../state/conflict-lines.ts'
import { resolveConflict } from '../../state/edit-act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './conflict-dialog.module.css'
import { DialogCard, DialogChoices } from './dialog-card.tsx'

const css = classesOf(sheet)

/** Another program changed the same section: three texts, and the choice. Keeping theirs has the focus: it writes nothing. */
export function ConflictDialog({ conflict }: { readonly conflict: ConflictView }): ReactElement {
  const state = useWindowState()
  const { path, section, base, mine, theirs } = conflict
  return (
    <DialogCard
      title={dryRunText.conflictTitle}
      lead={dryRunText.conflictHelp(section, path)}
      reading={dryRunText.conflictTitle}
      onSubmit={() => void resolveConflict(state, 'mine')}
      footer={
        <DialogChoices
          focus="dismiss"
          dismiss={dryRunText.keepTheirs}
          onDismiss={() => void resolveConflict(state, 'theirs')}
          confirm={dryRunText.writeMine}
        />
      }
    >
      <div className={css('columns')}>
        <Column title={dryRunText.mine} help={dryRunText.mineHelp} text={mine} base={base} />
        <Column title={dryRunText.theirs} help={dryRunText.theirsHelp} text={theirs} base={base} />
        <Column title={dryRunText.base} help={dryRunText.baseHelp} text={base} base={base} />
      </div>
    </DialogCard>
  )
}

type ColumnProps = {
  readonly title: string
  readonly help: string
  readonly text: string | null
  readonly base: string | null
}

function Column({ title, help, text, base }: ColumnProps): ReactElement {
  const id = useId()
  return (
    <section className={css('column')} aria-labelledby={id}>
      <h3 className={css('heading')} id={id}>
        {title} <span className={css('help')}>{help}</span>
      </h3>
      {text === null ? (
        <p className={css('absent')}>{dryRunText.absent}</p>
      ) : (
        <ol>
          {conflictLines(text, base).map((line) => (
            <li key={line.id} className={css('line', line.differs && 'differs')}>
              <span className={css('mark')} aria-hidden="true">
                {line.differs ? '•' : ''}
              </span>
              <span className={css('text')}>
                {line.differs ? <span className="visually-hidden">{dryRunText.differs}</span> : null}
                {line.text}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
