import { type ReactElement, type SyntheticEvent, useEffect, useRef } from 'react'
import { tokenText } from '../../../app/text/token-text.ts'
import type { TokenState } from '../../state/token-flow.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './code-field.module.css'
import { MESSAGE_ID } from './message.tsx'

const css = classesOf(sheet)

const PLACES = [0, 1, 2, 3, 4, 5] as const

type CodeFieldProps = { readonly state: TokenState; readonly onCode: (typed: string) => void }

/** One field, drawn as six boxes: to keyboard, paste, autofill and screen reader it is a single text. */
export function CodeField({ state, onCode }: CodeFieldProps): ReactElement {
  const { code, stage } = state
  const field = useRef<HTMLInputElement>(null)
  const open = stage.kind === 'typing'
  const failed = stage.kind === 'typing' && stage.failure !== null
  // Focused from the start, after each answer, and when the wait is over; never in between, so that Cancel can be reached.
  useEffect(() => {
    field.current?.focus({ preventScroll: open })
  }, [open])
  return (
    <div className={css('field', failed && 'failed', !open && 'still')}>
      <div className={css('boxes')} aria-hidden="true">
        {PLACES.map((place) => (
          <span key={place} className={css('box', open && place === Math.min(code.length, 5) && 'next')}>
            {code[place] ?? ''}
          </span>
        ))}
      </div>
      <input
        ref={field}
        className={css('input')}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-label={tokenText.label}
        aria-describedby={MESSAGE_ID}
        aria-invalid={failed}
        readOnly={!open}
        spellCheck={false}
        value={code}
        onChange={(event) => onCode(event.target.value)}
        onSelect={keepCaretAtEnd}
        data-testid="code"
      />
    </div>
  )
}

/** The boxes show no caret in between, so there is none. */
function keepCaretAtEnd(event: SyntheticEvent<HTMLInputElement>): void {
  const { value, selectionStart } = event.currentTarget
  if (selectionStart !== value.length) event.currentTarget.setSelectionRange(value.length, value.length)
}
