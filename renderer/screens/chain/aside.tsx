import type { ReactElement } from 'react'
import { ladderText, whereChoiceText } from '../../../app/text/chain-room-text.ts'
import type { ChainView, RegionRungView } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { OriginLink } from '../../parts/origin-link.tsx'
import { ask, copyChain } from '../../state/chain-act.ts'
import { exampleQuestion, isSupposing } from '../../state/chain-choices.ts'
import { focusSentence } from '../../state/chain-focus.ts'
import { usePlace, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './aside.module.css'

const css = classesOf(sheet)

/** Beside the ladder: what to type so that the profile wins, region with its own short ladder, where STS calls go. */
export function Aside({ chain }: { readonly chain: ChainView }): ReactElement {
  return (
    <aside className={css('aside')}>
      {chain.advice === null ? null : <Advice advice={chain.advice} />}
      <section>
        <h2 className={css('heading')}>{ladderText.region}</h2>
        {chain.regionRungs.some((rung) => rung.wins) ? null : <p className={css('none')}>{ladderText.noRegion}</p>}
        <ol className={css('region')}>
          {chain.regionRungs.map((rung) => (
            <RegionRung key={`${rung.title} ${rung.origin?.label ?? ''}`} rung={rung} />
          ))}
        </ol>
      </section>
      <section>
        <h2 className={css('heading')}>{ladderText.endpoint}</h2>
        {chain.stsEndpoint.url === null ? null : (
          <p>
            <code className={css('code')}>{chain.stsEndpoint.url}</code>
          </p>
        )}
        <p className={css('small')}>{chain.stsEndpoint.reason}</p>
      </section>
      <Example />
    </aside>
  )
}

function RegionRung({ rung }: { readonly rung: RegionRungView }): ReactElement {
  return (
    <li className={css('rung', rung.wins && 'wins', rung.value === null && 'absent')}>
      <span className={css('dot')} aria-hidden="true">
        {rung.wins ? <Icon name="check" size={10} /> : null}
      </span>
      <div className={css('words')}>
        {rung.wins && rung.value !== null ? (
          <p className={css('value')}>
            <code>{rung.value}</code>
            <span className="visually-hidden">{ladderText.wins}</span>
          </p>
        ) : null}
        <p className={css('small')}>
          {rung.title}
          {rung.wins ? null : ` · ${rung.value ?? ladderText.notSet}`}
        </p>
      </div>
      {rung.origin === null ? null : <OriginLink origin={rung.origin} />}
    </li>
  )
}

function Advice({ advice }: { readonly advice: NonNullable<ChainView['advice']> }): ReactElement {
  const state = useWindowState()
  return (
    <section className={css('advice')}>
      <h2 className={css('heading')}>{advice.title}</h2>
      <pre className={css('command')}>{advice.command}</pre>
      <Button onClick={() => copyChain(state, 'advice')}>{ladderText.copy}</Button>
    </section>
  )
}

/** Offered where nothing is tried yet. */
function Example(): ReactElement | null {
  const state = useWindowState()
  const { chain } = usePlace()
  if (chain.place.kind !== 'here' || isSupposing(chain)) return null
  const show = (): void => {
    ask(state, exampleQuestion)
    // The link goes with the place it was offered at.
    focusSentence()
  }
  return (
    <section className={css('example')}>
      <h2 className={css('heading')}>{whereChoiceText.exampleHeading}</h2>
      <Button look="link" onClick={show}>
        {whereChoiceText.example}
      </Button>
    </section>
  )
}
