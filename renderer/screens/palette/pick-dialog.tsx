import { type ReactElement, type ReactNode, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { TextField } from 'react-aria-components/TextField'
import { focusNow } from '../../parts/focus-now.ts'
import { Highlighted } from '../../parts/highlighted.tsx'
import { Icon } from '../../parts/icon.tsx'
import { rangesOf } from '../../state/highlight.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './pick-dialog.module.css'

const css = classesOf(sheet)

/** The list below the field is always open; react-aria adds what it controls. */
const combobox = { role: 'combobox', 'aria-expanded': true } as const

/** One line to pick. */
export type PickItem = {
  readonly id: string
  readonly icon: ReactNode
  readonly text: string
  readonly detail: string
  readonly positions: readonly number[]
}

type PickDialogProps = {
  readonly label: string
  readonly placeholder: string
  readonly listLabel: string
  readonly emptyText: string
  readonly itemsFor: (query: string) => readonly PickItem[]
  readonly onPick: (id: string) => void
  readonly onClose: () => void
  readonly footer?: ReactNode
}

/** A field over a list of what fits: typed letters narrow, arrows move, Enter picks, Esc closes. */
export function PickDialog(props: PickDialogProps): ReactElement {
  const [query, setQuery] = useState('')
  return (
    <ModalOverlay
      className={css('veil')}
      isOpen
      isDismissable
      onOpenChange={(open) => (open ? undefined : props.onClose())}
    >
      <Modal className={css('modal')}>
        <Dialog className={css('dialog')} aria-label={props.label}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <TextField className={css('field')} aria-label={props.label}>
              <Icon name="search" />
              <Input
                ref={focusNow}
                {...combobox}
                className={css('input')}
                placeholder={props.placeholder}
                spellCheck="false"
              />
            </TextField>
            <Results {...props} items={props.itemsFor(query)} />
          </Autocomplete>
          {props.footer}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

type ResultsProps = PickDialogProps & { readonly items: readonly PickItem[] }

function Results({ items, listLabel, emptyText, onPick, onClose }: ResultsProps): ReactElement {
  const pick = (id: string): void => {
    onClose()
    onPick(id)
  }
  return (
    <ListBox
      className={css('list')}
      aria-label={listLabel}
      items={items}
      onAction={(id) => pick(String(id))}
      renderEmptyState={() => <p className={css('empty')}>{emptyText}</p>}
    >
      {(item) => (
        <ListBoxItem id={item.id} textValue={item.text} className={css('item')}>
          {item.icon}
          <span className={css('text')}>
            <Highlighted text={item.text} ranges={rangesOf(item.positions)} />
          </span>
          <span className={css('detail')}>{item.detail}</span>
        </ListBoxItem>
      )}
    </ListBox>
  )
}
