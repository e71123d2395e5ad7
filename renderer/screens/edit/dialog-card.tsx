import type { FormEvent, KeyboardEvent, ReactElement, ReactNode } from 'react'
import { Heading } from 'react-aria-components/Heading'
import { Button } from '../../parts/button.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { useSnapshot } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './dialog-card.module.css'

const css = classesOf(sheet)

type DialogCardProps = {
  readonly title: string
  readonly lead: ReactNode
  readonly children: ReactNode
  readonly footer: ReactNode
  /** Name of what is read and scrolled, which then has a place in the tab order; null: a form's fields have. */
  readonly reading: string | null
  /** What Enter and the confirming button do; null where nothing is to be confirmed. */
  readonly onSubmit: (() => void) | null
}

/** By role: what scrolls and holds nothing to focus must be reached by the keyboard itself. */
const region = { role: 'region', tabIndex: 0 } as const

/** A dialog's inside: title, a lead, what scrolls, and what can be done. */
export function DialogCard({ title, lead, children, footer, reading, onSubmit }: DialogCardProps): ReactElement {
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit?.()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target === event.currentTarget) onSubmit?.()
  }
  const body = reading === null ? {} : { ...region, 'aria-label': reading, onKeyDown }
  return (
    <form className={css('card')} noValidate onSubmit={submit}>
      <header className={css('head')}>
        <Heading slot="title" className={css('title')}>
          {title}
        </Heading>
        <div className={css('lead')}>{lead}</div>
      </header>
      <div className={css('body')} {...body}>
        {children}
      </div>
      <footer className={css('foot')}>{footer}</footer>
    </form>
  )
}

type DialogChoicesProps = {
  readonly dismiss: string
  readonly onDismiss: () => void
  /** The words of the button that submits. */
  readonly confirm: string
  readonly confirmIs?: 'on' | 'off'
  /** Which of the two has the focus first, where nothing else has. */
  readonly focus: 'dismiss' | 'confirm' | 'neither'
}

/** The two buttons in the order that people of this system expect: the one that acts is last, on Windows first. */
export function DialogChoices(props: DialogChoicesProps): ReactElement {
  const { platform } = useSnapshot()
  const buttons = [
    <Button key="dismiss" ref={props.focus === 'dismiss' ? focusNow : null} onClick={props.onDismiss}>
      {props.dismiss}
    </Button>,
    <Button
      key="confirm"
      look="primary"
      kind="submit"
      ref={props.focus === 'confirm' ? focusNow : null}
      disabled={props.confirmIs === 'off'}
    >
      {props.confirm}
    </Button>,
  ]
  return <>{platform === 'win32' ? buttons.toReversed() : buttons}</>
}
