import type { ReactElement } from 'react'
import { progressText } from '../../../app/text/sessions-room-text.ts'
import { tokenText } from '../../../app/text/token-text.ts'
import type { ProgressLine } from '../../../app/view/session-model.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { type LineTone, toneOf } from '../../state/renewal-lines.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './progress-lines.module.css'

const css = classesOf(sheet)

const signs: Readonly<Record<LineTone, IconName>> = {
  done: 'check',
  failed: 'warning',
  running: 'right',
  quiet: 'blank',
}

/** By role: what scrolls must be reached by the keyboard itself. */
const region = { role: 'region', tabIndex: 0, 'aria-label': tokenText.progressLabel } as const

/** One line a profile. A failure has its whole sentence, since that is what there is to read. */
export function ProgressLines({ lines }: { readonly lines: readonly ProgressLine[] }): ReactElement {
  return (
    <div className={css('scroll')} {...region}>
      <ul>
        {lines.map((line) => (
          <Line key={line.profile} line={line} />
        ))}
      </ul>
    </div>
  )
}

function Line({ line }: { readonly line: ProgressLine }): ReactElement {
  const tone = toneOf(line)
  return (
    <li className={css('line', tone, line.state)} data-line={line.profile}>
      <Icon name={signs[tone]} size={12} />
      <span className={css('profile')} title={line.profile}>
        {line.profile}
      </span>
      <span className={css('text')}>{line.text === '' ? progressText.states[line.state] : line.text}</span>
    </li>
  )
}
