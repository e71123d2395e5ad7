import type { ReactElement, ReactNode } from 'react'
import { classesOf } from '../../style/classes.ts'
import sheet from './hand-section.module.css'

const css = classesOf(sheet)

type HandRowProps = { readonly title: string; readonly text: ReactNode; readonly children: ReactNode }

/** One way of other programs to a profile: what it is, how it stands, what can be done. */
export function HandRow({ title, text, children }: HandRowProps): ReactElement {
  return (
    <div className={css('row')}>
      <dt className={css('title')}>{title}</dt>
      <dd className={css('text')}>{text}</dd>
      <dd className={css('acts')}>{children}</dd>
    </div>
  )
}
