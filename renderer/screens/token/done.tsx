import { type ReactElement, useEffect } from 'react'
import type { Instant } from '../../../app/text/instant.ts'
import { tokenText } from '../../../app/text/token-text.ts'
import type { SessionSuccess } from '../../../app/view/model.ts'
import type { RenewalView } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { Icon } from '../../parts/icon.tsx'
import { localTime } from '../../state/local-time.ts'
import { isOfMany, isWhole, linesAtEnd } from '../../state/renewal-lines.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './done.module.css'
import { ProgressLines } from './progress-lines.tsx'

const css = classesOf(sheet)

/** How long success stays, in milliseconds: a glance, or long enough to read what else is to say. */
const STAYS = { plain: 1800, notes: 9000 } as const

type DoneProps = { readonly success: SessionSuccess; readonly now: Instant; readonly onClose: () => void }

/** Null: something failed or was stopped, and a person closes the window when it is read. */
function staysFor({ renewal, notes }: SessionSuccess): number | null {
  if (isOfMany(renewal) && !isWhole(renewal)) return null
  return notes.length === 0 ? STAYS.plain : STAYS.notes
}

/** The session lives; the window goes by itself where there is nothing more to read. */
export function Done({ success, now, onClose }: DoneProps): ReactElement {
  const stays = staysFor(success)
  useEffect(() => {
    if (stays === null) return
    const timer = setTimeout(onClose, stays)
    return () => clearTimeout(timer)
  }, [stays, onClose])
  return (
    <>
      {isOfMany(success.renewal) ? (
        <Many success={success} renewal={success.renewal} />
      ) : (
        <One success={success} now={now} />
      )}
      <div className={css('foot')}>
        <Button ref={focusNow} onClick={onClose}>
          {tokenText.close}
        </Button>
      </div>
    </>
  )
}

function One({ success, now }: { readonly success: SessionSuccess; readonly now: Instant }): ReactElement {
  return (
    <div className={css('done')} aria-live="polite" data-testid="token-done">
      <span className={css('sign')}>
        <Icon name="check" size={18} />
      </span>
      <div className={css('words')}>
        <p className={css('title')}>{tokenText.done(success.target, localTime(success.expiresAt, now))}</p>
        {success.file === '' ? null : <p className={css('small')}>{tokenText.written(success.file)}</p>}
        <Notes notes={success.notes} />
      </div>
    </div>
  )
}

type ManyProps = { readonly success: SessionSuccess; readonly renewal: RenewalView }

/** Several profiles: how many live, then each, what failed first with its sentence. */
function Many({ success, renewal }: ManyProps): ReactElement {
  const whole = isWhole(renewal)
  return (
    <>
      <div className={css('head')} aria-live="polite" data-testid="token-done">
        <span className={css('sign', !whole && 'partly')}>
          <Icon name={whole ? 'check' : 'warning'} size={18} />
        </span>
        <div className={css('words')}>
          <p className={css('title')}>{headlineOf(renewal)}</p>
          <Notes notes={success.notes} />
        </div>
      </div>
      <ProgressLines lines={linesAtEnd(renewal)} />
    </>
  )
}

function headlineOf(renewal: RenewalView): string {
  if (isWhole(renewal)) return tokenText.doneAll(renewal.total)
  if (renewal.state === 'cancelled') return tokenText.cancelled(renewal.done, renewal.total)
  return tokenText.donePartly(renewal.done, renewal.total)
}

function Notes({ notes }: Pick<SessionSuccess, 'notes'>): ReactElement {
  return (
    <>
      {notes.map((note) => (
        <p key={note} className={css('small')}>
          {note}
        </p>
      ))}
    </>
  )
}
