import type { ChainFacts } from '../../app/chain/model.ts'
import { partitionOf } from '../../app/chain/partitions.ts'
import { textIn, viewProfile } from '../../app/chain/profile-view.ts'
import { resolveRegion } from '../../app/chain/region.ts'
import { resolveStsTarget, type StsTarget } from '../../app/chain/sts-target.ts'
import type { LedgerEntry } from '../../app/session/ledger/ledger-model.ts'
import type { ConsoleTrouble } from '../../app/switch/console-destination.ts'
import { type ConsoleCredentials, credentialsFound } from '../../app/switch/console-route.ts'
import type { ConsoleSite } from '../../app/switch/console-sites.ts'
import { isVaultFailure } from '../../app/switch/vault-model.ts'
import { roleNameOf } from '../../app/text/account.ts'
import { consoleText } from '../../app/text/console-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { World } from '../facts/world.ts'
import { type AskDeps, type AskFailure, credentialsAtHand } from '../session/hand-out/at-hand.ts'
import type { FoundKeys } from '../session/hand-out/found-keys.ts'
import type { ProfileCredentials } from '../session/hand-out/hand-out.ts'
import type { InSight } from '../session/hand-out/hand-out-sight.ts'
import { readLedger } from '../session/renewal/ledger.ts'

/** What signing in touches. Everything left out is the real thing. */
export type ConsoleDeps = AskDeps & {
  /** Whoever else has a profile's credentials (a vault, a renewal without a code), asked where none are at hand. */
  readonly credentials?: (profile: string) => Promise<Outcome<ProfileCredentials, AskFailure>>
  /** What {@link ConsoleDeps.credentials} would give, found out without opening or calling anything. */
  readonly inSight?: (profile: string) => Promise<Outcome<InSight, AskFailure>>
  readonly siteOf?: (partition: string) => ConsoleSite | null
}

/** A profile as the question is asked about it. */
export type AskedProfile = {
  readonly world: World
  readonly name: string
  readonly sts: StsTarget
  /** The partition that its credentials belong to. */
  readonly partition: string
  /** The region of its own; null: none. */
  readonly region: string | null
  readonly role: string | null
  readonly serial: string | null
}

/** Reads what the files say about a profile. */
export function askedProfile(world: World, name: string): AskedProfile {
  const facts: ChainFacts = { ...world.facts, explicitProfile: name }
  const view = viewProfile(facts.book, 'botocore', name)
  const role = textIn(view, 'role_arn')
  const found = resolveRegion(facts, 'aws-cli-v2')?.value.replace('fips-', '').replace('-fips', '') || null
  const region = found ?? textIn(view, 'sso_region')
  // A role’s ARN says where it is; else the region does, as it does for every tool.
  const partition = /^arn:([^:]+):/.exec(role ?? '')?.[1] ?? partitionOf(region ?? 'us-east-1').id
  const serial = textIn(view, 'mfa_serial')
  return { world: { ...world, facts }, name, sts: resolveStsTarget(facts), partition, region, role, serial }
}

/** Credentials, and what they are as far as their place tells. */
export type ConsoleKeys = {
  readonly keys: FoundKeys
  readonly credentials: ConsoleCredentials
  /** What Lanyard noted when it wrote them. */
  readonly noted: LedgerEntry | null
}

/** A role is assumed for an hour: every role allows that, and so does a chain of them. */
const ROLE_SECONDS = 3600

/** The credentials of a profile without a prompt, or a sentence with the next step. */
export async function consoleKeys(
  asked: AskedProfile,
  deps: ConsoleDeps,
): Promise<Outcome<ConsoleKeys, ConsoleTrouble>> {
  const hand = await credentialsAtHand(asked.world, asked.sts, { ...deps, roleSeconds: ROLE_SECONDS })
  if (!hand.ok) return fromElsewhere(asked, hand.failure, deps)
  const { keys, provider, signedWith } = hand.value
  return withKind(asked, { keys, provider, signedWith }, deps)
}

