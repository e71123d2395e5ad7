import type { ReactElement } from 'react'
import { toastText } from '../../../app/text/window-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { asHere } from '../../state/chain-asked.ts'
import { usePlace, useSnapshot } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { ChainBar } from './chain-bar.tsx'
import sheet from './chain-screen.module.css'
import { ChainVerdict } from './chain-verdict.tsx'

const css = classesOf(sheet)

/** Which provider wins for a tool and a profile, and why. */
export function ChainScreen(): ReactElement {
  const { revision } = useSnapshot()
  const { tool, choice } = usePlace()
  const key = `${revision} ${tool} ${choice.kind === 'explicit' ? `=${choice.name}` : ''}`
  const asked = useAsked(key, () => window.lanyard.ask.explainChain(asHere(tool, choice)))
  return (
    <div className={css('screen')}>
      <ChainBar />
      <div className={css('body')}>
        {asked.state === 'answered'
          ? asked.value.views.map((chain) => <ChainVerdict key={chain.tool} chain={chain} />)
          : null}
        {asked.state === 'failed' ? <p role="alert">{toastText.failed}</p> : null}
      </div>
    </div>
  )
}
