import { type ReactElement, useState } from 'react'
import type { Target } from '../../../app/command/model.ts'
import { nameText } from '../../../app/text/edit-room-text.ts'
import { closeLayer, proposeQuietly } from '../../state/edit-act.ts'
import { nameForCopy, nameProblem } from '../../state/new-section.ts'
import { useWindowState } from '../../state/window-state.ts'
import { DialogCard, DialogChoices } from './dialog-card.tsx'
import { NameField } from './name-field.tsx'
import { useTaken } from './use-taken.ts'

type NameDialogProps = { readonly verb: 'duplicate' | 'rename'; readonly target: Target }

/** Asks for the name of a copy, or for a new one; then comes the dry run. */
export function NameDialog({ verb, target }: NameDialogProps): ReactElement {
  const state = useWindowState()
  const taken = useTaken(target.kind)
  const [name, setName] = useState(() => (verb === 'rename' ? target.name : nameForCopy(target.name, taken)))
  const [refusal, setRefusal] = useState<string | null>(null)
  const problem = verb === 'rename' && name === target.name ? null : nameProblem(name, taken)
  const isOff = problem !== null || name === target.name
  const review = async (): Promise<void> => {
    if (isOff) return
    const wish =
      verb === 'rename'
        ? ({ kind: 'rename', target, to: name, references: 'follow' } as const)
        : ({ kind: 'duplicate', target, to: name } as const)
    setRefusal(await proposeQuietly(state, wish))
  }
  const type = (text: string): void => {
    setName(text)
    setRefusal(null)
  }
  return (
    <DialogCard
      title={verb === 'rename' ? nameText.renameTitle(target.name) : nameText.duplicateTitle(target.name)}
      lead={null}
      reading={null}
      onSubmit={() => void review()}
      footer={
        <DialogChoices
          focus="neither"
          dismiss={nameText.cancel}
          onDismiss={() => closeLayer(state)}
          confirm={nameText.review}
          confirmIs={isOff ? 'off' : 'on'}
        />
      }
    >
      <NameField label={nameText.newName} value={name} problem={problem ?? refusal} focus="select" onChange={type} />
    </DialogCard>
  )
}
