import { type ReactElement, useCallback, useEffect, useState } from 'react'
import { frameText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Guard } from '../../parts/guard.tsx'
import { listenToMain } from '../../state/listen.ts'
import { makeWindowState, type WindowState, WindowStateProvider } from '../../state/window-state.ts'
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
  const [stage, setStage] = useState<Stage>({ kind: 'waiting' })
  const begin = useCallback(() => {
    window.lanyard.ask.ready(undefined).then(
      ({ snapshot, destination }) => setStage({ kind: 'ready', state: makeWindowState(snapshot, destination) }),
      () => setStage({ kind: 'failed' }),
    )
  }, [])
  useEffect(begin, [begin])
  const state = stage.kind === 'ready' ? stage.state : null
  useEffect(() => (state === null ? undefined : listenToMain(state)), [state])

  if (stage.kind === 'failed') return <Failed onRetry={begin} />
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
