import { type ReactElement, useState } from 'react'
import { seedDialogText } from '../../../app/text/switcher-text.ts'
import { seedText } from '../../../app/text/vault-text.ts'
import { closeLayer } from '../../state/edit-act.ts'
import { addSeed } from '../../state/vault-act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DialogCard, DialogChoices } from '../edit/dialog-card.tsx'
import { Notes } from '../edit/notes.tsx'
import sheet from './seed-dialog.module.css'

const css = classesOf(sheet)

/** Before a seed is kept beside the keys it guards: what that gives up, and where it is read from. The seed itself stays in main. */
export function SeedDialog({ profile }: { readonly profile: string }): ReactElement {
  const state = useWindowState()
  const [isAsking, setAsking] = useState(false)
  const keep = async (): Promise<void> => {
    if (isAsking) return
    setAsking(true)
    const kept = await addSeed(state, profile)
    setAsking(false)
    if (kept) closeLayer(state)
  }
  return (
    <DialogCard
      title={seedDialogText.title(profile)}
      lead={seedDialogText.lead}
      reading={seedDialogText.reading}
      onSubmit={() => void keep()}
      footer={
        <DialogChoices
          focus="dismiss"
          dismiss={seedDialogText.cancel}
          onDismiss={() => closeLayer(state)}
          confirm={isAsking ? seedDialogText.asking : seedDialogText.keep}
        />
      }
    >
      <Notes notes={[{ severity: 'warning', message: seedText.warning }]} />
      <p className={css('how')}>{seedDialogText.how}</p>
    </DialogCard>
  )
}
