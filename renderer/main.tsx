import { firstAnswer } from './state/first-call.ts'

// The line above comes first, before React is evaluated.

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Boot, type Stage } from './screens/frame/boot.tsx'
import { type Connection, connect } from './state/connect.ts'
import { markPlatform } from './style/platform.ts'

/** Milliseconds before a window says that it is waiting. */
const PATIENCE = 300

markPlatform()
const element = document.getElementById('root')
if (element !== null) {
  const root = createRoot(element)
  let connection: Connection | null = null
  const show = (stage: Stage): void =>
    root.render(
      <StrictMode>
        <Boot stage={stage} onRetry={() => begin(window.lanyard.ask.ready(undefined))} />
      </StrictMode>,
    )
  const begin = (answer: typeof firstAnswer): void => {
    connection?.end()
    const current = connect(answer)
    connection = current
    const late = setTimeout(() => show({ kind: 'waiting' }), PATIENCE)
    void current.state
      .then(
        (state) => show({ kind: 'ready', state }),
        () => show({ kind: 'failed' }),
      )
      .finally(() => clearTimeout(late))
  }
  begin(firstAnswer)
}
