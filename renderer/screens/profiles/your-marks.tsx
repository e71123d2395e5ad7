import { type ReactElement, useId, useState } from 'react'
import { MARK_COLOURS, type MarkColour } from '../../../app/marks/model.ts'
import { yourMarksText } from '../../../app/text/your-marks-text.ts'
import type { ProfileDetail } from '../../../app/view/model.ts'
import { Choice } from '../../parts/choice.tsx'
import { ColourMark } from '../../parts/colour-mark.tsx'
import { markProfile } from '../../state/act.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './your-marks.module.css'

const css = classesOf(sheet)

const productions = (['patterns', 'yes', 'no'] as const).map((value) => ({
  value,
  text: yourMarksText.productions[value],
}))

/** What a person says of a profile; kept by Lanyard alone, saved at once. */
export function YourMarks({ detail }: { readonly detail: ProfileDetail }): ReactElement | null {
  const state = useWindowState()
  const row = useSnapshot().rows.find((row) => row.name === detail.name)
  if (row === undefined) return null
  const { name, marks } = detail
  return (
    <section className={css('marks')} data-testid="your-marks">
      <h3 className={css('heading')}>
        {yourMarksText.title} <span className={css('help')}>{yourMarksText.help}</span>
      </h3>
      <Note key={`${name} ${row.note}`} name={name} note={row.note} />
      <div className={css('fields')}>
        <Colours colour={row.colour} onChoose={(value) => void markProfile(state, name, { mark: 'colour', value })} />
        <Choice
          label={yourMarksText.production}
          labelPlace="above"
          value={marks.production ?? 'patterns'}
          options={productions}
          onChoose={(value) =>
            void markProfile(state, name, { mark: 'production', value: value === 'patterns' ? null : value })
          }
        />
        <label className={css('pinned')} title={yourMarksText.pinnedHelp}>
          <input
            type="checkbox"
            checked={marks.pinned}
            onChange={(event) => void markProfile(state, name, { mark: 'pinned', value: event.target.checked })}
          />
          {yourMarksText.pinned}
          <span className={css('help')}>{yourMarksText.pinnedHelp}</span>
        </label>
      </div>
    </section>
  )
}

type ColoursProps = { readonly colour: MarkColour | null; readonly onChoose: (colour: MarkColour | null) => void }

/** Seven shapes in seven colours, and none. */
function Colours({ colour, onChoose }: ColoursProps): ReactElement {
  const name = useId()
  return (
    <fieldset className={css('colours')}>
      <legend className={css('legend')}>{yourMarksText.colour}</legend>
      {[null, ...MARK_COLOURS].map((each) => (
        <label
          key={each ?? 'none'}
          className={css('swatch')}
          title={each === null ? yourMarksText.noColour : yourMarksText.colours[each]}
        >
          <input
            type="radio"
            name={name}
            aria-label={each === null ? yourMarksText.noColour : yourMarksText.colours[each]}
            checked={each === colour}
            onChange={() => onChoose(each)}
          />
          <span className={css('shape')}>
            {each === null ? <span className={css('none')} /> : <ColourMark colour={each} size={13} />}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** Saved when the field is left. */
function Note({ name, note }: { readonly name: string; readonly note: string }): ReactElement {
  const state = useWindowState()
  const id = useId()
  const [text, setText] = useState(note)
  const save = (): void => {
    if (text !== note) void markProfile(state, name, { mark: 'note', value: text })
  }
  return (
    <div className={css('note')}>
      <label htmlFor={id} className={css('legend')}>
        {yourMarksText.note}
      </label>
      <textarea
        id={id}
        className={css('input')}
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        maxLength={2000}
        placeholder={yourMarksText.notePlaceholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
      />
    </div>
  )
}
