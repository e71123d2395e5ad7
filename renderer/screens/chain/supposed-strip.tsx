import type { ReactElement } from 'react'
import { whatIfText } from '../../../app/text/chain-room-text.ts'
import type { ChainView, RungView } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { ask } from '../../state/chain-act.ts'
import { asThingsAre, isSupposing } from '../../state/chain-choices.ts'
import { focusSentence } from '../../state/chain-focus.ts'
import { usePlace, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './supposed-strip.module.css'

const css = classesOf(sheet)

/** Says that what follows is supposed, what of it, and takes all of it back. */
export function SupposedStrip({ views }: { readonly views: readonly ChainView[] }): ReactElement | null {
  const state = useWindowState()
  const { chain } = usePlace()
  if (!isSupposing(chain)) return null
  const reset = (): void => {
    ask(state, asThingsAre)
    // The button goes with the strip.
    focusSentence()
  }
  const said = [...new Set(views.flatMap(({ rungs }) => rungs.flatMap(saidOf)))]
  return (
    <div className={css('strip')} aria-live="polite" data-testid="supposed">
      <Icon name="info" />
      <p className={css('words')}>
        <strong>{whatIfText.heading}</strong> {said.length === 0 ? whatIfText.elsewhere : `${said.join(', ')}.`}
      </p>
      <Button onClick={reset}>{whatIfText.reset}</Button>
    </div>
  )
}

const saidOf = ({ supposed, canSuppose, title }: RungView): readonly string[] =>
  supposed === null || !canSuppose ? [] : [whatIfText.said[supposed](title)]
