import type { ReactElement } from 'react'
import { editorText } from '../../../app/text/edit-room-text.ts'
import type { EditForm, FieldView } from '../../../app/view/edit-model.ts'
import { fuzzyRank } from '../../../app/view/fuzzy.ts'
import { Icon } from '../../parts/icon.tsx'
import { type DraftRow, fieldFor, isSettingName } from '../../state/edit-draft.ts'
import { PickDialog, type PickItem } from '../palette/pick-dialog.tsx'

type SettingPickerProps = {
  readonly form: EditForm
  readonly rows: readonly DraftRow[]
  readonly onPick: (field: FieldView) => void
  readonly onClose: () => void
}

/** Chooses a setting to add: a documented one by a few letters, or any name as it is typed. */
export function SettingPicker({ form, rows, onPick, onClose }: SettingPickerProps): ReactElement {
  const there = new Set(rows.map((row) => row.field.setting.toLowerCase()))
  const offered = form.offered.filter((field) => !there.has(field.setting.toLowerCase()))
  return (
    <PickDialog
      label={editorText.addLabel}
      placeholder={editorText.addPlaceholder}
      listLabel={editorText.addList}
      emptyText={editorText.addEmpty}
      itemsFor={(query) => itemsFor(offered, there, query.trim())}
      onPick={(id) => onPick(fieldFor(form, id))}
      onClose={onClose}
    />
  )
}

function itemsFor(offered: readonly FieldView[], there: ReadonlySet<string>, query: string): readonly PickItem[] {
  const found = fuzzyRank(query, offered, (field) => field.setting).map(({ item, match }) => ({
    id: item.setting,
    icon: <Icon name="add" size={14} />,
    text: item.setting,
    detail: item.help ?? '',
    positions: match.positions,
  }))
  const lower = query.toLowerCase()
  const isKnown = there.has(lower) || offered.some((field) => field.setting.toLowerCase() === lower)
  if (isKnown || !isSettingName(query)) return found
  const free = {
    id: query,
    icon: <Icon name="add" size={14} />,
    text: editorText.addFree(query),
    detail: editorText.addFreeHelp,
    positions: [],
  }
  return [...found, free]
}
