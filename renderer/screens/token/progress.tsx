import { type ReactElement, useEffect, useRef } from 'react'
import { tokenText } from '../../../app/text/token-text.ts'
import type { RenewalView } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { Ring } from '../../parts/ring.tsx'
import { classesOf } from '../../style/classes.ts'
import sheet from './progress.module.css'
import { ProgressLines } from './progress-lines.tsx'

const css = classesOf(sheet)

// Spoken once, with the button that has the focus; three hundred counts would be noise.
const TITLE_ID = 'renewal-title'
const PROGRESS_ID = 'renewal-progress'

type ProgressProps = {
  readonly renewal: RenewalView
  readonly course: 'running' | 'stopping'
  readonly onStop: () => void
  readonly onClose: () => void
}

/** A renewal of several profiles as it runs: how many live, and each by its line. */
export function Progress({ renewal, course, onStop, onClose }: ProgressProps): ReactElement {
  const { done, total, lines } = renewal
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <>
      <header className={css('head')}>
        <div className={css('words')}>
          <p className={css('title')} id={TITLE_ID}>
            {tokenText.renewing(total)}
          </p>
          <p className={css('small')} id={PROGRESS_ID}>
            {course === 'stopping' ? tokenText.stopping : tokenText.progress(done, total)}
          </p>
        </div>
        <Ring share={total === 0 ? 0 : done / total} size={34} stroke={4} tone="accent" />
      </header>
      <ProgressLines lines={lines} />
      <footer className={css('foot')}>
        <Button
          ref={button}
          aria-describedby={`${TITLE_ID} ${PROGRESS_ID}`}
          onClick={course === 'running' ? onStop : onClose}
        >
          {course === 'running' ? tokenText.stop : tokenText.close}
        </Button>
      </footer>
    </>
  )
}
