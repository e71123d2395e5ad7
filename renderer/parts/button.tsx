import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from 'react'
import { classesOf } from '../style/classes.ts'
import sheet from './button.module.css'

const css = classesOf(sheet)

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style' | 'type'> & {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'icon' | 'link'
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** The one button. `primary` at most once a screen; `icon` needs an `aria-label`; `link` reads as text. */
export function Button({ look = 'plain', children, ...rest }: ButtonProps): ReactElement {
  return (
    <button type="button" className={css('button', look)} {...rest}>
      {children}
    </button>
  )
}
