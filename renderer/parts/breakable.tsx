import { Fragment, type ReactElement } from 'react'

/** Text that rather breaks behind a colon or a slash than within a word: ARNs and paths. Copied, it is as it was. */
export function Breakable({ text }: { readonly text: string }): ReactElement {
  const pieces = text.split(/(?<=[/:])/)
  return (
    <>
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity, and the text is drawn anew with each change.
        <Fragment key={index}>
          {piece}
          <wbr />
        </Fragment>
      ))}
    </>
  )
}
