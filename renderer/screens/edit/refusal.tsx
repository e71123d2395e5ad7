import type { ReactElement } from 'react'
import { Icon } from '../../parts/icon.tsx'
import { classesOf } from '../../style/classes.ts'
import sheet from './refusal.module.css'

const css = classesOf(sheet)

/** Why it cannot be done, where it was asked; nothing where it can. */
export function Refusal({ sentence }: { readonly sentence: string | null }): ReactElement | null {
  if (sentence === null) return null
  return (
    <p className={css('refusal')} role="alert">
      <Icon name="stop" />
      {sentence}
    </p>
  )
}
