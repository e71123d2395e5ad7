import { type ReactElement, type ReactNode, Suspense } from 'react'
import { Icon } from '../../parts/icon.tsx'
import { classesOf } from '../../style/classes.ts'
import sheet from './chain-bar.module.css'

const css = classesOf(sheet)

type ChooserButtonProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onOpen: () => void
  /** What it opens, while it is open. */
  readonly children: ReactNode
}

/** Looks like a choice, and opens a searchable list. */
export function ChooserButton({ id, label, value, onOpen, children }: ChooserButtonProps): ReactElement {
  return (
    <div className={css('field')}>
      <span className={css('label')} id={id}>
        {label}
      </span>
      <button
        type="button"
        id={`${id}-button`}
        className={css('chooser')}
        aria-haspopup="dialog"
        aria-labelledby={`${id} ${id}-value`}
        onClick={onOpen}
      >
        <span className={css('value')} id={`${id}-value`}>
          {value}
        </span>
        <Icon name="down" size={12} />
      </button>
      <Suspense fallback={null}>{children}</Suspense>
    </div>
  )
}
