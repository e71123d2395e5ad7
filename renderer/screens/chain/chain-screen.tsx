import type { ReactElement } from 'react'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import { toastText } from '../../../app/text/window-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { probes } from '../../state/chain-act.ts'
import { sentOf } from '../../state/chain-question.ts'
import { usePlace, useSnapshot, useStore } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { ChainAnswer } from './chain-answer.tsx'
import { ChainBar } from './chain-bar.tsx'
import sheet from './chain-screen.module.css'
import { PlaceCard } from './place-card.tsx'

const css = classesOf(sheet)

/** Which provider wins for a tool and a profile at a place, and why; or several tools side by side. */
export function ChainScreen(): ReactElement {
  const { revision } = useSnapshot()
  const { chain } = usePlace()
  const probed = useStore(probes)
  const key = JSON.stringify([revision, probed, sentOf(chain)])
  const asked = useAsked(key, async () => ({ key, comparison: await window.lanyard.ask.explainChain(sentOf(chain)) }))
  const isLate = asked.state === 'waiting' || (asked.state === 'answered' && asked.value.key !== key)
  return (
    <div className={css('screen')}>
      <ChainBar />
      <div className={css('body')} aria-busy={isLate}>
        <h1 className="visually-hidden">{ladderText.title}</h1>
        <PlaceCard place={chain.place} />
        {isLate ? <output className={css('late')}>{ladderText.reading}</output> : null}
        {asked.state === 'answered' ? <ChainAnswer comparison={asked.value.comparison} /> : null}
        {asked.state === 'failed' ? <p role="alert">{toastText.failed}</p> : null}
      </div>
    </div>
  )
}
