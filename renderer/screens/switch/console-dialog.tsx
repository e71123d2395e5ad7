import { type ReactElement, useState } from 'react'
import { consoleDialogText } from '../../../app/text/switcher-text.ts'
import { toastText } from '../../../app/text/window-text.ts'
import type { ConsoleChoices } from '../../../app/view/switch-model.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { closeLayer } from '../../state/edit-act.ts'
import { openConsole } from '../../state/switch-act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DialogCard, DialogChoices } from '../edit/dialog-card.tsx'
import { Refusal } from '../edit/refusal.tsx'
import sheet from './console-dialog.module.css'

const css = classesOf(sheet)

type ConsoleDialogProps = { readonly profile: string }

/** Where in the AWS console to arrive, in the browser or as a link; or why this profile cannot sign in, and what can. */
export function ConsoleDialog({ profile }: ConsoleDialogProps): ReactElement {
  const asked = useAsked(profile, () => window.lanyard.ask.consoleChoices({ profile }))
  if (asked.state === 'waiting') return <Said profile={profile} lead={consoleDialogText.looking} problem={null} />
  if (asked.state === 'failed') return <Said profile={profile} lead={null} problem={toastText.failed} />
  if (!asked.value.ok) return <Said profile={profile} lead={null} problem={asked.value.failure} />
  const choices = asked.value.value
  if (choices.obstacle !== null) return <Said profile={profile} lead={null} problem={choices.obstacle} />
  return <Chooser profile={profile} choices={choices} />
}

type SaidProps = ConsoleDialogProps & { readonly lead: string | null; readonly problem: string | null }

function Said({ profile, lead, problem }: SaidProps): ReactElement {
  const state = useWindowState()
  return (
    <DialogCard
      title={consoleDialogText.title(profile)}
      lead={lead}
      reading={null}
      onSubmit={null}
      footer={
        <Button ref={focusNow} onClick={() => closeLayer(state)}>
          {consoleDialogText.close}
        </Button>
      }
    >
      <Refusal sentence={problem} />
    </DialogCard>
  )
}

/** Stands for what nobody chose. */
const NOTHING = ''

type Where = { readonly service: string; readonly region: string }
type Act = 'open' | 'copy'

const chosen = (value: string): string | null => (value === NOTHING ? null : value)

/** Asks once at a time; the dialog closes where that went well, else it says why not. */
function useConsole(profile: string, { service, region }: Where) {
  const state = useWindowState()
  const [asking, setAsking] = useState<Act | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const go = async (act: Act): Promise<void> => {
    if (asking !== null) return
    setAsking(act)
    const problem = await openConsole(state, { profile, service: chosen(service), region: chosen(region), act })
    setAsking(null)
    setRefusal(problem)
    if (problem === null) closeLayer(state)
  }
  return { asking, refusal, go }
}

function Chooser({ profile, choices }: ConsoleDialogProps & { readonly choices: ConsoleChoices }): ReactElement {
  const state = useWindowState()
  const [where, setWhere] = useState<Where>({ service: NOTHING, region: NOTHING })
  const { asking, refusal, go } = useConsole(profile, where)
  return (
    <DialogCard
      title={consoleDialogText.title(profile)}
      lead={choices.using === null ? null : consoleDialogText.using(choices.using)}
      reading={null}
      onSubmit={() => void go('open')}
      footer={
        <>
          <span className={css('also')}>
            <Button title={consoleDialogText.copyHelp} disabled={asking !== null} onClick={() => void go('copy')}>
              {asking === 'copy' ? consoleDialogText.opening : consoleDialogText.copy}
            </Button>
          </span>
          <DialogChoices
            focus="confirm"
            dismiss={consoleDialogText.cancel}
            onDismiss={() => closeLayer(state)}
            confirm={asking === 'open' ? consoleDialogText.opening : consoleDialogText.open}
          />
        </>
      }
    >
      <Fields where={where} choices={choices} onChange={setWhere} />
      <Refusal sentence={refusal} />
    </DialogCard>
  )
}

type FieldsProps = {
  readonly where: Where
  readonly choices: ConsoleChoices
  readonly onChange: (where: Where) => void
}

function Fields({ where, choices, onChange }: FieldsProps): ReactElement {
  return (
    <div className={css('fields')}>
      <Choice
        label={consoleDialogText.service}
        labelPlace="above"
        value={where.service}
        options={[{ value: NOTHING, text: consoleDialogText.home }, ...servicesOf(choices)]}
        onChoose={(service) => onChange({ ...where, service })}
      />
      <Choice
        label={consoleDialogText.region}
        labelPlace="above"
        value={where.region}
        options={[{ value: NOTHING, text: consoleDialogText.ownRegion }, ...regionsOf(choices)]}
        onChoose={(region) => onChange({ ...where, region })}
      />
      <p className={css('help')}>{consoleDialogText.copyHelp}</p>
    </div>
  )
}

/** The console's start stands first already. */
const servicesOf = ({ services }: ConsoleChoices) =>
  services.filter(({ id }) => id !== 'home').map(({ id, title }) => ({ value: id, text: title }))

const regionsOf = ({ regions }: ConsoleChoices) => regions.map((region) => ({ value: region, text: region }))
