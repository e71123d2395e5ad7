import { type ReactElement, useState } from 'react'
import type { SectionKind } from '../../../app/command/model.ts'
import { nameText, sectionText } from '../../../app/text/edit-room-text.ts'
import { Choice } from '../../parts/choice.tsx'
import { openEditor } from '../../state/act.ts'
import { closeLayer } from '../../state/edit-act.ts'
import { focusFirstField } from '../../state/focus.ts'
import { firstSettings, nameProblem, STARTS, type Start } from '../../state/new-section.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DialogCard, DialogChoices } from './dialog-card.tsx'
import { NameField } from './name-field.tsx'
import sheet from './new-dialog.module.css'
import { useTaken } from './use-taken.ts'

const css = classesOf(sheet)

const kinds = (['profile', 'sso-session', 'services'] satisfies SectionKind[]).map((value) => ({
  value,
  text: sectionText.kinds[value],
}))
const starts = STARTS.map((value) => ({ value, text: nameText.starts[value] }))

/** What is to be new, and its name; then the editor opens. */
export function NewDialog(): ReactElement {
  const state = useWindowState()
  const [kind, setKind] = useState<SectionKind>('profile')
  const [start, setStart] = useState<Start>('sso')
  const [name, setName] = useState('')
  const problem = nameProblem(name, useTaken(kind))
  const begin = (): void => {
    if (problem !== null) return
    openEditor(state, { mode: 'add', target: { kind, name }, first: firstSettings(kind, start) })
    closeLayer(state)
    focusFirstField()
  }
  return (
    <DialogCard
      title={nameText.newTitle}
      lead={nameText.newHelp}
      reading={null}
      onSubmit={begin}
      footer={<Choices confirmIs={problem === null ? 'on' : 'off'} />}
    >
      <div className={css('choices')}>
        <Choice label={nameText.kind} labelPlace="above" value={kind} options={kinds} onChoose={setKind} />
        {kind === 'profile' ? (
          <Choice label={nameText.start} labelPlace="above" value={start} options={starts} onChoose={setStart} />
        ) : null}
      </div>
      <NameField
        label={nameText.name}
        value={name}
        problem={name === '' ? null : problem}
        focus="select"
        onChange={setName}
      />
    </DialogCard>
  )
}

function Choices({ confirmIs }: { readonly confirmIs: 'on' | 'off' }): ReactElement {
  const state = useWindowState()
  return (
    <DialogChoices
      focus="neither"
      dismiss={nameText.cancel}
      onDismiss={() => closeLayer(state)}
      confirm={nameText.continue}
      confirmIs={confirmIs}
    />
  )
}
