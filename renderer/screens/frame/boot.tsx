import { type ReactElement, useEffect, useState } from 'react'
import { frameText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Guard } from '../../parts/guard.tsx'
import { connect } from '../../state/connect.ts'
import { type WindowState, WindowStateProvider } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './boot.module.css'
import { Frame } from './frame.tsx'

const css = classesOf(sheet)

type Stage =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly state: WindowState }

/** Asks main for the first state, then hands over to the frame. Always ends in something usable. */
export function Boot(): ReactElement {
  const [attempt, setAttempt] = useState(1)
  const stage = useConnection(attempt)
  const again = (): void => setAttempt(attempt + 1)
  if (stage.kind === 'failed') return <Failed onRetry={again} />
  // The words fade in late: under 300 ms nothing is shown at all.
  if (stage.kind === 'waiting') return <p className={css('waiting')}>{frameText.reading}</p>
  return (
    <WindowStateProvider value={stage.state}>
      <Guard renderFailure={(retry) => <Failed onRetry={retry} />}>
        <Frame />
      </Guard>
    </WindowStateProvider>
  )
}

/** One connection an attempt. */
function useConnection(attempt: number): Stage {
  const [reached, setReached] = useState<{ readonly attempt: number; readonly stage: Stage } | null>(null)
  useEffect(() => {
    const connection = connect()
    connection.state.then(
      (state) => setReached({ attempt, stage: { kind: 'ready', state } }),
      () => setReached({ attempt, stage: { kind: 'failed' } }),
    )
    return connection.end
  }, [attempt])
  return reached?.attempt === attempt ? reached.stage : { kind: 'waiting' }
}

function Failed({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  return (
    <main className={css('failed')} role="alert">
      <h1 className={css('title')}>{frameText.failedTitle}</h1>
      <p>{frameText.failedHelp}</p>
      <Button look="primary" onClick={onRetry}>
        {frameText.tryAgain}
      </Button>
    </main>
  )
}
