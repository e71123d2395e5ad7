import type { ReactElement } from 'react'
import type { Instant } from '../../../app/text/instant.ts'
import { tokenText } from '../../../app/text/token-text.ts'
import type { SessionFailure } from '../../../app/view/model.ts'
import { Icon } from '../../parts/icon.tsx'
import { secondsUntil } from '../../state/code-window.ts'
import type { TokenStage } from '../../state/token-flow.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './message.module.css'

const css = classesOf(sheet)

/** The field is described by this. */
export const MESSAGE_ID = 'token-message'

/** What goes on, in one sentence; spoken when it changes, the running seconds apart. */
export function Message({ stage, now }: { readonly stage: TokenStage; readonly now: Instant }): ReactElement {
  return (
    <div id={MESSAGE_ID} className={css('message')} aria-live="polite">
      <MessageText stage={stage} now={now} />
    </div>
  )
}

function MessageText({ stage, now }: { readonly stage: TokenStage; readonly now: Instant }): ReactElement | null {
  switch (stage.kind) {
    case 'typing':
      if (stage.failure !== null) return <Failure failure={stage.failure} />
      return stage.afterWait ? <p className={css('plain')}>{tokenText.ready}</p> : null
    case 'waiting':
      return <Waiting failure={stage.failure} seconds={secondsUntil(stage.until, now)} />
    case 'sending':
      return <p className={css('plain')}>{tokenText.sending}</p>
    case 'loading':
    case 'blocked':
    case 'done':
      return null
  }
}

function Failure({ failure }: { readonly failure: SessionFailure }): ReactElement {
  return (
    <p className={css('failure')}>
      <Icon name="warning" size={14} />
      <span>
        {failure.message} <code className={css('code')}>{failure.code}</code>
      </span>
    </p>
  )
}

/** The seconds count on screen only: a screen reader hears the sentence once. */
function Waiting(props: { readonly failure: SessionFailure | null; readonly seconds: number }): ReactElement {
  return (
    <>
      {props.failure === null ? (
        <span className="visually-hidden">{tokenText.waitingSpoken}</span>
      ) : (
        <Failure failure={props.failure} />
      )}
      <p className={css('plain')} aria-hidden="true">
        {props.failure === null ? tokenText.waiting(props.seconds) : tokenText.waitingShort(props.seconds)}
      </p>
    </>
  )
}
