import type { ReactElement } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { editorText } from '../../../app/text/edit-room-text.ts'
import { Icon } from '../../parts/icon.tsx'
import { fittingNames } from '../../state/suggestions.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './field-input.module.css'

const css = classesOf(sheet)

type SuggestInputProps = {
  readonly id: string
  readonly label: string
  readonly describedBy: string
  readonly isOdd: boolean
  readonly text: string
  readonly names: readonly string[]
  readonly onType: (text: string) => void
}

/** A name, typed or picked; one that is not in the list is as good. */
export function SuggestInput(props: SuggestInputProps): ReactElement {
  const fitting = fittingNames(props.names, props.text)
  return (
    <ComboBox
      className={css('combo')}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      allowsCustomValue
      allowsEmptyCollection={false}
      inputValue={props.text}
      onInputChange={props.onType}
      items={fitting.map((name) => ({ id: name }))}
    >
      <Input
        id={props.id}
        className={css('input')}
        aria-invalid={props.isOdd ? true : undefined}
        spellCheck="false"
        autoComplete="off"
      />
      <Button className={css('open')} aria-label={editorText.suggestions(props.label)}>
        <Icon name="down" size={12} />
      </Button>
      <Popover className={css('popover')} offset={4} isNonModal>
        <ListBox className={css('list')} aria-label={editorText.suggestions(props.label)}>
          {({ id }: { readonly id: string }) => (
            <ListBoxItem id={id} textValue={id} className={css('item')}>
              {id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
