import type { ReactElement } from 'react'
import { dryRunText } from '../../../app/text/edit-room-text.ts'
import type { DiffLineView, FileDiffView } from '../../../app/view/edit-model.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './diff-view.module.css'

const css = classesOf(sheet)

/** What changes in one file, as a unified diff with line numbers; secrets come masked. */
export function DiffView({ file }: { readonly file: FileDiffView }): ReactElement {
  return (
    <figure className={css('file')} aria-label={dryRunText.diffOf(file.path)} data-file={file.role}>
      <figcaption className={css('caption')}>
        <code className={css('path')}>{file.path}</code>
        {file.created ? <span className={css('created')}>{dryRunText.created}</span> : null}
        <span>{dryRunText.mode(file.mode)}</span>
      </figcaption>
      {file.hunks.map((hunk) => (
        <div key={hunk.header}>
          <p className={css('hunk')}>{hunk.header}</p>
          <ol>
            {hunk.lines.map((line) => (
              <DiffLine key={`${line.before} ${line.after}`} line={line} />
            ))}
          </ol>
        </div>
      ))}
    </figure>
  )
}

const signs: Readonly<Record<DiffLineView['kind'], string>> = { same: '', removed: '−', added: '+' }

function DiffLine({ line }: { readonly line: DiffLineView }): ReactElement {
  const { kind, text, before, after } = line
  return (
    <li className={css('line', kind)} data-kind={kind}>
      <span className={css('number')} aria-hidden="true">
        {before}
      </span>
      <span className={css('number')} aria-hidden="true">
        {after}
      </span>
      <span className={css('sign')} aria-hidden="true">
        {signs[kind]}
      </span>
      <span className={css('text')}>
        {kind === 'same' ? null : <span className="visually-hidden">{dryRunText[kind]}</span>}
        {text}
      </span>
    </li>
  )
}
