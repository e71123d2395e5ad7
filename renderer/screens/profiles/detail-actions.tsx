import type { ReactElement } from 'react'
import { activeCardText } from '../../../app/text/active-card-text.ts'
import { handText } from '../../../app/text/switcher-text.ts'
import { detailText } from '../../../app/text/window-text.ts'
import type { ProfileDetail } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import {
  copyEnvironment,
  goTo,
  openEditor,
  openSwitcher,
  openTerminal,
  renew,
  showLayer,
  switchTo,
} from '../../state/act.ts'
import { draftKey } from '../../state/draft-key.ts'
import { focusFirstField } from '../../state/focus.ts'
import { useSnapshot, useStore, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { SectionActions } from '../edit/section-actions.tsx'
import sheet from './detail-actions.module.css'

const css = classesOf(sheet)

/** What can be done with a profile: what is daily as buttons, what is seldom in a line below. */
export function DetailActions({ detail }: { readonly detail: ProfileDetail }): ReactElement {
  const state = useWindowState()
  const { name, renewFrom } = detail
  return (
    <div className={css('actionsBlock')}>
      <div className={css('actions')}>
        {renewFrom === null ? null : (
          <Button look="primary" aria-keyshortcuts="r" onClick={() => renew(state, name)}>
            {detailText.renew}
          </Button>
        )}
        <SwitchButton name={name} look={renewFrom === null && detail.kind !== 'broken' ? 'primary' : 'plain'} />
        <CopyButtons detail={detail} />
        <Button aria-keyshortcuts="o" onClick={() => showLayer(state, { kind: 'console', profile: name })}>
          {handText.console}
        </Button>
      </div>
      <SectionActions target={{ kind: 'profile', name }}>
        <EditButton name={name} />
        <Button look="link" title={handText.terminalHelp} onClick={() => openTerminal(state, name)}>
          {handText.terminal}
        </Button>
        <Button look="link" onClick={() => goTo(state, { room: 'chain', profile: name })}>
          {detailText.chain}
        </Button>
      </SectionActions>
      {detail.renewHint === null ? null : <p className={css('hint')}>{detail.renewHint}</p>}
    </div>
  )
}

function EditButton({ name }: { readonly name: string }): ReactElement {
  const state = useWindowState()
  const target = { kind: 'profile', name } as const
  const hasDraft = useStore(state.drafts).has(draftKey(target))
  const edit = (): void => {
    openEditor(state, { mode: 'edit', target })
    focusFirstField()
  }
  return (
    <Button look="link" aria-keyshortcuts="e" onClick={edit}>
      {hasDraft ? detailText.continueEditing : detailText.edit}
    </Button>
  )
}

type SwitchButtonProps = { readonly name: string; readonly look: 'primary' | 'plain' }

/** Makes it the active profile; where it is already, the switcher says for how long and leads elsewhere. */
function SwitchButton({ name, look }: SwitchButtonProps): ReactElement {
  const state = useWindowState()
  const isActive = useSnapshot().active.profile === name
  if (isActive) {
    return <Button onClick={() => openSwitcher(state, name)}>{activeCardText.change}</Button>
  }
  return (
    <Button look={look} aria-keyshortcuts="s" onClick={() => switchTo(state, name)}>
      {handText.switch}
    </Button>
  )
}

/** The line for the person's shell at once, and beside it every other form. */
function CopyButtons({ detail }: { readonly detail: ProfileDetail }): ReactElement {
  const state = useWindowState()
  const { name, environmentLine } = detail
  return (
    <span className={css('pair')}>
      <Button title={environmentLine} aria-keyshortcuts="c" onClick={() => copyEnvironment(state, name)}>
        {detailText.copyEnvironment}
      </Button>
      <Button
        look="square"
        aria-label={handText.otherForms}
        title={handText.otherForms}
        aria-haspopup="dialog"
        onClick={() => showLayer(state, { kind: 'copy', profile: name })}
      >
        <Icon name="down" size={12} />
      </Button>
    </span>
  )
}
