import { type ReactElement, useEffect } from 'react'
import { groupAccountId } from '../../../app/text/account.ts'
import { tokenText } from '../../../app/text/token-text.ts'
import type { SessionFailure, TokenPlan } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { Icon } from '../../parts/icon.tsx'
import { RichTextView } from '../../parts/rich-text.tsx'
import type { TokenStage, TokenState } from '../../state/token-flow.ts'
import { classesOf } from '../../style/classes.ts'
import { CodeField } from './code-field.tsx'
import { Done } from './done.tsx'
import { Message } from './message.tsx'
import sheet from './token-window.module.css'
import { type TokenControl, useToken } from './use-token.ts'
import { WindowRing } from './window-ring.tsx'

const css = classesOf(sheet)

/** What may scroll must be within reach of the keyboard. */
const scrolled = { tabIndex: 0 } as const

const close = (): void => window.lanyard.tell.closeToken()

/** The small window that asks for six digits. Esc closes it. */
export function TokenWindow(): ReactElement {
  const control = useToken()
  useEscape()
  const { plan, stage } = control.state
  return (
    <main className={css('window')} data-stage={stage.kind}>
      <h1 className="visually-hidden">{plan === null ? tokenText.windowTitle : tokenText.title(plan.deviceName)}</h1>
      <Stage control={control} />
    </main>
  )
}

function useEscape(): void {
  useEffect(() => {
    const act = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close()
    }
    window.addEventListener('keydown', act)
    return () => window.removeEventListener('keydown', act)
  }, [])
}

function Stage({ control }: { readonly control: TokenControl }): ReactElement {
  const { plan, stage } = control.state
  if (stage.kind === 'done') return <Done success={stage.success} now={control.now} onClose={close} />
  if (stage.kind === 'blocked') return <Blocked failure={stage.failure} onRetry={control.retry} />
  if (plan === null) return <p className={css('loading')}>{tokenText.loading}</p>
  return <Asking control={control} plan={plan} state={control.state} />
}

type AskingProps = { readonly control: TokenControl; readonly plan: TokenPlan; readonly state: TokenState }

function Asking({ control, plan, state }: AskingProps): ReactElement {
  const { stage } = state
  return (
    <>
      <header className={css('head')}>
        <div className={css('words')} aria-hidden="true">
          <p className={css('title')}>{tokenText.title(plan.deviceName)}</p>
          <p className={css('from')}>{placeOf(plan)}</p>
        </div>
        <WindowRing now={control.now} waitUntil={stage.kind === 'waiting' ? stage.until : null} />
      </header>
      <CodeField state={state} onCode={control.type} />
      <div className={css('middle')} {...(plan.warnings.length > 0 ? scrolled : {})}>
        <Message stage={stage} now={control.now} />
        <Opens plan={plan} stage={stage} />
      </div>
      <footer className={css('foot')}>
        <span className={css('hint')}>{stage.kind === 'sending' ? '' : tokenText.help}</span>
        <Button onClick={close}>{tokenText.cancel}</Button>
      </footer>
    </>
  )
}

const failureOf = (stage: TokenStage): SessionFailure | null =>
  stage.kind === 'typing' || stage.kind === 'waiting' ? stage.failure : null

function placeOf(plan: TokenPlan): string {
  const account = plan.accountId === null ? [] : [groupAccountId(plan.accountId)]
  return [...account, tokenText.from(plan.source)].join(' · ')
}

/** What the code opens, and what to know before it is typed; makes room while there is an error to read. */
function Opens({ plan, stage }: { readonly plan: TokenPlan; readonly stage: TokenStage }): ReactElement | null {
  if (stage.kind === 'sending' || failureOf(stage) !== null) return null
  return (
    <>
      <p className={css('opens')}>
        <RichTextView parts={plan.opens} />
      </p>
      {plan.warnings.map((warning) => (
        <p key={warning} className={css('warning')}>
          <Icon name="warning" size={14} />
          <span>{warning}</span>
        </p>
      ))}
    </>
  )
}

type BlockedProps = { readonly failure: SessionFailure; readonly onRetry: () => void }

/** There is nothing to type a code for: why, and what to do. */
function Blocked({ failure, onRetry }: BlockedProps): ReactElement {
  return (
    <>
      <div className={css('blocked')} role="alert">
        <Icon name="warning" size={20} />
        <div>
          <p className={css('sentence')}>{failure.message}</p>
          <code className={css('code')}>{failure.code}</code>
        </div>
      </div>
      <footer className={css('foot')}>
        <span className={css('hint')} />
        {failure.next === 'retry' ? <Button onClick={onRetry}>{tokenText.retry}</Button> : null}
        <Button look="primary" ref={focusNow} onClick={close}>
          {tokenText.close}
        </Button>
      </footer>
    </>
  )
}
