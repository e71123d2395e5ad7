import { type ReactElement, useEffect, useRef } from 'react'
import { tokenText } from '../../../app/text/token-text.ts'
import type { RenewalView } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { Ring } from '../../parts/ring.tsx'
import { classesOf } from '../../style/classes.ts'
import sheet from './progress.module.css'
import { ProgressLines } from './progress-lines.tsx'

const css = classesOf(sheet)

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
          <p className={css('title')}>{tokenText.renewing(total)}</p>
          <output className={css('small')}>
            {course === 'stopping' ? tokenText.stopping : tokenText.progress(done, total)}
          </output>
        </div>
        <Ring share={total === 0 ? 0 : done / total} size={34} stroke={4} tone="accent" />
      </header>
      <ProgressLines lines={lines} />
      <footer className={css('foot')}>
        <Button ref={button} onClick={course === 'running' ? onStop : onClose}>
          {course === 'running' ? tokenText.stop : tokenText.close}
        </Button>
      </footer>
    </>
  )
}
