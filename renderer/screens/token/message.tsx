import type { ReactElement } from 'react'
import type { Instant } from '../../../app/text/instant.ts'
import { tokenText } from '../../../app/text/token-text.ts'
import type { SessionFailure } from '../../../app/view/model.ts'
import { Icon } from '../../parts/icon.tsx'
import { secondsUntil } from '../../state/code-window.ts'
import type { AskedDevice, TokenState } from '../../state/token-flow.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './message.module.css'

const css = classesOf(sheet)

/** The field is described by this. */
export const MESSAGE_ID = 'token-message'

type MessageProps = { readonly state: TokenState; readonly now: Instant }

/** What goes on, in one sentence; spoken when it changes, the running seconds apart. */
export function Message({ state, now }: MessageProps): ReactElement {
  return (
    <div id={MESSAGE_ID} className={css('message')} aria-live="polite">
      <MessageText state={state} now={now} />
    </div>
  )
}

function MessageText({ state, now }: MessageProps): ReactElement | null {
  const { stage, device, plan } = state
  switch (stage.kind) {
    case 'typing':
      if (stage.failure !== null) return <Failure failure={stage.failure} />
      return <Plain text={typingText(device, stage.afterWait)} />
    case 'waiting':
      return <Waiting failure={stage.failure} device={device} seconds={secondsUntil(stage.until, now)} />
    case 'sending':
      if (stage.course === 'stopping') return <Plain text={tokenText.stopping} />
      return <Plain text={stage.by === 'command' ? tokenText.asking(plan?.command ?? '') : tokenText.sending} />
    case 'loading':
    case 'blocked':
    case 'done':
      return null
  }
}

function typingText(device: AskedDevice | null, afterWait: boolean): string | null {
  if (device?.isNext) return tokenText.nextCode(device.name)
  return afterWait ? tokenText.ready : null
}

function Plain({ text }: { readonly text: string | null }): ReactElement | null {
  return text === null ? null : <p className={css('plain')}>{text}</p>
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

type WaitingProps = {
  readonly failure: SessionFailure | null
  readonly device: AskedDevice | null
  readonly seconds: number
}

/** The seconds count on screen only: a screen reader hears the sentence once. */
function Waiting({ failure, device, seconds }: WaitingProps): ReactElement {
  if (failure !== null) {
    return (
      <>
        <Failure failure={failure} />
        <p className={css('plain')} aria-hidden="true">
          {tokenText.waitingShort(seconds)}
        </p>
      </>
    )
  }
  const next = device?.isNext ? device.name : null
  return (
    <>
      <span className="visually-hidden">
        {next === null ? tokenText.waitingSpoken : tokenText.nextWaitingSpoken(next)}
      </span>
      <p className={css('plain')} aria-hidden="true">
        {next === null ? tokenText.waiting(seconds) : tokenText.nextWaiting(next, seconds)}
      </p>
    </>
  )
}
