import type { ReactElement } from 'react'
import type { RichText } from '../../app/view/model.ts'
import { classesOf } from '../style/classes.ts'
import sheet from './rich-text.module.css'

const css = classesOf(sheet)

/** A sentence with its emphasised parts. */
export function RichTextView({ parts }: { readonly parts: RichText }): ReactElement {
  return (
    <>
      {parts.map((part, index) => {
        // Parts have no identity beyond their place in the sentence.
        const key = `${index}:${part.text}`
        const inner = part.code ? <code className={css('code')}>{part.text}</code> : part.text
        return part.strong ? (
          <strong key={key} className={css('strong')}>
            {inner}
          </strong>
        ) : (
          <span key={key}>{inner}</span>
        )
      })}
    </>
  )
}
