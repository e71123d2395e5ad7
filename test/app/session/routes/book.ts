import type { ProfileBook } from '../../../../app/profile/model.ts'
import { planProfile, type RouteOptions } from '../../../../app/session/routes/index.ts'
import type { RenewalPlan, RouteChoice, RouteKind, RoutePreference } from '../../../../app/session/routes/model.ts'
import { bookOf, NOW } from '../../chain/facts.ts'

export const DEVICE = 'arn:aws:iam::111122223333:mfa/alice'
export const OTHER_DEVICE = 'arn:aws:iam::111122223333:mfa/alice-spare'
export const FIDO = 'arn:aws:iam::111122223333:u2f/user/alice/key-EXAMPLE'
const SECRET = 'aws_secret_access_key = EXAMPLE\n'

/** Long-term keys; `mark` tells one key from another. */
export const keys = (name: string, mark = name, settings = ''): string =>
  `[${name}]\naws_access_key_id = AKIAEXAMPLE${mark}\n${SECRET}${settings}`

/** Temporary keys, as a session leaves them. */
export const session = (name: string, settings = ''): string =>
  `[${name}]\naws_access_key_id = ASIAEXAMPLE${name}\n${SECRET}aws_session_token = EXAMPLE\n${settings}`

/** A role profile of the config file. */
export const role = (name: string, source: string, settings = ''): string =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::444455556666:role/${name.replaceAll(/[^\w+=,.@-]/g, '-')}\nsource_profile = ${source}\n${settings}`

export const MFA = `mfa_serial = ${DEVICE}\n`

export const book = (config: readonly string[], credentials: readonly string[]): ProfileBook =>
  bookOf({ config: config.join(''), credentials: credentials.join('') })

/** A chosen route, place or duration; the rest as Lanyard sees best. */
export const prefer = (chosen: Partial<RoutePreference>): RoutePreference => ({
  route: null,
  place: null,
  durationSeconds: null,
  ...chosen,
})

export const options = (given: Partial<RouteOptions> = {}): RouteOptions => ({
  preferences: new Map(),
  sessionDuration: 43_200,
  live: new Map(),
  now: NOW,
  ...given,
})

/** The routes of a profile that has some. */
export function routesOf(of: ProfileBook, profile: string, given: Partial<RouteOptions> = {}): readonly RouteChoice[] {
  const planned = planProfile(of, profile, options(given))
  if (!planned.ok) throw new Error(planned.failure.message)
  return planned.value
}

/** One route of a profile. */
export function routeOf(
  of: ProfileBook,
  profile: string,
  kind: RouteKind,
  given: Partial<RouteOptions> = {},
): RenewalPlan {
  const found = routesOf(of, profile, given).find((choice) => choice.kind === kind)
  if (found === undefined) throw new Error(`${profile} has no route ${kind}`)
  return found.plan
}

/** A plan in short: who gets what by which signer, where to. */
export const callsOf = (plan: RenewalPlan): readonly string[] =>
  plan.calls.map(({ id, signer, serial, durationSeconds, place }) => {
    const by = signer.kind === 'call' ? signer.id : signer.profile
    const to = place.kind === 'target' ? `[${place.section}]` : place.kind
    return `${id} by ${by}${serial === null ? '' : ' with a code'} for ${durationSeconds} to ${to}`
  })

export const openedBy = (plan: RenewalPlan): readonly string[] =>
  plan.opens.map(({ profile, callId }) => `${profile} ${callId ?? 'itself'}`)
