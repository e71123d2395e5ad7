import type { ReactElement } from 'react'
import { PICTURED_HOSTS } from '../../../app/chain/places/hosts.ts'
import { whereChoiceText } from '../../../app/text/chain-room-text.ts'
import { paletteText } from '../../../app/text/palette-text.ts'
import { placeText } from '../../../app/text/place-text.ts'
import { fuzzyRank } from '../../../app/view/fuzzy.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { ask, readPasted } from '../../state/chain-act.ts'
import { exampleQuestion, usualHost, withPlace } from '../../state/chain-choices.ts'
import { useWindowState, type WindowState } from '../../state/window-state.ts'
import { PickDialog, type PickItem } from '../palette/pick-dialog.tsx'

type Where = {
  readonly id: string
  readonly icon: IconName
  readonly text: string
  readonly detail: string
  readonly pick: (state: WindowState) => void
}

const go =
  (place: { readonly kind: 'here' } | { readonly kind: 'login-shell' }) =>
  (state: WindowState): void =>
    ask(state, (before) => withPlace(before, place))

const hosts: readonly Where[] = PICTURED_HOSTS.map(({ id }) => ({
  id,
  icon: 'globe',
  text: placeText.titles[id],
  detail: whereChoiceText.pictured,
  pick: (state) => ask(state, (before) => withPlace(before, usualHost(id))),
}))

function placesFor(onProcesses: () => void): readonly Where[] {
  const { here, hereHelp, loginShell, loginShellHelp, process, processHelp } = whereChoiceText
  const { clipboard, file, pasteHelp, example, exampleHelp } = whereChoiceText
  return [
    { id: 'here', icon: 'blank', text: here, detail: hereHelp, pick: go({ kind: 'here' }) },
    { id: 'shell', icon: 'terminal', text: loginShell, detail: loginShellHelp, pick: go({ kind: 'login-shell' }) },
    { id: 'process', icon: 'list', text: process, detail: processHelp, pick: onProcesses },
    ...(['clipboard', 'file'] as const).map((from): Where => {
      const text = from === 'clipboard' ? clipboard : file
      const icon = from === 'clipboard' ? 'copy' : 'import'
      return { id: from, icon, text, detail: pasteHelp, pick: (state) => void readPasted(state, from) }
    }),
    ...hosts,
    { id: 'example', icon: 'info', text: example, detail: exampleHelp, pick: (state) => ask(state, exampleQuestion) },
  ]
}

type WherePickerProps = { readonly onClose: () => void; readonly onProcesses: () => void }

/** Every place a chain can be explained for. */
export function WherePicker({ onClose, onProcesses }: WherePickerProps): ReactElement {
  const state = useWindowState()
  const places = placesFor(onProcesses)
  return (
    <PickDialog
      label={whereChoiceText.pick}
      placeholder={whereChoiceText.placeholder}
      listLabel={paletteText.results}
      emptyText={paletteText.empty}
      itemsFor={(query) => itemsFor(places, query)}
      onPick={(id) => places.find((place) => place.id === id)?.pick(state)}
      onClose={onClose}
    />
  )
}

function itemsFor(places: readonly Where[], query: string): readonly PickItem[] {
  const fitting = query.trim() === '' ? places.map((item) => ({ item, positions: [] })) : ranked(places, query)
  return fitting.map(({ item, positions }) => ({
    id: item.id,
    icon: <Icon name={item.icon} />,
    text: item.text,
    detail: item.detail,
    positions,
  }))
}

const ranked = (places: readonly Where[], query: string) =>
  fuzzyRank(query, places, (place) => place.text).map(({ item, match }) => ({ item, positions: match.positions }))
