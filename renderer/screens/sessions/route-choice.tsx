import { type ReactElement, useId } from 'react'
import { deviceText, routesText } from '../../../app/text/sessions-room-text.ts'
import type { RoutesView, RouteView } from '../../../app/view/session-model.ts'
import { longestOf, type RoutePick, routeKey, withRoute } from '../../state/route-pick.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './route-choice.module.css'

const css = classesOf(sheet)

type RouteChoiceProps = {
  readonly view: RoutesView
  readonly pick: RoutePick
  readonly onPick: (pick: RoutePick) => void
}

/** The routes below each other, one picked. */
export function RouteChoice({ view, pick, onPick }: RouteChoiceProps): ReactElement {
  const name = useId()
  const headingId = `${name}-heading`
  return (
    <section>
      <h3 className={css('heading')} id={headingId}>
        {routesText.reading}
      </h3>
      <div role="radiogroup" aria-labelledby={headingId} className={css('choices')}>
        {view.routes.map((route) => (
          <label key={routeKey(route)} className={css('choice')}>
            <input
              type="radio"
              name={name}
              value={routeKey(route)}
              checked={routeKey(route) === pick.route}
              onChange={() => onPick(withRoute(view, route, pick))}
            />
            <span className={css('title')}>{route.title}</span>
            <span className={css('small')}>{summaryOf(route)}</span>
            {route.chosen ? <span className={css('chosen')}>{routesText.recommended}</span> : null}
          </label>
        ))}
      </div>
    </section>
  )
}

const summaryOf = (route: RouteView): string =>
  [deviceText.opens(route.opens.length), routesText.upTo(longestOf(route)), routesText.codes(route.codes)].join(' · ')
