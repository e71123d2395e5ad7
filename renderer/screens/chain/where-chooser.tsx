import { lazy, type ReactElement, useId, useState } from 'react'
import { ladderText, whereChoiceText } from '../../../app/text/chain-room-text.ts'
import { placeText } from '../../../app/text/place-text.ts'
import type { ShownPlace } from '../../state/chain-question.ts'
import { afterLayer } from '../../state/focus.ts'
import { usePlace } from '../../state/window-state.ts'
import { ChooserButton } from './chooser-button.tsx'

const WherePicker = lazy(async () => ({ default: (await import('./where-picker.tsx')).WherePicker }))
const ProcessPicker = lazy(async () => ({ default: (await import('./process-picker.tsx')).ProcessPicker }))

type Layer = 'none' | 'places' | 'processes'

/** Where the tool runs: here, in a shell, a process, a pasted environment, or on a pictured host. */
export function WhereChooser(): ReactElement {
  const { chain } = usePlace()
  const [layer, setLayer] = useState<Layer>('none')
  const id = useId()
  const close = (): void => {
    setLayer((before) => (before === layer ? 'none' : before))
    // A list that was opened from a list has nobody to give the focus back to.
    if (layer === 'processes') afterLayer(() => document.getElementById(`${id}-button`)?.focus())
  }
  return (
    <ChooserButton id={id} label={ladderText.where} value={nameOf(chain.place)} onOpen={() => setLayer('places')}>
      {layer === 'places' ? <WherePicker onClose={close} onProcesses={() => setLayer('processes')} /> : null}
      {layer === 'processes' ? <ProcessPicker onClose={close} /> : null}
    </ChooserButton>
  )
}

function nameOf(place: ShownPlace): string {
  switch (place.kind) {
    case 'here':
      return whereChoiceText.here
    case 'login-shell':
      return whereChoiceText.loginShell
    case 'process':
      return whereChoiceText.processName(place.process.name, place.process.pid)
    case 'pasted':
      return whereChoiceText.pastedName[place.from]
    case 'pictured':
      return placeText.titles[place.host]
  }
}
