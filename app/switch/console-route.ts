import type { Profile, ProfileBook } from '../profile/model.ts'
import { filledValue } from '../profile/settings.ts'
import { staticKeysOf } from '../session/keys.ts'
import type { LedgerEntry } from '../session/ledger/ledger-model.ts'
import { sourceNamesFor } from '../session/target.ts'
import type { UsedProvider } from '../text/whoami-text.ts'

/*
 * Which credentials can sign in to the console, and how: IAM user guide, "Enable custom identity broker access to the AWS console", and STS
 * API reference, GetSessionToken and GetFederationToken.
 */

/** What credentials are. `signedWith`: which keys asked STS for the role; a role of SSO was asked for by nobody's keys. */
export type ConsoleCredentials =
  | { readonly kind: 'long-term' }
  | { readonly kind: 'user-session' }
  | { readonly kind: 'federated-user' }
  | { readonly kind: 'role'; readonly signedWith: 'long-term' | 'temporary' | 'sso' | 'unknown' }
  | { readonly kind: 'unknown' }

/**
 * How to sign in. `federate`: with the credentials as they are; `sessionDuration` says whether the sign-in takes one (`perhaps`: try, then
 * without). `federation-token`: GetFederationToken first. `ask-whose`: GetCallerIdentity tells what they are.
 */
export type ConsoleRoute =
  | { readonly kind: 'federate'; readonly sessionDuration: 'taken' | 'perhaps' | 'refused' }
  | { readonly kind: 'federation-token' }
  | { readonly kind: 'ask-whose' }
  | { readonly kind: 'cannot'; readonly because: 'user-session' }

/** The route for credentials of a kind. */
export function consoleRoute(credentials: ConsoleCredentials): ConsoleRoute {
  switch (credentials.kind) {
    case 'long-term':
      return { kind: 'federation-token' }
    case 'user-session':
      return { kind: 'cannot', because: 'user-session' }
    case 'federated-user':
      // Given with GetFederationToken, whose duration is the console's; SessionDuration makes the call fail.
      return { kind: 'federate', sessionDuration: 'refused' }
    case 'role':
      return { kind: 'federate', sessionDuration: DURATION[credentials.signedWith] }
    case 'unknown':
      return { kind: 'ask-whose' }
  }
}

/** SessionDuration is for roles assumed with the long-term keys of a user; chained ones and those of SSO get 400. */
const DURATION = { 'long-term': 'taken', temporary: 'refused', sso: 'refused', unknown: 'perhaps' } as const

/** Credentials as they were found. */
export type FoundForConsole = {
  readonly provider: UsedProvider | 'elsewhere'
  readonly hasToken: boolean
  /** Which keys signed for the role, where it was assumed just now. */
  readonly signedWith: 'long-term' | 'temporary' | null
  /** What Lanyard noted when it wrote this very key id; null: it did not. */
  readonly noted: LedgerEntry | null
}

/** What credentials are, as far as where they were found and what was noted about them tell. */
export function credentialsFound({ provider, hasToken, signedWith, noted }: FoundForConsole): ConsoleCredentials {
  if (!hasToken) return { kind: 'long-term' }
  if (provider === 'sso') return { kind: 'role', signedWith: 'sso' }
  if (provider === 'assume-role') return { kind: 'role', signedWith: signedWith ?? 'unknown' }
  if (noted !== null) return credentialsNoted(noted)
  return provider === 'cli-cache' ? { kind: 'role', signedWith: 'unknown' } : { kind: 'unknown' }
}

function credentialsNoted({ route }: LedgerEntry): ConsoleCredentials {
  switch (route) {
    case 'session-token':
      return { kind: 'user-session' }
    case 'own-code':
      return { kind: 'role', signedWith: 'long-term' }
    case 'shared-code':
      return { kind: 'role', signedWith: 'temporary' }
    case 'no-code':
      return { kind: 'role', signedWith: 'unknown' }
  }
}

/** What credentials are by the ARN that GetCallerIdentity answers for them; they are temporary. */
export function credentialsOf(arn: string): ConsoleCredentials {
  const resource = arn.split(':').slice(5).join(':')
  if (resource.startsWith('assumed-role/AWSReservedSSO_')) return { kind: 'role', signedWith: 'sso' }
  if (resource.startsWith('assumed-role/')) return { kind: 'role', signedWith: 'unknown' }
  if (resource.startsWith('federated-user/')) return { kind: 'federated-user' }
  return { kind: 'user-session' }
}

/** Roles told at most; more would be no help. */
const MOST_ROLES = 3

/** What can sign in where a session of GetSessionToken cannot: profiles of roles behind it, and the profile whose keys it comes from. */
export type ConsoleWaysOut = { readonly roles: readonly string[]; readonly base: string | null }

/** {@link ConsoleWaysOut} of a profile. `noted`: the source that Lanyard noted when it wrote the session; null: it did not. */
export function waysOut(book: ProfileBook, profile: string, noted: string | null): ConsoleWaysOut {
  const names = noted === null ? sourceNamesFor(profile) : [noted]
  const base = names.find((name) => hasLongTermKeys(book.byName.get(name))) ?? null
  const roles = book.profiles
    .filter((one) => filledValue(one.settings, 'role_arn') !== null)
    .filter((one) => [profile, base].includes(filledValue(one.settings, 'source_profile')))
    .map(({ name }) => name)
  return { roles: roles.slice(0, MOST_ROLES), base }
}

const hasLongTermKeys = (profile: Profile | undefined): boolean =>
  profile !== undefined && staticKeysOf(profile)?.term === 'long'

/** The bounds of a console session, in seconds. */
export const CONSOLE_DURATION = { least: 900, mostOfRole: 43_200, mostOfKeys: 129_600, usual: 3600 } as const

/** The most seconds that a console session may last by a route. */
export const longestBy = (route: ConsoleRoute): number =>
  route.kind === 'federation-token' ? CONSOLE_DURATION.mostOfKeys : CONSOLE_DURATION.mostOfRole

/** Whether a route takes a duration; null, none asked for, is always fine. */
export function isDurationFit(route: ConsoleRoute, seconds: number | null): boolean {
  if (seconds === null) return true
  return Number.isInteger(seconds) && seconds >= CONSOLE_DURATION.least && seconds <= longestBy(route)
}

/** STS `userNameType` for the federated user, 2..32 of `[\w+=,.@-]`: what stands in CloudTrail for who opened the console. */
export const federatedName = (profile: string): string => `lanyard-${profile.replace(/[^\w+=,.@-]/g, '-')}`.slice(0, 32)

/**
 * The session policy of a federation token. Without one it may do nothing; with one it may do what both allow (STS API reference,
 * GetFederationToken, "Permissions"): with this one, what the user may.
 */
export const everythingPolicy = (partition: string): string => `arn:${partition}:iam::aws:policy/AdministratorAccess`
