import { type ReactElement, useId } from 'react'
import { routesText } from '../../../app/text/sessions-room-text.ts'
import type { RoutesView, RouteView } from '../../../app/view/session-model.ts'
import { placeKey, type RoutePick } from '../../state/route-pick.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './route-choice.module.css'

const css = classesOf(sheet)

type PlaceChoiceProps = {
  readonly view: RoutesView
  readonly route: RouteView
  readonly pick: RoutePick
  readonly onPick: (pick: RoutePick) => void
}

/** Where the result goes. Main knows the places of the route in force; another route says its own. */
export function PlaceChoice({ view, route, pick, onPick }: PlaceChoiceProps): ReactElement {
  const name = useId()
  const headingId = `${name}-heading`
  const choices = route.chosen ? view.places : []
  return (
    <section className={css('places')}>
      <h3 className={css('heading')} id={headingId}>
        {routesText.place}
      </h3>
      {choices.length === 0 ? (
        <p>{route.placeText}</p>
      ) : (
        <div role="radiogroup" aria-labelledby={headingId} className={css('choices')}>
          {choices.map(({ place, title, meaning }) => (
            <label key={placeKey(place)} className={css('choice')}>
              <input
                type="radio"
                name={name}
                value={placeKey(place)}
                checked={pick.place !== null && placeKey(place) === placeKey(pick.place)}
                onChange={() => onPick({ ...pick, place })}
              />
              <span className={css('title')}>{title}</span>
              <span className={css('small')}>{meaning}</span>
            </label>
          ))}
        </div>
      )}
    </section>
  )
}
