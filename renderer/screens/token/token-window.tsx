import { type ReactElement, useEffect, useEffectEvent } from 'react'
import { accountIdOfArn, groupAccountId } from '../../../app/text/account.ts'
import { tokenText } from '../../../app/text/token-text.ts'
import type { SessionFailure, TokenPlan } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { Icon } from '../../parts/icon.tsx'
import { RichTextView } from '../../parts/rich-text.tsx'
import { isOfMany } from '../../state/renewal-lines.ts'
import { type AskedDevice, programOf, type TokenStage, type TokenState } from '../../state/token-flow.ts'
import { classesOf } from '../../style/classes.ts'
import { CodeField } from './code-field.tsx'
import { Done } from './done.tsx'
import { Message } from './message.tsx'
import { Progress } from './progress.tsx'
import sheet from './token-window.module.css'
import { type TokenControl, useToken } from './use-token.ts'
import { WindowRing } from './window-ring.tsx'

const css = classesOf(sheet)

/** What may scroll must be within reach of the keyboard. */
const scrolled = { tabIndex: 0, role: 'group', 'aria-label': tokenText.aboutLabel } as const

const close = (): void => window.lanyard.tell.closeToken()

/** Main closes the window; where it does not answer, the window closes all the same. */
const snooze = (): void => {
  window.lanyard.ask.snooze(undefined).catch(close)
}

/** The small window that asks for six digits. Esc closes it; while something runs, Esc ends that first. */
export function TokenWindow(): ReactElement {
  const control = useToken()
  const { plan, stage, device } = control.state
  useEscape(stage.kind === 'sending' && stage.course === 'running' ? control.stop : close)
  return (
    <main className={css('window')} data-stage={stage.kind}>
      <h1 className="visually-hidden">
        {plan === null || device === null ? tokenText.windowTitle : tokenText.title(device.name)}
      </h1>
      <Stage control={control} />
    </main>
  )
}

function useEscape(onEscape: () => void): void {
  const escape = useEffectEvent(onEscape)
  useEffect(() => {
    const act = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') escape()
    }
    window.addEventListener('keydown', act)
    return () => window.removeEventListener('keydown', act)
  }, [])
}

function Stage({ control }: { readonly control: TokenControl }): ReactElement {
  const { plan, stage, renewal } = control.state
  if (stage.kind === 'done') return <Done success={stage.success} now={control.now} onClose={close} />
  if (stage.kind === 'blocked') return <Blocked failure={stage.failure} onRetry={control.retry} />
  if (plan === null) return <p className={css('loading')}>{tokenText.loading}</p>
  if (stage.kind === 'sending' && isOfMany(renewal)) {
    return <Progress renewal={renewal} course={stage.course} onStop={control.stop} onClose={close} />
  }
  return <Asking control={control} plan={plan} />
}

type AskingProps = { readonly control: TokenControl; readonly plan: TokenPlan }

function Asking({ control, plan }: AskingProps): ReactElement {
  const { state } = control
  const { stage, device } = state
  return (
    <>
      <header className={css('head')}>
        <div className={css('words')} aria-hidden="true">
          <p className={css('title')}>{tokenText.title(device?.name ?? plan.deviceName)}</p>
          <p className={css('from')}>{placeOf(plan, device)}</p>
        </div>
        <WindowRing now={control.now} waitUntil={stage.kind === 'waiting' ? stage.until : null} />
      </header>
      <CodeField state={state} onCode={control.type} />
      <div className={css('middle')} {...scrolled}>
        <Message state={state} now={control.now} />
        <Opens state={state} plan={plan} />
      </div>
      <Foot control={control} plan={plan} />
    </>
  )
}

function Foot({ control, plan }: AskingProps): ReactElement {
  const { stage } = control.state
  const program = programOf(control.state)
  const isRunning = stage.kind === 'sending' && stage.course === 'running'
  return (
    <footer className={css('foot')}>
      <FootHint plan={plan} stage={stage} program={program} />
      {program === null ? null : (
        <Button onClick={control.askProgram}>
          <span className={css('program')}>{tokenText.askProgram(program)}</span>
        </Button>
      )}
      <Button onClick={isRunning ? control.stop : close}>{tokenText.cancel}</Button>
    </footer>
  )
}

type FootHintProps = { readonly plan: TokenPlan; readonly stage: TokenStage; readonly program: string | null }

/** Snooze where a notice led here; else how to type, where nothing else needs the room. */
function FootHint({ plan, stage, program }: FootHintProps): ReactElement {
  const canSnooze = plan.snooze === 'offered' && stage.kind !== 'sending'
  return (
    <span className={css('hint')}>
      {canSnooze ? (
        <Button look="quiet" onClick={snooze}>
          {tokenText.snooze}
        </Button>
      ) : stage.kind === 'sending' || program !== null ? null : (
        tokenText.help
      )}
    </span>
  )
}

const failureOf = (stage: TokenStage): SessionFailure | null =>
  stage.kind === 'typing' || stage.kind === 'waiting' ? stage.failure : null

function placeOf(plan: TokenPlan, device: AskedDevice | null): string {
  if (device?.isNext && device.serial !== plan.serial) {
    const id = accountIdOfArn(device.serial)
    return id === null ? device.serial : groupAccountId(id)
  }
  const account = plan.accountId === null ? [] : [groupAccountId(plan.accountId)]
  return [...account, tokenText.from(plan.source)].join(' · ')
}

type OpensProps = { readonly state: TokenState; readonly plan: TokenPlan }

/** What the code opens, and what to know before it is typed; makes room while there is an error to read. */
function Opens({ state, plan }: OpensProps): ReactElement | null {
  const { stage, device, renewal } = state
  if (stage.kind === 'sending' || failureOf(stage) !== null) return null
  if (device?.isNext && renewal !== null) {
    return <p className={css('opens')}>{tokenText.soFar(renewal.done, renewal.total)}</p>
  }
  return (
    <>
      <p className={css('opens')}>
        <RichTextView parts={plan.opens} />
        {plan.codes > 1 ? ` ${tokenText.takesCodes(plan.codes)}` : null}
      </p>
      {plan.warnings.map((warning) => (
        <p key={warning} className={css('warning')}>
          <Icon name="warning" size={14} />
          <span>{warning}</span>
        </p>
      ))}
      {plan.notes.map((note) => (
        <p key={note} className={css('note')}>
          {note}
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
