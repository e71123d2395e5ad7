import type { ReactElement } from 'react'
import { classesOf } from '../style/classes.ts'
import sheet from './key-cap.module.css'

const css = classesOf(sheet)

/** The picture of a key. */
export function KeyCap({ name }: { readonly name: string }): ReactElement {
  return <kbd className={css('cap')}>{name}</kbd>
}
