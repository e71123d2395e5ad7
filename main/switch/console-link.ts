import { explainCallFailure } from '../../app/session/refusals/call-failure.ts'
import type { StsFailure } from '../../app/session/refusals/failure-model.ts'
import {
  type ConsoleDestination,
  type ConsoleTrouble,
  type ConsoleWish,
  consoleDestination,
} from '../../app/switch/console-destination.ts'
import { explainSignInFailure } from '../../app/switch/console-failure.ts'
import {
  CONSOLE_DURATION,
  type ConsoleRoute,
  consoleRoute,
  credentialsOf,
  everythingPolicy,
  federatedName,
  isDurationFit,
  longestBy,
  waysOut,
} from '../../app/switch/console-route.ts'
import { consoleText } from '../../app/text/console-text.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { Secret } from '../../app/text/secret.ts'
import type { Outcome } from '../../app/view/model.ts'
import { callerIdentity } from '../aws/caller.ts'
import { type ConsoleLink, getSigninToken, signInLink } from '../aws/federation.ts'
import { getFederationToken } from '../aws/federation-token.ts'
import type { World } from '../facts/world.ts'
import { callBounds } from '../session/hand-out/at-hand.ts'
import type { FoundKeys } from '../session/hand-out/found-keys.ts'
import {
  type AskedProfile,
  askedProfile,
  type ConsoleDeps,
  type ConsoleKeys,
  consoleKeys,
  usingName,
} from './console-keys.ts'

/** What was asked for: where to arrive, and for how long (seconds; null: as long as the credentials, or an hour). */
export type ConsoleRequest = ConsoleWish & { readonly durationSeconds: number | null }

/** A console that can be opened. Nothing but the link's address is secret. */
export type ConsoleReady = {
  readonly link: ConsoleLink
  readonly destination: ConsoleDestination
  /** `role Admin of “prod”`. */
  readonly using: string
  /** When the console signs out by itself; null: nobody said when the credentials end. */
  readonly endsAt: Instant | null
  readonly notes: readonly string[]
}

type Step<Value> = Outcome<Value, ConsoleTrouble>

const trouble = (code: string, message: string) => ({ ok: false, failure: { code, message } }) as const

/**
 * A link that signs in to the console with a profile's credentials. What is at hand is used, a role without a code is assumed, long-term
 * keys get a federation token; nobody is asked for anything and nothing is written. What cannot sign in is said, with what can.
 */
export async function consoleLink(
  world: World,
  profile: string,
  request: ConsoleRequest,
  deps: ConsoleDeps,
): Promise<Step<ConsoleReady>> {
  const asked = askedProfile(world, profile)
  const chosen = consoleDestination(asked.partition, request, asked.region, deps.siteOf)
  if (!chosen.ok) return chosen
  const early = isSensible(request.durationSeconds)
    ? testEndpoint(asked, deps)
    : badDuration(CONSOLE_DURATION.mostOfKeys)
  if (early !== null) return early
  const found = await consoleKeys(asked, deps)
  if (!found.ok) return found
  const route = await routeFor(asked, found.value, deps)
  if (!route.ok) return route
  if (!isDurationFit(route.value, request.durationSeconds)) return badDuration(longestBy(route.value))
  const session = await sessionFor(asked, found.value, route.value, request, deps)
  return session.ok ? signIn(asked, session.value, chosen.value, deps) : session
}

const isSensible = (seconds: number | null): boolean => isDurationFit({ kind: 'federation-token' }, seconds)
const badDuration = (most: number) => trouble('duration', consoleText.badDuration(most))

/** Keys of somebody's own STS are nothing for AWS, and are not sent there. */
function testEndpoint({ sts }: AskedProfile, { siteOf }: ConsoleDeps) {
  if (siteOf !== undefined || sts.endpoint === null || !URL.canParse(sts.endpoint)) return null
  const { hostname, host } = new URL(sts.endpoint)
  const isHere = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  return isHere ? trouble('test-endpoint', consoleText.testEndpoint(host)) : null
}

async function routeFor(asked: AskedProfile, found: ConsoleKeys, deps: ConsoleDeps): Promise<Step<ConsoleRoute>> {
  const first = consoleRoute(found.credentials)
  const route =
    first.kind === 'ask-whose' ? await askWhose(asked, found.keys, deps) : { ok: true as const, value: first }
  if (!route.ok || route.value.kind !== 'cannot') return route
  const { roles, base } = waysOut(asked.world.facts.book, asked.name, found.noted?.source ?? null)
  return trouble('user-session', consoleText.userSession(asked.name, roles, base))
}

