import type { ReactElement } from 'react'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import { toastText } from '../../../app/text/window-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { probes } from '../../state/chain-act.ts'
import { type ChainQuestion, type ShownPlace, sentOf } from '../../state/chain-question.ts'
import { usePlace, useSnapshot, useStore } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { ChainAnswer } from './chain-answer.tsx'
import { ChainBar } from './chain-bar.tsx'
import sheet from './chain-screen.module.css'
import { PlaceCard } from './place-card.tsx'

const css = classesOf(sheet)

/** Another place is read from its beginning. */
const placeKey = (place: ShownPlace): string => (place.kind === 'pictured' ? place.host : place.kind)

/** What is open or unfolded belongs to one profile at one place. */
const aboutOf = ({ profile, place }: ChainQuestion): string => JSON.stringify([profile, placeKey(place)])

/** Which provider wins for a tool and a profile at a place, and why; or several tools side by side. */
export function ChainScreen(): ReactElement {
  const { revision } = useSnapshot()
  const { chain } = usePlace()
  const probed = useStore(probes)
  const key = JSON.stringify([revision, probed, sentOf(chain)])
  const asked = useAsked(key, async () => {
    const comparison = await window.lanyard.ask.explainChain(sentOf(chain))
    return { key, about: aboutOf(chain), comparison }
  })
  const isLate = asked.state === 'waiting' || (asked.state === 'answered' && asked.value.key !== key)
  return (
    <div className={css('screen')}>
      <ChainBar />
      <div className={css('body')} key={placeKey(chain.place)} aria-busy={isLate}>
        <h1 className="visually-hidden">{ladderText.title}</h1>
        <PlaceCard place={chain.place} />
        {isLate ? <output className={css('late')}>{ladderText.reading}</output> : null}
        {asked.state === 'answered' ? (
          <ChainAnswer key={asked.value.about} comparison={asked.value.comparison} />
        ) : null}
        {asked.state === 'failed' ? <p role="alert">{toastText.failed}</p> : null}
      </div>
    </div>
  )
}
