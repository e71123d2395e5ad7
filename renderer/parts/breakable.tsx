import { Fragment, type ReactElement } from 'react'

/** Text that rather breaks behind a colon or a slash than within a word: ARNs and paths. Copied, it is as it was. */
export function Breakable({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {[...text.matchAll(/[^/:]+[/:]*|[/:]+/g)].map((piece) => (
        <Fragment key={piece.index}>
          {piece[0]}
          <wbr />
        </Fragment>
      ))}
    </>
  )
}
