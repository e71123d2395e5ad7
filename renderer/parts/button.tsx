import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from 'react'
import { classesOf } from '../style/classes.ts'
import sheet from './button.module.css'

const css = classesOf(sheet)

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style' | 'type'> & {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'icon' | 'square' | 'link'
  /** `submit`: sends the form it stands in, as Enter in a field does. */
  readonly kind?: 'button' | 'submit'
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** The one button. `primary` at most once a screen; `icon` and, with a frame, `square` need an `aria-label`; `link` reads as text. */
export function Button({ look = 'plain', kind = 'button', children, ...rest }: ButtonProps): ReactElement {
  return (
    <button type={kind} className={css('button', look)} {...rest}>
      {children}
    </button>
  )
}
