import type { KeyboardEvent, ReactElement } from 'react'
import { profilesText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { KeyCap } from '../../parts/key-cap.tsx'
import { showLayer } from '../../state/act.ts'
import type { Order } from '../../state/arrange.ts'
import { useStore, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { FILTER_ID } from '../frame/use-shortcuts.ts'
import sheet from './toolbar.module.css'

const css = classesOf(sheet)

const orders = (['file', 'favourites', 'name', 'account', 'ends'] as const).map((value) => ({
  value,
  text: profilesText.orders[value],
}))

type ToolbarProps = {
  readonly order: Order
  readonly onOrder: (order: Order) => void
  readonly shown: number
  readonly all: number
  /** Moves on from the filter into the list. */
  readonly onEnterList: () => void
}

/** Filter and order of the list, and how more comes into it. */
export function Toolbar({ order, onOrder, shown, all, onEnterList }: ToolbarProps): ReactElement {
  const state = useWindowState()
  const begin = (kind: 'new' | 'import'): void => showLayer(state, { kind })
  return (
    <search className={css('bar')}>
      <FilterField onEnterList={onEnterList} />
      <Choice label={profilesText.orderLabel} labelPlace="hidden" value={order} options={orders} onChoose={onOrder} />
      <Button look="square" title={profilesText.add} aria-label={profilesText.add} onClick={() => begin('new')}>
        <Icon name="add" size={14} />
      </Button>
      <Button
        look="square"
        title={profilesText.import}
        aria-label={profilesText.import}
        onClick={() => begin('import')}
      >
        <Icon name="import" size={14} />
      </Button>
      <output className="visually-hidden">{profilesText.count(shown, all)}</output>
    </search>
  )
}

function FilterField({ onEnterList }: { readonly onEnterList: () => void }): ReactElement {
  const state = useWindowState()
  const text = useStore(state.filter)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && text !== '') state.filter.set('')
    else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') onEnterList()
    else return
    event.preventDefault()
  }
  return (
    <div className={css('field')}>
      <Icon name="search" size={14} />
      <input
        id={FILTER_ID}
        className={css('input')}
        type="text"
        role="searchbox"
        aria-label={profilesText.filterLabel}
        aria-keyshortcuts="/"
        title={profilesText.filterHelp}
        placeholder={profilesText.filterPlaceholder}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => state.filter.set(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <KeyCap name="/" />
      ) : (
        <Button look="icon" aria-label={profilesText.clearFilter} onClick={() => state.filter.set('')}>
          <Icon name="close" size={12} />
        </Button>
      )}
    </div>
  )
}