async function fromElsewhere(asked: AskedProfile, failure: AskFailure, deps: ConsoleDeps) {
  const other = isElsewhere(failure) ? await deps.credentials?.(asked.name) : undefined
  if (other?.ok) return withKind(asked, { keys: foundKeys(other.value), provider: 'elsewhere', signedWith: null }, deps)
  if (other?.ok === false && saysMore(other.failure)) return other
  return { ok: false, failure: explainMissing(asked, failure) } as const
}

/** What AWS, the network or the vault said is worth more than that a code would help. */
const saysMore = ({ code }: AskFailure): boolean => /^[A-Z]|^network-/.test(code) || isVaultFailure(code)

const foundKeys = ({ sessionToken, ...keys }: ProfileCredentials): FoundKeys =>
  sessionToken === null ? keys : { ...keys, sessionToken }

const ELSEWHERE: ReadonlySet<string> = new Set(['not-asked', 'code-needed', 'sign-in-needed', 'no-credentials'])
const isElsewhere = ({ code }: AskFailure): boolean => ELSEWHERE.has(code)

type Where = Pick<Parameters<typeof credentialsFound>[0], 'provider' | 'signedWith'> & { readonly keys: FoundKeys }

async function withKind(asked: AskedProfile, { keys, provider, signedWith }: Where, deps: ConsoleDeps) {
  const { name, world } = asked
  if (keys.expiresAt !== null && keys.expiresAt <= deps.clock.now()) return trouble('ended', consoleText.ended(name))
  const hasToken = keys.sessionToken !== undefined
  const noted = hasToken ? await notedFor(keys.accessKeyId, world, deps) : null
  const credentials = credentialsFound({ provider, hasToken, signedWith, noted })
  return { ok: true, value: { keys, credentials, noted } } as const
}

/** What Lanyard noted about a key id it wrote itself. */
export async function notedFor(
  accessKeyId: string,
  { places }: World,
  { clock }: AskDeps,
): Promise<LedgerEntry | null> {
  const { entries } = await readLedger({ places, clock })
  return entries.findLast((entry) => entry.accessKeyId === accessKeyId) ?? null
}

const trouble = (code: string, message: string) => ({ ok: false, failure: { code, message } }) as const

/** Why credentials are not at hand, in words that fit the console. A refusal of STS has its own sentence already. */
export function explainMissing({ name, serial, world }: AskedProfile, failure: AskFailure): ConsoleTrouble {
  const { code } = failure
  switch (code) {
    case 'code-needed':
      return { code, message: consoleText.codeNeeded(name, serial) }
    case 'sign-in-needed':
      return { code, message: consoleText.signInNeeded(name, signInCommand(name, world)) }
    case 'not-asked':
      return { code, message: consoleText.notAtHand(name) }
    case 'no-credentials':
      return { code, message: consoleText.noCredentials(name) }
    case 'half-keys':
      return { code, message: consoleText.halfKeys(name) }
    default:
      return failure
  }
}

/** An SSO sign-in alone leaves no credentials of the role behind: the next call of AWS CLI does, and asks for the sign-in if need be. */
function signInCommand(name: string, { facts }: World): string {
  const view = viewProfile(facts.book, 'botocore', name)
  if (textIn(view, 'login_session') !== null) return consoleText.loginCommand(name)
  return `${consoleText.ssoCommand(name)} && ${consoleText.anyCallCommand(name)}`
}

/** Which credentials sign in, for a person: the role by its name, where the files have one. */
export function usingName({ name, role, world }: AskedProfile): string {
  const roleName = role === null ? null : roleNameOf(role)
  if (roleName !== null) return consoleText.usingRole(roleName, name)
  const sso = textIn(viewProfile(world.facts.book, 'botocore', name), 'sso_role_name')
  return sso === null ? consoleText.usingFound(name) : consoleText.usingSso(sso, name)
}
