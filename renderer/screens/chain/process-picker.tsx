import type { ReactElement } from 'react'
import { whereChoiceText } from '../../../app/text/chain-room-text.ts'
import { paletteText } from '../../../app/text/palette-text.ts'
import { toastText } from '../../../app/text/window-text.ts'
import type { ProcessView } from '../../../app/view/chain-model.ts'
import { fuzzyRank } from '../../../app/view/fuzzy.ts'
import type { Outcome } from '../../../app/view/model.ts'
import { Icon } from '../../parts/icon.tsx'
import { type Asked, useAsked } from '../../parts/use-asked.ts'
import { ask } from '../../state/chain-act.ts'
import { withPlace } from '../../state/chain-choices.ts'
import { useWindowState } from '../../state/window-state.ts'
import { PickDialog, type PickItem } from '../palette/pick-dialog.tsx'

const LIMIT = 100

type Listed = Asked<Outcome<readonly ProcessView[], string>>

/** The person's own running processes, by name, folder or id. */
export function ProcessPicker({ onClose }: { readonly onClose: () => void }): ReactElement {
  const state = useWindowState()
  const listed = useAsked('processes', () => window.lanyard.ask.listProcesses(undefined))
  const processes = listed.state === 'answered' && listed.value.ok ? listed.value.value : []
  const pick = (id: string): void => {
    const process = processes.find(({ pid }) => String(pid) === id)
    if (process !== undefined) ask(state, (before) => withPlace(before, { kind: 'process', process }))
  }
  return (
    <PickDialog
      label={whereChoiceText.pickProcess}
      placeholder={whereChoiceText.processPlaceholder}
      listLabel={paletteText.results}
      emptyText={emptyText(listed)}
      itemsFor={(query) => itemsFor(processes, query)}
      onPick={pick}
      onClose={onClose}
    />
  )
}

function emptyText(listed: Listed): string {
  if (listed.state === 'waiting') return whereChoiceText.listing
  if (listed.state === 'failed') return toastText.failed
  return listed.value.ok ? whereChoiceText.noProcess : listed.value.failure
}

function itemsFor(processes: readonly ProcessView[], query: string): readonly PickItem[] {
  const wanted = query.trim()
  const found =
    wanted === ''
      ? processes.map((item) => ({ item, positions: [] }))
      : fuzzyRank(wanted, processes, textOf).map(({ item, match }) => ({
          item,
          // Only what matched in the name is marked; the rest stands at the right.
          positions: match.positions.filter((at) => at < item.name.length),
        }))
  return found.slice(0, LIMIT).map(({ item, positions }) => ({
    id: String(item.pid),
    icon: <Icon name="terminal" />,
    text: item.name,
    detail: `${item.pid} · ${item.folder}`,
    positions,
  }))
}

const textOf = ({ name, pid, folder }: ProcessView): string => `${name} ${pid} ${folder}`
