import type { ReactElement } from 'react'
import { frameText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Guard } from '../../parts/guard.tsx'
import { type WindowState, WindowStateProvider } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './boot.module.css'
import { Frame } from './frame.tsx'

const css = classesOf(sheet)

/** How far the line to main is. */
export type Stage =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly state: WindowState }

type BootProps = { readonly stage: Stage; readonly onRetry: () => void }

/** The window until main has answered, then the frame. Always something usable. */
export function Boot({ stage, onRetry }: BootProps): ReactElement {
  if (stage.kind === 'failed') return <Failed onRetry={onRetry} />
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
