import { type ReactElement, useState } from 'react'
import { notFollowingText } from '../../../app/text/switcher-text.ts'
import { toastText } from '../../../app/text/window-text.ts'
import type { NotFollowingView } from '../../../app/view/switch-model.ts'
import { Button } from '../../parts/button.tsx'
import { CopyLine } from '../../parts/copy-line.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { Icon } from '../../parts/icon.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { closeLayer } from '../../state/edit-act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DialogCard } from '../edit/dialog-card.tsx'
import { Refusal } from '../edit/refusal.tsx'
import sheet from './not-following-dialog.module.css'

const css = classesOf(sheet)

/** The person's running programs that a switch does not reach, each with the line that frees it. */
export function NotFollowingDialog(): ReactElement {
  const state = useWindowState()
  const [round, setRound] = useState(1)
  const asked = useAsked(String(round), () => window.lanyard.ask.willNotFollow(undefined))
  return (
    <DialogCard
      title={notFollowingText.title}
      lead={notFollowingText.lead}
      reading={notFollowingText.list}
      onSubmit={null}
      footer={
        <>
          <span className={css('again')}>
            <Button onClick={() => setRound(round + 1)}>{notFollowingText.again}</Button>
          </span>
          <Button ref={focusNow} onClick={() => closeLayer(state)}>
            {notFollowingText.close}
          </Button>
        </>
      }
    >
      {asked.state === 'waiting' ? <p className={css('quiet')}>{notFollowingText.looking}</p> : null}
      {asked.state === 'failed' ? <Refusal sentence={toastText.failed} /> : null}
      {asked.state === 'answered' && !asked.value.ok ? <Refusal sentence={asked.value.failure} /> : null}
      {asked.state === 'answered' && asked.value.ok ? <Found found={asked.value.value} /> : null}
    </DialogCard>
  )
}

function Found({ found }: { readonly found: readonly NotFollowingView[] }): ReactElement {
  if (found.length === 0) {
    return (
      <p className={css('none')}>
        <Icon name="check" />
        {notFollowingText.none}
      </p>
    )
  }
  return (
    <ul>
      {found.map((process) => (
        <Process key={process.pid} process={process} />
      ))}
    </ul>
  )
}

function Process({ process }: { readonly process: NotFollowingView }): ReactElement {
  const { pid, name, folder, reason, line } = process
  return (
    <li className={css('process')}>
      <p className={css('head')}>
        <strong>{name}</strong>
        <span className={css('small')}>{notFollowingText.pid(pid)}</span>
        {folder === null ? null : <code className={css('folder')}>{folder}</code>}
      </p>
      <p className={css('reason')}>{reason}</p>
      {line === null ? (
        <p className={css('small')}>{notFollowingText.restart}</p>
      ) : (
        <CopyLine line={line} about={`${name}, ${notFollowingText.pid(pid)}`} />
      )}
    </li>
  )
}
