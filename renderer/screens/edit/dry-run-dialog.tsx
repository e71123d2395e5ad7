import { type ReactElement, useState } from 'react'
import { dryRunText } from '../../../app/text/edit-room-text.ts'
import type { DryRunView } from '../../../app/view/edit-model.ts'
import { closeLayer, proposeAloud, writeShown } from '../../state/edit-act.ts'
import { type DryRunWish, useWindowState } from '../../state/window-state.ts'
import { DefaultLease } from '../switch/default-lease.tsx'
import { DialogCard, DialogChoices } from './dialog-card.tsx'
import { DiffView } from './diff-view.tsx'
import { Notes } from './notes.tsx'
import { Tick } from './tick.tsx'

type DryRunDialogProps = { readonly wish: DryRunWish; readonly dryRun: DryRunView }

/** What would be written, before anything is. Enter writes, Esc does not. */
export function DryRunDialog({ wish, dryRun }: DryRunDialogProps): ReactElement {
  const state = useWindowState()
  const [isWriting, setWriting] = useState(false)
  const write = async (): Promise<void> => {
    if (isWriting) return
    setWriting(true)
    await writeShown(state)
  }
  return (
    <DialogCard
      title={dryRun.title}
      lead={dryRunText.nothingYet}
      reading={dryRunText.filesLabel}
      onSubmit={() => void write()}
      footer={
        <>
          <References wish={wish} />
          <DefaultLease wish={wish} />
          <DialogChoices
            focus="confirm"
            dismiss={dryRunText.cancel}
            onDismiss={() => closeLayer(state)}
            confirm={isWriting ? dryRunText.writing : dryRunText.write}
          />
        </>
      }
    >
      <Notes notes={dryRun.notes} />
      {dryRun.files.map((file) => (
        <DiffView key={file.role} file={file} />
      ))}
    </DialogCard>
  )
}

/** Renaming and deleting may follow every reference; unticked, the dry run is made anew without them. */
function References({ wish }: { readonly wish: DryRunWish }): ReactElement | null {
  const state = useWindowState()
  if (wish.kind !== 'rename' && wish.kind !== 'remove') return null
  const choose = (references: 'follow' | 'leave'): void => void proposeAloud(state, { ...wish, references })
  return (
    <Tick
      label={dryRunText.follow}
      help={dryRunText.followHelp}
      value={wish.references === 'follow'}
      onChange={(follows) => choose(follows ? 'follow' : 'leave')}
    />
  )
}
