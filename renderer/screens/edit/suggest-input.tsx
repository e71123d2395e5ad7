import { type KeyboardEvent, type ReactElement, useState } from 'react'
import { editorText } from '../../../app/text/edit-room-text.ts'
import { paletteText } from '../../../app/text/palette-text.ts'
import { fuzzyRank } from '../../../app/view/fuzzy.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { classesOf } from '../../style/classes.ts'
import { PickDialog, type PickItem } from '../palette/pick-dialog.tsx'
import sheet from './field-input.module.css'

const css = classesOf(sheet)

/** No more lines than anybody reads. */
const LIMIT = 100

type SuggestInputProps = {
  readonly id: string
  readonly setting: string
  readonly describedBy: string
  readonly isOdd: boolean
  readonly text: string
  readonly names: readonly string[]
  readonly onType: (text: string) => void
}

/** A name, typed or picked from those there are; one that is not among them is as good. */
export function SuggestInput(props: SuggestInputProps): ReactElement {
  const { setting, onType } = props
  const [isPicking, setPicking] = useState(false)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    setPicking(true)
  }
  return (
    <span className={css('combo')}>
      <input
        id={props.id}
        type="text"
        className={css('input')}
        aria-describedby={props.describedBy}
        aria-invalid={props.isOdd ? true : undefined}
        spellCheck={false}
        autoComplete="off"
        value={props.text}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={css('open')}>
        <Button
          look="icon"
          title={editorText.choose(setting)}
          aria-label={editorText.choose(setting)}
          aria-haspopup="dialog"
          onClick={() => setPicking(true)}
        >
          <Icon name="down" size={12} />
        </Button>
      </span>
      {isPicking ? <NamePicker {...props} onClose={() => setPicking(false)} /> : null}
    </span>
  )
}

type NamePickerProps = Pick<SuggestInputProps, 'setting' | 'names' | 'onType'> & { readonly onClose: () => void }

function NamePicker({ setting, names, onType, onClose }: NamePickerProps): ReactElement {
  return (
    <PickDialog
      label={editorText.choose(setting)}
      placeholder={editorText.choose(setting)}
      listLabel={setting}
      emptyText={paletteText.empty}
      itemsFor={(query) => itemsFor(names, query)}
      onPick={onType}
      onClose={onClose}
    />
  )
}

function itemsFor(names: readonly string[], query: string): readonly PickItem[] {
  return fuzzyRank(query, names, (name) => name)
    .slice(0, LIMIT)
    .map(({ item, match }) => ({
      id: item,
      icon: null,
      text: item,
      detail: '',
      positions: match.positions,
    }))
}
