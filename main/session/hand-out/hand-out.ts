import type { RouteGraph } from '../../../app/session/routes/graph.ts'
import type { RouteOptions } from '../../../app/session/routes/options.ts'
import { handOutText } from '../../../app/text/broker-text.ts'
import type { Instant } from '../../../app/text/instant.ts'
import type { Secret } from '../../../app/text/secret.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { World } from '../../facts/world.ts'
import type { VaultOpening } from '../../vault/model.ts'
import type { RenewalDeps } from '../renewal/renewal-model.ts'

/** Credentials of a profile, as another program is given them. */
export type ProfileCredentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  /** Null: long-term keys. */
  readonly sessionToken: Secret | null
  /** Null: they do not end, or nobody wrote when. */
  readonly expiresAt: Instant | null
}

/** Why there are none: one sentence with the next step. */
export type CredentialsFailure = {
  readonly code: string
  readonly message: string
  /** Where the next step is taken. `code`: a code of `device` opens it. */
  readonly next: 'code' | 'sign-in' | 'retry' | 'settings'
  readonly device: string | null
}

/** What planning goes by besides the files and what is alive. */
export type HandOutChoices = Omit<RouteOptions, 'live' | 'now'>

/** What finding credentials goes by, and what it touches. */
export type CredentialsDeps = HandOutChoices & {
  /** Of the renewals without a code, and of what they keep; its `memory` is looked into first. */
  readonly renewal: RenewalDeps
  /** Long-term keys that are kept outside the files; left out, nothing is known of any. */
  readonly vaulted?: VaultOpening['keysOf']
  /** `alone`: a process that ends at once, so what it keeps in memory helps nobody. */
  readonly surface: 'app' | 'alone'
}

export type Found = Outcome<ProfileCredentials, CredentialsFailure>

/** What one search knows. */
export type HandOut = {
  readonly world: World
  readonly name: string
  readonly graph: RouteGraph
  readonly deps: CredentialsDeps
  readonly now: Instant
}

/** Milliseconds of life below which credentials are as good as over: a program must still be able to use them. */
const LEAST_LEFT = 30_000

/** A failure of handing out. */
export const failedWith = (
  code: string,
  message: string,
  next: CredentialsFailure['next'] = 'settings',
  device: string | null = null,
): Found => ({ ok: false, failure: { code, message, next, device } })

/** Whether credentials will do for a program that gets them now. */
export const isUsable = (expiresAt: Instant | null, now: Instant): boolean =>
  expiresAt === null || expiresAt - now > LEAST_LEFT

/** A code opens it. `root`: the profile whose session would be kept in memory where that was chosen; null: none. */
export function codeNeeded({ name, deps }: HandOut, device: string, root: string | null): Found {
  const place = deps.preferences.get(root ?? name)?.place ?? null
  const isLost = deps.surface === 'alone' && place?.kind === 'memory'
  const words = isLost ? handOutText.needsCodeInApp : handOutText.needsCode
  return failedWith('code-needed', words(name, device), 'code', device)
}
