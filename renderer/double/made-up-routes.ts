import type { RoutesView, RouteView } from '../../app/view/session-model.ts'

const HOUR = 3600

const roles = ['acme-prod-admin', 'acme-prod-readonly', 'acme-prod-billing', 'acme-stage', 'acme-audit', 'acme-logs']

const shared: RouteView = {
  kind: 'shared-code',
  title: 'One code for everything on alice-phone',
  place: { kind: 'cli-cache' },
  placeText: 'in AWS CLI’s cache',
  opens: [
    { profile: 'acme-base-mfa', durationSeconds: 12 * HOUR },
    ...roles.map((role) => ({ profile: role, durationSeconds: HOUR })),
  ],
  codes: 1,
  calls: [
    'GetSessionToken with acme-base’s keys and the code, 12 hours',
    'AssumeRole for six roles with that session, 1 hour each',
  ],
  notes: [
    'Roles are renewed by themselves while the base session lives.',
    'Only the AWS CLI reads its cache. For other tools choose a section of the credentials file.',
  ],
  cannot: [{ profile: 'acme-break-glass', message: 'its trust policy wants a code of its own.' }],
  chosen: true,
}

const ownCode = (profile: string): RouteView => ({
  kind: 'own-code',
  title: `A code for ${profile} alone`,
  place: { kind: 'target', section: `${profile}-mfa` },
  placeText: `in [${profile}-mfa] of credentials`,
  opens: [{ profile, durationSeconds: 12 * HOUR }],
  codes: 1,
  calls: ['AssumeRole with acme-base’s keys and the code, 12 hours'],
  notes: ['The role’s maximum of 4 hours may be less; AWS then says so and nothing is written.'],
  cannot: [],
  chosen: false,
})

const places = (profile: string): RoutesView['places'] => [
  {
    place: { kind: 'cli-cache' },
    title: 'AWS CLI’s cache',
    meaning: 'aws --profile works without a prompt. No other tool reads it.',
    chosen: true,
  },
  {
    place: { kind: 'target', section: `${profile}-mfa` },
    title: `Section [${profile}-mfa] of the credentials file`,
    meaning: 'Every tool reads it. The keys stand in the file until they end.',
    chosen: false,
  },
  {
    place: { kind: 'memory' },
    title: 'Lanyard’s memory',
    meaning: 'Nothing is written. Tools get it through credential_process while Lanyard runs.',
    chosen: false,
  },
]

/** The routes of any made-up profile: a role behind a device. */
export const madeUpRoutes = (profile: string): RoutesView => ({
  profile,
  routes: [shared, ownCode(profile)],
  places: places(profile),
})
