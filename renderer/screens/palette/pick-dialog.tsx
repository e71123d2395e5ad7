import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react'
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
import { useWindowState } from '../../state/window-state.ts'
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
  const [query, setQuery] = useState(useWindowState().typedAhead.get)
  const items = props.itemsFor(query)
  const pick = (id: string): void => {
    props.onClose()
    props.onPick(id)
  }
  const onKeyDownCapture = (event: KeyboardEvent): void => pickMarked(event, items, pick)
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
            <div role="presentation" className={css('inside')} onKeyDownCapture={onKeyDownCapture}>
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
              <Results listLabel={props.listLabel} emptyText={props.emptyText} items={items} onPick={pick} />
            </div>
          </Autocomplete>
          {props.footer}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/**
 * Enter picks the line that is marked on screen, else the first. Not left to react-aria: while letters narrow the list, it may still hold
 * on to a line that is gone, and Enter would do nothing.
 */
function pickMarked(event: KeyboardEvent, items: readonly PickItem[], pick: (id: string) => void): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.stopPropagation()
  const marked = event.currentTarget.querySelector('[data-focused][data-key]')?.getAttribute('data-key')
  const picked = items.find(({ id }) => id === marked) ?? items[0]
  if (picked !== undefined) pick(picked.id)
}

type ResultsProps = Pick<PickDialogProps, 'listLabel' | 'emptyText' | 'onPick'> & {
  readonly items: readonly PickItem[]
}

function Results({ items, listLabel, emptyText, onPick }: ResultsProps): ReactElement {
  return (
    <ListBox
      className={css('list')}
      aria-label={listLabel}
      items={items}
      onAction={(id) => onPick(String(id))}
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
