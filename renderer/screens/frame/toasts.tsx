import { type ReactElement, useEffect, useEffectEvent, useState } from 'react'
import { frameText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { dismissToast } from '../../state/act.ts'
import { type Toast, type ToastAction, useStore, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './toasts.module.css'

const css = classesOf(sheet)

/** How long a toast stays, in milliseconds; problems stay longer, because they say what to do. */
const STAYS: Readonly<Record<Toast['tone'], number>> = { plain: 4000, problem: 9000 }

/** With something to be done about it there must be time to decide. */
const STAYS_TO_ACT = 10_000

/** Answers to what was done. A polite live region that is always there, so that each new toast is spoken. */
export function Toasts(): ReactElement {
  const state = useWindowState()
  const toasts = useStore(state.toasts)
  return (
    <section className={css('stack')} aria-live="polite" aria-label={frameText.notifications}>
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} onClose={() => dismissToast(state, toast.id)} />
      ))}
    </section>
  )
}

function ToastView({ toast, onClose }: { readonly toast: Toast; readonly onClose: () => void }): ReactElement {
  const [held, setHeld] = useState(false)
  const close = useEffectEvent(onClose)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => close(), toast.actions.length === 0 ? STAYS[toast.tone] : STAYS_TO_ACT)
    return () => clearTimeout(timer)
  }, [held, toast])
  return (
    <div
      className={css('toast', toast.tone)}
      data-testid="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={toast.tone === 'problem' ? 'warning' : 'check'} />
      <div className={css('body')}>
        <p className={css('text')}>{toast.text}</p>
        {toast.actions.length === 0 ? null : (
          <div className={css('actions')}>
            {toast.actions.map((action) => (
              <ToastButton key={action.label} action={action} onClose={onClose} />
            ))}
          </div>
        )}
      </div>
      <Button look="icon" aria-label={frameText.dismiss} onClick={onClose}>
        <Icon name="close" size={12} />
      </Button>
    </div>
  )
}

type ToastButtonProps = { readonly action: ToastAction; readonly onClose: () => void }

function ToastButton({ action, onClose }: ToastButtonProps): ReactElement {
  const act = (): void => {
    onClose()
    action.act()
  }
  return (
    <Button look="link" onClick={act}>
      {action.label}
    </Button>
  )
}
