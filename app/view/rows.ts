import type { ExternalFacts } from '../chain/model.ts'
import { shadowOf } from '../chain/shadow.ts'
import { type MarksBook, NO_MARKS } from '../marks/model.ts'
import { accountIdOf } from '../profile/identity.ts'
import type { Profile, ProfileBook, ProfileKind, Severity } from '../profile/model.ts'
import { deviceOf, NOTHING_VAULTED, type VaultedKeys } from '../session/keys.ts'
import { deviceNameOf, groupAccountId } from '../text/account.ts'
import { rowText } from '../text/view-text.ts'
import { kindText } from '../text/window-text.ts'
import { foldCase } from './fold.ts'
import type { ProfileRow, RowBadge } from './model.ts'
import { productionOf } from './production.ts'
import { endOf, lifetimeOf, type ProfileEnd } from './profile-end.ts'
import { renewalOf } from './renewal.ts'
import { textOf } from './setting-value.ts'

/** What the rows are made of. */
export type RowsInput = {
  readonly book: ProfileBook
  readonly kinds: ReadonlyMap<string, ProfileKind>
  readonly external: ExternalFacts
  /** Patterns of `settings.ini`. */
  readonly production: readonly string[]
  /** What the person said of single profiles; it comes before the patterns. */
  readonly marks: MarksBook
  /** Seconds a new session lasts by the settings: the measure of the ring of sessions made here. */
  readonly sessionDuration: number
  /** Profiles whose keys are in the vault; none when left out. */
  readonly vault?: VaultedKeys
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

const worstOf = (severities: ReadonlySet<Severity>): Severity | null =>
  SEVERITIES.find((severity) => severities.has(severity)) ?? null

/** What the right end of a row shows; a state that needs a person comes before a countdown. */
export function badgeOf(
  profile: Profile,
  kind: ProfileKind,
  end: ProfileEnd['end'],
  lifetime: number | null,
): RowBadge {
  if (kind === 'broken') return { kind: 'broken' }
  if (shadowOf(profile) !== null) return { kind: 'shadowed' }
  if (kind === 'empty') return { kind: 'empty' }
  if (end.kind === 'at') return { kind: 'expires', expiresAt: end.expiresAt, lifetime }
  return end.kind === 'unknown' ? { kind: 'unknown-expiry' } : endless(kind, lifetime)
}

/** What is without an end; with a `lifetime` a code renews it, and of processes that is so for keys in the vault alone. */
function endless(kind: ProfileKind, lifetime: number | null): RowBadge {
  switch (kind) {
    case 'sso':
    case 'login':
      return { kind: 'no-session' }
    case 'role':
      return { kind: lifetime === null ? 'on-demand' : 'no-session' }
    case 'process':
      return { kind: lifetime === null ? 'on-demand' : 'no-expiry' }
    case 'web-identity':
      return { kind: 'on-demand' }
    default:
      return { kind: 'no-expiry' }
  }
}

/** How the profile gets its credentials, as the last part of the second line. */
function wayOf(profile: Profile, kind: ProfileKind, { renewFrom, keys }: KnownParts): string | null {
  const source = textOf(profile, 'source_profile')
  if (source !== null && source !== profile.name) return rowText.viaSource(source)
  const session = textOf(profile, 'sso_session')
  if (kind === 'sso' && session !== null) return rowText.ssoSession(session)
  if (kind === 'temporary-keys' && renewFrom !== null && renewFrom !== profile.name)
    return rowText.fromSource(renewFrom)
  const serial = deviceOf(profile)
  const hasKeys = kind === 'long-term-keys' || keys === 'vaulted'
  return hasKeys && serial !== null ? rowText.device(deviceNameOf(serial)) : null
}

/** `1111 2222 3333 · eu-west-1 · via acme-base`; without an account the kind stands in its place. */
function subtitleOf(profile: Profile, kind: ProfileKind, known: KnownParts): string {
  const head = known.accountId === null ? kindText[kind] : groupAccountId(known.accountId)
  const parts =
    known.keys === 'vaulted'
      ? [known.accountId === null ? null : head, rowText.vaulted, known.region]
      : [head, known.region]
  return [...parts, wayOf(profile, kind, known)].filter((part) => part !== null).join(' · ')
}

type KnownParts = {
  readonly accountId: string | null
  readonly region: string | null
  readonly renewFrom: string | null
  readonly keys: 'vaulted' | 'elsewhere'
}

/** Settings whose values the filter searches besides the row's own parts. */
const SEARCHED = [
  'source_profile',
  'sso_session',
  'sso_start_url',
  'sso_role_name',
  'sso_account_id',
  'role_arn',
  'role_session_name',
  'mfa_serial',
  'login_session',
] as const

function searchOf(profile: Profile, kind: ProfileKind, subtitle: string, accountId: string | null): string {
  const parts = [profile.name, subtitle, kindText[kind], accountId ?? '']
  for (const name of SEARCHED) {
    const text = textOf(profile, name)
    if (text !== null) parts.push(text)
  }
  return foldCase(parts.join('\n'))
}

function worstSeverity(profile: Profile, badge: RowBadge): Severity | null {
  const severities = new Set<Severity>(profile.problems.map((problem) => problem.severity))
  if (badge.kind === 'broken') severities.add('error')
  if (badge.kind === 'shadowed') severities.add('warning')
  return worstOf(severities)
}

function buildRow(profile: Profile, input: RowsInput, isProduction: (name: string) => boolean): ProfileRow {
  const kind = input.kinds.get(profile.name) ?? 'empty'
  const { end, store } = endOf(profile, input)
  const vault = input.vault ?? NOTHING_VAULTED
  const renewFrom = renewalOf(profile, kind, input.book, vault).from
  const badge = badgeOf(profile, kind, end, renewFrom === null ? null : lifetimeOf(profile, store, input))
  const accountId = accountIdOf(profile)
  const region = textOf(profile, 'region')
  const marks = input.marks.get(profile.name) ?? NO_MARKS
  const keys = vault.has(profile.name) ? 'vaulted' : 'elsewhere'
  const subtitle = subtitleOf(profile, kind, { accountId, region, renewFrom, keys })
  return {
    name: profile.name,
    kind,
    subtitle,
    accountId,
    region,
    sourceProfile: textOf(profile, 'source_profile'),
    badge,
    expiresAt: end.kind === 'at' ? end.expiresAt : null,
    label: isProduction(profile.name) ? 'production' : null,
    favourite: marks.favourite,
    colour: marks.colour,
    note: marks.note,
    usedAt: marks.usedAt,
    worst: worstSeverity(profile, badge),
    search: searchOf(profile, kind, subtitle, accountId),
    renewable: renewFrom !== null,
    renewFrom,
  }
}

/** One row a profile, in file order. 2,000 profiles take a few milliseconds: nothing here explains a whole chain. */
export function buildRows(input: RowsInput): readonly ProfileRow[] {
  const isProduction = productionOf(input.production, input.marks)
  return input.book.profiles.map((profile) => buildRow(profile, input, isProduction))
}
