import { type ReactElement, useState } from 'react'
import { plainCopiesDialogText } from '../../../app/text/switcher-text.ts'
import { toastText } from '../../../app/text/window-text.ts'
import type { PlainCopiesView } from '../../../app/view/switch-model.ts'
import { Button } from '../../parts/button.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { Icon } from '../../parts/icon.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { closeLayer } from '../../state/edit-act.ts'
import { deletePlainCopies } from '../../state/vault-act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DialogCard, DialogChoices } from '../edit/dialog-card.tsx'
import { Refusal } from '../edit/refusal.tsx'
import sheet from './plain-copies-dialog.module.css'

const css = classesOf(sheet)

type PlainCopiesDialogProps = { readonly profile: string }

/** Where keys of the vault still stand in plain text, named before anything is deleted. */
export function PlainCopiesDialog({ profile }: PlainCopiesDialogProps): ReactElement {
  const [round, setRound] = useState(1)
  const asked = useAsked(`${round} ${profile}`, () => window.lanyard.ask.plainCopies({ profile }))
  if (asked.state === 'waiting') return <Said profile={profile} lead={plainCopiesDialogText.looking} problem={null} />
  if (asked.state === 'failed') return <Said profile={profile} lead={null} problem={toastText.failed} />
  if (!asked.value.ok) return <Said profile={profile} lead={null} problem={asked.value.failure} />
  const copies = asked.value.value
  const count = copies.backups + copies.historyEntries
  if (count === 0) return <Nothing profile={profile} copies={copies} />
  return <Copies profile={profile} copies={copies} onChanged={() => setRound(round + 1)} />
}

type SaidProps = PlainCopiesDialogProps & { readonly lead: string | null; readonly problem: string | null }

function Said({ profile, lead, problem }: SaidProps): ReactElement {
  return (
    <DialogCard
      title={plainCopiesDialogText.title(profile)}
      lead={lead}
      reading={null}
      onSubmit={null}
      footer={<Close />}
    >
      <Refusal sentence={problem} />
    </DialogCard>
  )
}

function Close(): ReactElement {
  const state = useWindowState()
  return (
    <Button ref={focusNow} onClick={() => closeLayer(state)}>
      {plainCopiesDialogText.close}
    </Button>
  )
}

type CopiesProps = PlainCopiesDialogProps & { readonly copies: PlainCopiesView }

function Nothing({ profile, copies }: CopiesProps): ReactElement {
  return (
    <DialogCard
      title={plainCopiesDialogText.title(profile)}
      lead={null}
      reading={null}
      onSubmit={null}
      footer={<Close />}
    >
      {copies.sentences.length > 0 ? (
        <Sentences sentences={copies.sentences} />
      ) : (
        <p className={css('none')}>
          <Icon name="check" />
          {plainCopiesDialogText.none}
        </p>
      )}
    </DialogCard>
  )
}

function Copies({ profile, copies, onChanged }: CopiesProps & { readonly onChanged: () => void }): ReactElement {
  const state = useWindowState()
  const [isDeleting, setDeleting] = useState(false)
  const remove = async (): Promise<void> => {
    if (isDeleting) return
    setDeleting(true)
    const deleted = await deletePlainCopies(state, profile)
    setDeleting(false)
    if (deleted) closeLayer(state)
    else onChanged()
  }
  return (
    <DialogCard
      title={plainCopiesDialogText.title(profile)}
      lead={plainCopiesDialogText.lead}
      reading={plainCopiesDialogText.files}
      onSubmit={() => void remove()}
      footer={
        <DialogChoices
          focus="dismiss"
          dismiss={plainCopiesDialogText.keep}
          onDismiss={() => closeLayer(state)}
          confirm={isDeleting ? plainCopiesDialogText.removing : plainCopiesDialogText.remove}
        />
      }
    >
      <Found copies={copies} />
    </DialogCard>
  )
}

function Found({ copies }: { readonly copies: PlainCopiesView }): ReactElement {
  return (
    <>
      <Sentences sentences={copies.sentences} />
      {copies.files.length === 0 ? null : (
        <section>
          <h3 className={css('heading')}>{plainCopiesDialogText.counts(copies.backups, 0)}</h3>
          <ul className={css('files')}>
            {copies.files.map((file) => (
              <li key={file}>
                <code>{file}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      {copies.historyEntries === 0 ? null : (
        <h3 className={css('heading')}>{plainCopiesDialogText.entries(copies.historyEntries)}</h3>
      )}
    </>
  )
}

function Sentences({ sentences }: Pick<PlainCopiesView, 'sentences'>): ReactElement {
  return (
    <div className={css('sentences')}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}
