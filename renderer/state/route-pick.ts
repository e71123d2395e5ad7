import type { ResultPlace } from '../../app/session/routes/model.ts'
import type { DurationView, RoutesView, RouteView } from '../../app/view/session-model.ts'

/** What is picked in the chooser of routes and not yet remembered; `place` null: the route's own; `seconds` null: as usual. */
export type RoutePick = {
  readonly route: string | null
  readonly place: ResultPlace | null
  readonly seconds: number | null
}

/** Tells routes apart: one kind may lead to several places. */
export const routeKey = (route: RouteView): string => `${route.kind} ${placeKey(route.place)}`

/** Tells places apart. */
export const placeKey = (place: ResultPlace): string =>
  place.kind === 'target' ? `target ${place.section}` : place.kind

/** What is in force, as the chooser opens. */
export function firstPick(view: RoutesView): RoutePick {
  const route = view.routes.find((route) => route.chosen) ?? view.routes[0]
  const place = view.places.find((place) => place.chosen)
  return {
    route: route === undefined ? null : routeKey(route),
    place: place?.place ?? null,
    seconds: view.duration?.chosen ?? null,
  }
}

/** The picked route; null when there is none. */
export function routeOf(view: RoutesView, pick: RoutePick): RouteView | null {
  return view.routes.find((route) => routeKey(route) === pick.route) ?? null
}

/** Another route, for as long as was picked: its result goes where that route puts it, unless it is the one in force, whose place is kept. */
export function withRoute(view: RoutesView, route: RouteView, { seconds }: RoutePick): RoutePick {
  return route.chosen ? { ...firstPick(view), seconds } : { route: routeKey(route), place: null, seconds }
}

/**
 * The place to remember: the picked one. Another route is remembered with the place it was shown with; the one in force may have none,
 * where nothing goes anywhere until somebody chooses.
 */
export const placeToKeep = (route: RouteView, pick: RoutePick): ResultPlace | null =>
  pick.place ?? (route.chosen ? null : route.place)

/** Lengths that are offered within what is allowed, in seconds; one that was chosen is among them. */
export function durationsOf({ chosen, least, most }: DurationView, usual: readonly number[]): readonly number[] {
  const lengths = new Set([...usual, most, ...(chosen === null ? [] : [chosen])])
  return [...lengths].filter((each) => each >= least && each <= most).sort((left, right) => left - right)
}

/** The longest that a route lets anything live, in seconds; 0 where it opens nothing. */
export const longestOf = (route: RouteView): number =>
  route.opens.reduce((longest, { durationSeconds }) => Math.max(longest, durationSeconds), 0)
