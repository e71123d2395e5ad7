import type { ReactElement } from 'react'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import { paletteText } from '../../../app/text/palette-text.ts'
import { fuzzyRank } from '../../../app/view/fuzzy.ts'
import type { ProfileChoice, ProfileRow } from '../../../app/view/model.ts'
import { Icon, KindIcon } from '../../parts/icon.tsx'
import { useSnapshot } from '../../state/window-state.ts'
import { PickDialog, type PickItem } from './pick-dialog.tsx'

const ENVIRONMENT = 'environment'
const LIMIT = 100

type ProfilePickerProps = {
  readonly onPick: (choice: ProfileChoice) => void
  readonly onClose: () => void
}

/** Chooses the chain's profile: none (the environment decides), or one by name. */
export function ProfilePicker({ onPick, onClose }: ProfilePickerProps): ReactElement {
  const { rows } = useSnapshot()
  const pick = (id: string): void =>
    onPick(id === ENVIRONMENT ? { kind: 'environment' } : { kind: 'explicit', name: id.slice(1) })
  return (
    <PickDialog
      label={ladderText.pickProfile}
      placeholder={ladderText.pickProfile}
      listLabel={paletteText.results}
      emptyText={paletteText.empty}
      itemsFor={(query) => itemsFor(rows, query)}
      onPick={pick}
      onClose={onClose}
    />
  )
}

function itemsFor(rows: readonly ProfileRow[], query: string): readonly PickItem[] {
  const named = fuzzyRank(query, rows, (row) => row.name)
    .slice(0, LIMIT)
    .map(({ item, match }) => ({
      id: `=${item.name}`,
      icon: <KindIcon kind={item.kind} />,
      text: item.name,
      detail: item.subtitle,
      positions: match.positions,
    }))
  const environment = {
    id: ENVIRONMENT,
    icon: <Icon name="terminal" />,
    text: ladderText.environmentChoice,
    detail: ladderText.environmentHelp,
    positions: [],
  }
  return query.trim() === '' ? [environment, ...named] : named
}
