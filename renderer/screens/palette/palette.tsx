import type { ReactElement } from 'react'
import type { Target } from '../../../app/command/model.ts'
import { paletteText } from '../../../app/text/palette-text.ts'
import type { ProfileRow } from '../../../app/view/model.ts'
import { Icon, type IconName, KindIcon } from '../../parts/icon.tsx'
import { KeyCap } from '../../parts/key-cap.tsx'
import {
  cleanUp,
  copyEnvironment,
  goTo,
  goToRoom,
  openEditor,
  openSwitcher,
  openTerminal,
  propose,
  proposeHand,
  redoWrite,
  renew,
  renewDevice,
  showLayer,
  showOverlay,
  switchBack,
  switchTo,
  switchToNone,
  toggleFavourite,
  undoWrite,
} from '../../state/act.ts'
import { ask } from '../../state/chain-act.ts'
import { exampleQuestion } from '../../state/chain-choices.ts'
import { focusAnswer } from '../../state/chain-focus.ts'
import { focusFirstField } from '../../state/focus.ts'
import { leaseInForce } from '../../state/lease-choice.ts'
import { entryById, type PaletteAct, type PaletteEntry, paletteEntries, remember } from '../../state/palette-entries.ts'
import { usePlace, useSnapshot, useStore, useWindowState, type WindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './palette.module.css'
import { PickDialog, type PickItem } from './pick-dialog.tsx'

const css = classesOf(sheet)

/** Every profile and every action, by a few letters. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const state = useWindowState()
  const { rows, canUndo, ssoSessions, services, sessions, active } = useSnapshot()
  const canRedo = useStore(state.redos).length > 0 ? 'yes' : 'no'
  const { profile, room } = usePlace()
  const recents = useStore(state.recents)
  const selected = room === 'profiles' ? profile : null
  const facts = { rows, recents, selected, canUndo, canRedo, ssoSessions, services, sessions, active } as const
  const byName = new Map(rows.map((row) => [row.name, row]))
  const pick = (id: string): void => {
    const picked = entryById(facts, id)
    state.recents.set(remember(recents, id))
    if (picked !== undefined) perform(state, picked.act)
  }
  return (
    <PickDialog
      label={paletteText.label}
      placeholder={paletteText.placeholder}
      listLabel={paletteText.results}
      emptyText={paletteText.empty}
      itemsFor={(query) => paletteEntries({ ...facts, query }).map((entry) => itemOf(entry, byName))}
      onPick={pick}
      onClose={onClose}
      footer={<Hints />}
    />
  )
}

function perform(state: WindowState, act: PaletteAct): void {
  switch (act.do) {
    case 'go':
      return goToRoom(state, act.room)
    case 'keys':
      return showOverlay(state, 'keys')
    case 'new':
    case 'import':
      return showLayer(state, { kind: act.do })
    case 'chain-example':
      return showExample(state)
    case 'undo':
      return undoWrite(state, null)
    case 'redo':
      return redoWrite(state)
    case 'renew-all':
      return renewDevice(state, act.serial)
    case 'clean-up':
      return cleanUp(state)
    case 'switcher':
      return openSwitcher(state, null)
    case 'back':
      return switchBack(state)
    case 'none':
      return switchToNone(state)
    case 'not-following':
      return showLayer(state, { kind: 'not-following' })
    case 'default-back':
      return proposeHand(state, { kind: 'default-back' })
    case 'edit-section':
      return edit(state, { kind: act.kind, name: act.name })
    default:
      return performOn(state, act.do, act.profile)
  }
}

function showExample(state: WindowState): void {
  goToRoom(state, 'chain')
  ask(state, exampleQuestion)
  focusAnswer()
}

function edit(state: WindowState, target: Target): void {
  openEditor(state, { mode: 'edit', target })
  focusFirstField()
}

type ProfileVerb = Extract<PaletteAct, { profile: string }>['do']

function performOn(state: WindowState, verb: ProfileVerb, name: string): void {
  const target = { kind: 'profile', name } as const
  switch (verb) {
    case 'open':
      return goTo(state, { room: 'profiles', profile: name })
    case 'switch':
      return switchTo(state, name)
    case 'terminal':
      return openTerminal(state, name)
    case 'copy-as':
      return showLayer(state, { kind: 'copy', profile: name })
    case 'console':
    case 'connect':
      return showLayer(state, { kind: verb, profile: name })
    case 'default':
      return proposeHand(state, { kind: 'default', profile: name, leaseSeconds: leaseOf(state, name) })
    case 'vault':
      return proposeHand(state, { kind: 'vault-in', profile: name })
    case 'renew':
      return renew(state, name)
    case 'copy':
      return copyEnvironment(state, name)
    case 'chain':
      return goTo(state, { room: 'chain', profile: name })
    case 'edit':
      return edit(state, target)
    case 'routes':
      return showLayer(state, { kind: 'routes', profile: name })
    case 'favourite':
      return toggleFavourite(state, name)
    case 'duplicate':
    case 'rename':
      return showLayer(state, { kind: 'name', verb, target })
    case 'delete':
      return propose(state, { kind: 'remove', target, references: 'follow' })
  }
}

/** None, or what the rule of production leaves. */
function leaseOf(state: WindowState, name: string): number | null {
  const { rows, settings } = state.snapshot.get()
  return leaseInForce(null, rows.find((row) => row.name === name) ?? null, settings.productionLease)
}

const signs: Readonly<Record<Exclude<PaletteAct['do'], 'open'>, IconName>> = {
  switch: 'swap',
  switcher: 'swap',
  back: 'back',
  none: 'stop',
  'not-following': 'unequal',
  console: 'globe',
  terminal: 'terminal',
  'copy-as': 'copy',
  default: 'swap',
  'default-back': 'back',
  connect: 'chain',
  vault: 'lock',
  renew: 'renew',
  'renew-all': 'device',
  'clean-up': 'close',
  routes: 'clock',
  favourite: 'star',
  copy: 'copy',
  chain: 'chain',
  'chain-example': 'chain',
  edit: 'edit',
  'edit-section': 'edit',
  duplicate: 'copy',
  rename: 'edit',
  delete: 'close',
  new: 'add',
  import: 'import',
  undo: 'history',
  redo: 'renew',
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
