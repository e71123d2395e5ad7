import { NO_MARKS } from '../marks/model.ts'
import { deviceOf } from '../session/keys.ts'
import type { SessionOrigin, SessionRow } from '../session/list.ts'
import { groupAccountId } from '../text/account.ts'
import { redact } from '../text/redact.ts'
import { sessionBarText } from '../text/session-bar-text.ts'
import { fileNameOf } from './origin.ts'
import { renewalOf } from './renewal.ts'
import type { SessionBar } from './session-model.ts'
import type { SessionsInput } from './sessions-view.ts'

/** What the bars are made of. */
export type BarsInput = Pick<SessionsInput, 'book' | 'kinds' | 'sessions' | 'marks' | 'kept' | 'now'> & {
  readonly isProduction: (profile: string) => boolean
}

/** A cache file that no profile leads to and that ended longer ago than this is no news, in milliseconds. */
const STALE = 24 * 60 * 60_000

/** A session that several profiles hang on: one bar, told by the first of them. */
type Group = { readonly row: SessionRow; readonly profiles: number }

/** One bar for each thing that lives, soonest end first; what nobody knows the end of comes last. */
export function buildBars(input: BarsInput): readonly SessionBar[] {
  const bars = groupsOf(input).map((group) => buildBar(group, input))
  return bars.toSorted(byEnd)
}

function byEnd(left: SessionBar, right: SessionBar): number {
  if (left.expiresAt === null || right.expiresAt === null) {
    return Number(left.expiresAt === null) - Number(right.expiresAt === null)
  }
  return left.expiresAt - right.expiresAt
}

function groupsOf({ sessions, now }: BarsInput): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const row of sessions) {
    const isStale = row.profile === null && row.expiresAt !== null && now - row.expiresAt > STALE
    if (isStale) continue
    const id = idOf(row)
    const known = groups.get(id)
    groups.set(id, known === undefined ? { row, profiles: 1 } : { ...known, profiles: known.profiles + 1 })
  }
  return [...groups.values()]
}

/** Logins are shared by profiles and told by their cache file, everything else by its profile. */
function idOf({ origin, profile, file, entry }: SessionRow): string {
  const isShared = origin === 'sso-cache' || origin === 'login-cache' || profile === null
  if (isShared) return `${origin}:${file === null ? '' : fileNameOf(file)}`
  // Role credentials of IAM Identity Center stand beside a role's own of the same name.
  return entry === null && origin === 'cli-cache' && file !== null
    ? `${origin}:${profile}:${fileNameOf(file)}`
    : `${origin}:${profile}`
}

/** The id of the bar of what Lanyard wrote; null: it is none of its own. */
export function idOfOurs(row: SessionRow): string | null {
  return row.entry === null ? null : idOf(row)
}

function buildBar(group: Group, input: BarsInput): SessionBar {
  const { row } = group
  const { profile, origin, expiresAt, entry } = row
  const marks = (profile === null ? undefined : input.marks.get(profile)) ?? NO_MARKS
  const { renewal, hint, renewFrom } = renewalFor(row, input)
  const serial = entry?.serial ?? deviceBehind(renewFrom, row, input)
  return {
    id: idOf(row),
    profile,
    title: titleOf(group),
    subtitle: subtitleOf(group),
    origin,
    serial: serial === null ? null : redact(serial),
    expiresAt,
    startedAt: entry?.writtenAt ?? null,
    renewal,
    hint,
    renewFrom,
    ours: entry !== null,
    label: profile !== null && input.isProduction(profile) ? 'production' : null,
    colour: marks.colour,
    pinned: marks.pinned,
  }
}

type BarRenewal = Pick<SessionBar, 'renewal' | 'hint' | 'renewFrom'>

function renewalFor({ profile, origin, kind, source, entry }: SessionRow, { book, kept }: BarsInput): BarRenewal {
  if (origin === 'environment') return { renewal: 'none', hint: sessionBarText.environmentHint, renewFrom: null }
  const found = profile === null ? undefined : book.byName.get(profile)
  if (profile === null || found === undefined || kind === null) {
    return { renewal: 'none', hint: sessionBarText.strayHint, renewFrom: null }
  }
  const { from, hint } = renewalOf(found, kind, book)
  if (kept.has(profile)) return { renewal: 'itself', hint: null, renewFrom: from ?? entry?.source ?? source }
  return from === null ? { renewal: 'elsewhere', hint, renewFrom: null } : { renewal: 'code', hint, renewFrom: from }
}

/** The device whose code renews it: what a role names itself, else that of the keys. */
function deviceBehind(renewFrom: string | null, { profile }: SessionRow, { book }: BarsInput): string | null {
  if (renewFrom === null) return null
  const names = [profile, renewFrom]
  for (const name of names) {
    const found = name === null ? undefined : book.byName.get(name)
    const serial = found === undefined ? null : deviceOf(found)
    if (serial !== null) return serial
  }
  return null
}

function titleOf({ row, profiles }: Group): string {
  const { profile, origin, source, file } = row
  if (origin === 'environment') return sessionBarText.environment
  if (profile !== null && (origin !== 'sso-cache' || profiles === 1)) return profile
  const role = source === null ? null : roleTitle(source)
  return role ?? source ?? (file === null ? sessionBarText.noProfile : fileNameOf(file))
}

/** `Admin in 1111 2222 3333` of `arn:aws:sts::111122223333:assumed-role/Admin/session`. */
function roleTitle(arn: string): string | null {
  const match = /^arn:[^:]*:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn)
  const [, account, role] = match ?? []
  return account === undefined || role === undefined ? null : sessionBarText.roleOf(role, groupAccountId(account))
}

function subtitleOf(group: Group): string {
  const parts = [wayOf(group), whereOf(group.row)]
  return parts.filter((part) => part !== null).join(' · ')
}

function wayOf({ row, profiles }: Group): string | null {
  const { origin, source, entry, profile } = row
  if (origin === 'environment') return null
  if (entry !== null) return sessionBarText.calls[entry.route](entry.source)
  if (origin === 'sso-cache' && profiles > 1) return sessionBarText.profiles(profiles)
  if (profile === null) return sessionBarText.noProfile
  return source === null ? null : sessionBarText.from(source)
}

const CACHES: Readonly<Record<Exclude<SessionOrigin, 'target' | 'environment'>, string>> = {
  'cli-cache': sessionBarText.cliCache,
  'sso-cache': sessionBarText.ssoCache,
  'login-cache': sessionBarText.loginCache,
  memory: sessionBarText.memory,
}

function whereOf({ origin, profile, file }: SessionRow): string {
  if (origin === 'environment') return sessionBarText.environmentWhere
  if (origin !== 'target') return CACHES[origin]
  return sessionBarText.section(profile ?? '', file === null ? '' : fileNameOf(file))
}
