import type { ReactElement } from 'react'
import { routesText } from '../../../app/text/sessions-room-text.ts'
import { DURATION_CHOICES, settingsText } from '../../../app/text/settings-text.ts'
import type { DurationView } from '../../../app/view/session-model.ts'
import { Choice } from '../../parts/choice.tsx'
import { durationsOf, type RoutePick } from '../../state/route-pick.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './route-choice.module.css'

const css = classesOf(sheet)

const USUAL = 'usual'

type DurationChoiceProps = {
  readonly duration: DurationView | null
  readonly pick: RoutePick
  readonly onPick: (pick: RoutePick) => void
}

/** How long the result lives, within what AWS gives; nothing where it is not this profile's to say. */
export function DurationChoice({ duration, pick, onPick }: DurationChoiceProps): ReactElement | null {
  if (duration === null) return null
  const lengths = durationsOf(duration, DURATION_CHOICES)
  return (
    <section>
      <h3 className={css('heading')}>{routesText.duration}</h3>
      <Choice
        label={routesText.duration}
        labelPlace="hidden"
        value={pick.seconds === null ? USUAL : String(pick.seconds)}
        options={[
          { value: USUAL, text: routesText.usualDuration(duration.usual) },
          ...lengths.map((seconds) => ({ value: String(seconds), text: settingsText.durationChoice(seconds) })),
        ]}
        onChoose={(value) => onPick({ ...pick, seconds: value === USUAL ? null : Number(value) })}
      />
    </section>
  )
}
