import type { ReactElement } from 'react'
import { paletteText } from '../../../app/text/palette-text.ts'
import type { ProfileRow } from '../../../app/view/model.ts'
import { Icon, type IconName, KindIcon } from '../../parts/icon.tsx'
import { KeyCap } from '../../parts/key-cap.tsx'
import { copyEnvironment, goTo, renew, showOverlay } from '../../state/act.ts'
import { type PaletteAct, type PaletteEntry, paletteEntries, remember } from '../../state/palette-entries.ts'
import { usePlace, useSnapshot, useStore, useWindowState, type WindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './palette.module.css'
import { PickDialog, type PickItem } from './pick-dialog.tsx'

const css = classesOf(sheet)

/** Every profile and every action, by a few letters. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const state = useWindowState()
  const { rows } = useSnapshot()
  const { profile, room } = usePlace()
  const recents = useStore(state.recents)
  const entriesFor = (query: string): readonly PaletteEntry[] =>
    paletteEntries({ rows, query, recents, selected: room === 'profiles' ? profile : null })
  const byName = new Map(rows.map((row) => [row.name, row]))
  const pick = (id: string): void => {
    const act = actOf(id)
    state.recents.set(remember(recents, id))
    if (act !== null) perform(state, act)
  }
  return (
    <PickDialog
      label={paletteText.label}
      placeholder={paletteText.placeholder}
      listLabel={paletteText.results}
      emptyText={paletteText.empty}
      itemsFor={(query) => entriesFor(query).map((entry) => itemOf(entry, byName))}
      onPick={pick}
      onClose={onClose}
      footer={<Hints />}
    />
  )
}

/** An entry's id says what it does: `renew NAME`, `go chain`. */
function actOf(id: string): PaletteAct | null {
  if (id === 'keys') return { do: 'keys' }
  const cut = id.indexOf(' ')
  const verb = id.slice(0, cut)
  const rest = id.slice(cut + 1)
  if (verb === 'go' && (rest === 'profiles' || rest === 'chain' || rest === 'settings')) return { do: 'go', room: rest }
  if (verb === 'open' || verb === 'renew' || verb === 'copy' || verb === 'chain') return { do: verb, profile: rest }
  return null
}

function perform(state: WindowState, act: PaletteAct): void {
  switch (act.do) {
    case 'open':
      return goTo(state, { room: 'profiles', profile: act.profile })
    case 'renew':
      return renew(state, act.profile)
    case 'copy':
      return copyEnvironment(state, act.profile)
    case 'chain':
      return goTo(state, { room: 'chain', profile: act.profile })
    case 'go':
      return goTo(state, act.room === 'settings' ? { room: 'settings' } : { room: act.room, profile: null })
    case 'keys':
      return showOverlay(state, 'keys')
  }
}

const signs: Readonly<Record<Exclude<PaletteAct['do'], 'open'>, IconName>> = {
  renew: 'renew',
  copy: 'copy',
  chain: 'chain',
  go: 'right',
  keys: 'info',
}

function itemOf(entry: PaletteEntry, byName: ReadonlyMap<string, ProfileRow>): PickItem {
  const { id, act, text, detail, positions } = entry
  const kind = act.do === 'open' ? byName.get(act.profile)?.kind : undefined
  const icon = act.do === 'open' ? <KindIcon kind={kind ?? 'empty'} /> : <Icon name={signs[act.do]} />
  return { id, text, detail, positions, icon }
}

function Hints(): ReactElement {
  return (
    <p className={css('hints')} aria-hidden="true">
      <KeyCap name="↑" />
      <KeyCap name="↓" /> {paletteText.hintMove}
      <KeyCap name="Enter" /> {paletteText.hintDo}
      <KeyCap name="Esc" /> {paletteText.hintClose}
    </p>
  )
}
