import { type ReactElement, useEffect } from 'react'
import type { Instant } from '../../../app/text/instant.ts'
import { tokenText } from '../../../app/text/token-text.ts'
import type { SessionSuccess } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { Icon } from '../../parts/icon.tsx'
import { localTime } from '../../state/local-time.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './done.module.css'

const css = classesOf(sheet)

/** How long success stays, in milliseconds: a glance, or long enough to read what else is to say. */
const STAYS = { plain: 1800, notes: 9000 } as const

type DoneProps = { readonly success: SessionSuccess; readonly now: Instant; readonly onClose: () => void }

/** The session lives; the window goes by itself. */
export function Done({ success, now, onClose }: DoneProps): ReactElement {
  const stays = success.notes.length === 0 ? STAYS.plain : STAYS.notes
  useEffect(() => {
    const timer = setTimeout(onClose, stays)
    return () => clearTimeout(timer)
  }, [stays, onClose])
  return (
    <>
      <div className={css('done')} aria-live="polite" data-testid="token-done">
        <span className={css('sign')}>
          <Icon name="check" size={18} />
        </span>
        <div className={css('words')}>
          <p className={css('title')}>{tokenText.done(success.target, localTime(success.expiresAt, now))}</p>
          <p className={css('small')}>{tokenText.written(success.file)}</p>
          {success.notes.map((note) => (
            <p key={note} className={css('small')}>
              {note}
            </p>
          ))}
        </div>
      </div>
      <div className={css('foot')}>
        <Button ref={focusNow} onClick={onClose}>
          {tokenText.close}
        </Button>
      </div>
    </>
  )
}
