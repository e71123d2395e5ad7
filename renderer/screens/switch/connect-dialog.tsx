import { type ReactElement, useState } from 'react'
import type { ProfileKind } from '../../../app/profile/model.ts'
import { connectDialogText } from '../../../app/text/switcher-text.ts'
import { closeLayer, proposeHandQuietly } from '../../state/edit-act.ts'
import { nameProblem } from '../../state/new-section.ts'
import { type HandWish, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { DialogCard, DialogChoices } from '../edit/dialog-card.tsx'
import { NameField } from '../edit/name-field.tsx'
import { Refusal } from '../edit/refusal.tsx'
import { Tick } from '../edit/tick.tsx'
import { useTaken } from '../edit/use-taken.ts'
import { Options } from './options.tsx'

type Which = 'itself' | 'beside'

/** Kinds whose own settings tools follow before they ask a program: a profile beside them is what is usually meant. */
const FOLLOWED_FIRST: ReadonlySet<ProfileKind> = new Set(['role', 'sso', 'login', 'web-identity', 'process'])

type Draft = { readonly which: Which; readonly name: string; readonly session: 'leave' | 'take-out' }

const wishOf = (profile: string, { which, name, session }: Draft): HandWish =>
  which === 'beside'
    ? { kind: 'connect', profile, as: name, session: 'leave' }
    : { kind: 'connect', profile, as: null, session }

/** Which profile is to ask Lanyard; then comes the dry run. */
export function ConnectDialog({ profile }: { readonly profile: string }): ReactElement {
  const state = useWindowState()
  const kind = useSnapshot().rows.find(({ name }) => name === profile)?.kind ?? 'empty'
  const taken = useTaken('profile')
  const [draft, setDraft] = useState(() => firstDraft(profile, kind))
  const [refusal, setRefusal] = useState<string | null>(null)
  const problem = draft.which === 'beside' ? nameProblem(draft.name, taken) : null
  const review = async (): Promise<void> => {
    if (problem === null) setRefusal(await proposeHandQuietly(state, wishOf(profile, draft)))
  }
  const change = (more: Partial<Draft>): void => {
    setDraft({ ...draft, ...more })
    setRefusal(null)
  }
  return (
    <DialogCard
      title={connectDialogText.title(profile)}
      lead={connectDialogText.lead}
      reading={null}
      onSubmit={() => void review()}
      footer={
        <DialogChoices
          focus="confirm"
          dismiss={connectDialogText.cancel}
          onDismiss={() => closeLayer(state)}
          confirm={connectDialogText.show}
          confirmIs={problem === null ? 'on' : 'off'}
        />
      }
    >
      <Fields profile={profile} kind={kind} draft={draft} problem={problem} onChange={change} />
      <Refusal sentence={refusal} />
    </DialogCard>
  )
}

const firstDraft = (profile: string, kind: ProfileKind): Draft => ({
  which: FOLLOWED_FIRST.has(kind) ? 'beside' : 'itself',
  name: `${profile}-lanyard`,
  // A session may be held nowhere else: it is taken out only where somebody says so.
  session: 'leave',
})

type FieldsProps = {
  readonly profile: string
  readonly kind: ProfileKind
  readonly draft: Draft
  readonly problem: string | null
  readonly onChange: (more: Partial<Draft>) => void
}

function Fields({ profile, kind, draft, problem, onChange }: FieldsProps): ReactElement {
  return (
    <>
      <Options
        legend={connectDialogText.which}
        value={draft.which}
        options={[
          { value: 'itself', title: connectDialogText.itself(profile), help: connectDialogText.itselfHelp },
          { value: 'beside', title: connectDialogText.beside, help: connectDialogText.besideHelp },
        ]}
        onChoose={(which) => onChange({ which })}
      />
      {draft.which === 'beside' ? (
        <NameField
          label={connectDialogText.name}
          value={draft.name}
          problem={problem}
          focus="no"
          onChange={(name) => onChange({ name })}
        />
      ) : null}
      {draft.which === 'itself' && kind === 'temporary-keys' ? (
        <Tick
          label={connectDialogText.takeOut}
          help={connectDialogText.takeOutHelp}
          value={draft.session === 'take-out'}
          onChange={(takesOut) => onChange({ session: takesOut ? 'take-out' : 'leave' })}
        />
      ) : null}
    </>
  )
}
