import { placeWords, routeText, routeViewText } from '../../app/text/route-text.ts'
import type { RoutesView, RouteView } from '../../app/view/session-model.ts'

const HOUR = 3600

const roles = [
  'acme-prod-admin',
  'acme-prod-readonly',
  'acme-prod-billing',
  'acme-stage',
  'acme-audit',
  'acme-logs',
  'acme-x',
  'acme-y',
]

const shared: RouteView = {
  kind: 'shared-code',
  title: routeViewText.titles['shared-code'],
  place: { kind: 'cli-cache' },
  placeText: placeWords['cli-cache'],
  opens: [
    { profile: 'acme-base-mfa', durationSeconds: 12 * HOUR },
    ...roles.map((role) => ({ profile: role, durationSeconds: HOUR })),
  ],
  codes: 1,
  calls: [
    'GetSessionToken with the keys of acme-base and a code of alice-phone, for 12 hours, into [acme-base-mfa] of the credentials file',
    ...roles.map((role) => `AssumeRole of ${role} with the session of acme-base, for 1 hour, into AWS CLI’s cache`),
  ],
  notes: [routeText.why['shared-code'], routeText.cache, routeText.cacheEarly],
  cannot: [{ profile: 'acme-break-glass', message: 'its trust policy wants a code of its own.' }],
  chosen: true,
}

const ownCode = (profile: string): RouteView => ({
  kind: 'own-code',
  title: routeViewText.titles['own-code'],
  place: { kind: 'target', section: `${profile}-mfa` },
  placeText: placeWords.target(`${profile}-mfa`),
  opens: [{ profile, durationSeconds: 12 * HOUR }],
  codes: 1,
  calls: ['AssumeRole with acme-base’s keys and the code, 12 hours'],
  notes: [routeText.why['own-code']],
  cannot: [],
  chosen: false,
})

const places = (profile: string): RoutesView['places'] => [
  {
    place: { kind: 'cli-cache' },
    title: placeWords.title('', 'cli-cache'),
    meaning: routeViewText.meaning['cli-cache'],
    chosen: true,
  },
  {
    place: { kind: 'target', section: `${profile}-mfa` },
    title: placeWords.title(`${profile}-mfa`, 'target'),
    meaning: routeViewText.meaning.target,
    chosen: false,
  },
  {
    place: { kind: 'memory' },
    title: placeWords.title('', 'memory'),
    meaning: routeViewText.meaning.memory,
    chosen: false,
  },
]

/** The routes of any made-up profile: a role behind a device. */
export const madeUpRoutes = (profile: string): RoutesView => ({
  profile,
  routes: [shared, ownCode(profile)],
  places: places(profile),
  duration: { chosen: null, usual: 12 * HOUR, least: HOUR / 4, most: 36 * HOUR },
})
