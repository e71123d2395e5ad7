import { type ReactElement, useState } from 'react'
import type { ToolId } from '../../../app/chain/model.ts'
import { probeText } from '../../../app/text/chain-room-text.ts'
import { formatTimeLeft } from '../../../app/text/duration.ts'
import type { RungView } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { type Probed, probeOf } from '../../state/chain-choices.ts'
import { askFirst, askOutside, type ProbeStep, stopAsking } from '../../state/chain-probe.ts'
import { useNow, usePlace } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './probe.module.css'

const css = classesOf(sheet)

type ProbeProps = { readonly rung: RungView; readonly tool: ToolId }

/** Asks what stands behind a rung: says first what that will do, and does it only then. */
export function Probe({ rung, tool }: ProbeProps): ReactElement | null {
  const { chain } = usePlace()
  const probed = probeOf(rung, chain.place)
  if (probed === null) return null
  // What was asked about another profile or place is no answer to this one.
  return <Asking key={JSON.stringify([chain.profile, chain.place])} probed={probed} title={rung.title} tool={tool} />
}

const IDLE: ProbeStep = { at: 'idle' }

type AskingProps = { readonly probed: Probed; readonly title: string; readonly tool: ToolId }

function Asking({ probed, title, tool }: AskingProps): ReactElement {
  const { chain } = usePlace()
  const [step, setStep] = useState<ProbeStep>(IDLE)
  const question = { rung: probed, tool, profile: chain.profile, place: chain.place }
  const first = (): void => void askFirst(question, setStep)
  const ask = (): void => void askOutside(question, setStep)
  switch (step.at) {
    case 'idle':
      return (
        <div className={css('row')}>
          <Button ref={step === IDLE ? null : focusNow} aria-label={probeText.of(title)} onClick={first}>
            {probeText.probe}
          </Button>
        </div>
      )
    case 'said':
      return <Said sentence={step.sentence} onCancel={() => setStep({ at: 'idle' })} onAsk={ask} />
    case 'asking':
      return (
        <div className={css('card')}>
          <output className={css('words')}>{probeText.asking}</output>
          <Button ref={focusNow} onClick={stopAsking}>
            {probeText.stop}
          </Button>
        </div>
      )
    case 'answered':
      return <Answer step={step} title={title} onAgain={first} />
  }
}

type SaidProps = { readonly sentence: string; readonly onCancel: () => void; readonly onAsk: () => void }

/** What it will do, before it does. */
function Said({ sentence, onCancel, onAsk }: SaidProps): ReactElement {
  return (
    <div className={css('card')} data-testid="probe-sentence">
      <output className={css('words')}>{sentence}</output>
      <Button onClick={onCancel}>{probeText.cancel}</Button>
      <Button ref={focusNow} onClick={onAsk}>
        {probeText.go}
      </Button>
    </div>
  )
}

type AnswerProps = {
  readonly step: Extract<ProbeStep, { at: 'answered' }>
  readonly title: string
  readonly onAgain: () => void
}

function Answer({ step, title, onAgain }: AnswerProps): ReactElement {
  const now = useNow()
  const left = step.expiresAt === null ? '' : ` ${probeText.ends(formatTimeLeft(step.expiresAt - now))}`
  return (
    <div className={css('card')} data-testid="probe-answer" data-found={step.found}>
      <output className={css('words')}>
        {step.message}
        {left}
      </output>
      <Button ref={focusNow} aria-label={probeText.of(title)} onClick={onAgain}>
        {probeText.probe}
      </Button>
    </div>
  )
}