async function askWhose(asked: AskedProfile, keys: FoundKeys, deps: ConsoleDeps): Promise<Step<ConsoleRoute>> {
  const { sts, world } = asked
  const { environment } = world.facts
  const identity = await callerIdentity({ ...keys, environment, sts, ...callBounds(deps) })
  if (!identity.ok) return { ok: false, failure: explainCall(asked, identity.failure, deps, 0) }
  return { ok: true, value: consoleRoute(credentialsOf(identity.value.arn)) }
}

function explainCall(
  { name, sts }: AskedProfile,
  failure: StsFailure,
  { clock }: ConsoleDeps,
  durationSeconds: number,
): ConsoleTrouble {
  const context = { source: name, serial: '', region: sts.region, url: sts.url, durationSeconds, now: clock.now() }
  const { code, message } = explainCallFailure(failure, context, 'question')
  return { code, message }
}

/** Temporary credentials that sign in, and which durations to ask for, in turn (null: none). */
type Session = {
  readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: Secret; readonly sessionToken: Secret }
  readonly expiresAt: Instant | null
  readonly durations: readonly (number | null)[]
  readonly using: string
  readonly notes: readonly string[]
}

async function sessionFor(
  asked: AskedProfile,
  found: ConsoleKeys,
  route: ConsoleRoute,
  { durationSeconds }: ConsoleRequest,
  deps: ConsoleDeps,
): Promise<Step<Session>> {
  const { sessionToken } = found.keys
  if (route.kind !== 'federate' || sessionToken === undefined)
    return federated(asked, found.keys, durationSeconds, deps)
  const isRefused = route.sessionDuration === 'refused'
  const withDuration = durationSeconds === null || isRefused ? [] : [durationSeconds]
  const without = withDuration.length === 0 || route.sessionDuration === 'perhaps' ? [null] : []
  return {
    ok: true,
    value: {
      keys: { ...found.keys, sessionToken },
      expiresAt: found.keys.expiresAt,
      durations: [...withDuration, ...without],
      using: usingName(asked),
      notes: durationSeconds !== null && isRefused ? [consoleText.lastsAsLong] : [],
    },
  }
}

async function federated(
  asked: AskedProfile,
  keys: FoundKeys,
  seconds: number | null,
  deps: ConsoleDeps,
): Promise<Step<Session>> {
  const { name, partition, sts, world, serial } = asked
  const durationSeconds = seconds ?? CONSOLE_DURATION.usual
  const { accessKeyId, secretAccessKey } = keys
  const { environment } = world.facts
  const result = await getFederationToken({
    accessKeyId,
    secretAccessKey,
    name: federatedName(name),
    durationSeconds,
    policyArn: everythingPolicy(partition),
    sts,
    environment,
    ...callBounds(deps),
  })
  if (!result.ok && isDenied(result.failure)) return trouble('AccessDenied', consoleText.federationDenied(name))
  if (!result.ok) return { ok: false, failure: explainCall(asked, result.failure, deps, durationSeconds) }
  const { token } = result
  const using = consoleText.usingFederation(name)
  const notes = serial === null ? [] : [consoleText.noMfa]
  return { ok: true, value: { keys: token, expiresAt: token.expiresAt, durations: [null], using, notes } }
}

const isDenied = (failure: StsFailure): boolean =>
  failure.kind === 'refused' && /not authorized to perform:? *sts:GetFederationToken/.test(failure.message)

async function signIn(
  asked: AskedProfile,
  session: Session,
  destination: ConsoleDestination,
  deps: ConsoleDeps,
): Promise<Step<ConsoleReady>> {
  const { durations, keys, expiresAt, using } = session
  const ask = (sessionDuration: number | null) =>
    getSigninToken({
      endpoint: destination.site.signIn,
      ...keys,
      sessionDuration,
      environment: asked.world.facts.environment,
      caBundle: asked.sts.caBundle,
      ...callBounds(deps),
    })
  const [first = null, second] = durations
  const attempt = await ask(first)
  const isAgain =
    second !== undefined && !attempt.ok && attempt.failure.kind === 'refused' && attempt.failure.status === 400
  const result = isAgain ? await ask(second) : attempt
  if (!result.ok) return { ok: false, failure: explainSignInFailure(result.failure, asked.name) }
  const taken = isAgain ? second : first
  const now = deps.clock.now()
  return {
    ok: true,
    value: {
      link: signInLink(destination, result.token, now),
      destination,
      using,
      endsAt: taken === null ? expiresAt : now + taken * 1000,
      notes: [...session.notes, ...(isAgain ? [consoleText.durationRefused] : [])],
    },
  }
}
