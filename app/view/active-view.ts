import type { ProfileBook } from '../profile/model.ts'
import { settledAt } from '../switch/changes.ts'
import type { ActiveState } from '../switch/model.ts'
import { activeText } from '../text/active-text.ts'
import type { Instant } from '../text/instant.ts'
import { redact } from '../text/redact.ts'
import type { ProfileRow } from './model.ts'
import type { ActiveView } from './switch-model.ts'

/** What is known of the active profile. */
export type ActiveInput = {
  /** As the file says; a lease that has run out is applied here. */
  readonly state: ActiveState
  /** A sentence where the file could not be used; null: it could. */
  readonly problem: string | null
  readonly standIn: ActiveView['defaultFor']
}

/** Nothing active, and nothing known of `[default]`. */
export const NO_ACTIVE: ActiveView = {
  profile: null,
  accountId: null,
  label: null,
  colour: null,
  expiresAt: null,
  lifetime: null,
  previous: null,
  lease: null,
  problem: null,
  defaultFor: null,
}

/** The active profile as window and tray show it. */
export function buildActive(
  { state, problem, standIn }: ActiveInput,
  rows: readonly ProfileRow[],
  book: ProfileBook,
  now: Instant,
): ActiveView {
  const held = settledAt(state, now)
  const { profile, leaseUntil, returnsTo } = held
  const row = rows.find(({ name }) => name === profile)
  const back = returnsTo ?? held.previous
  return {
    profile,
    accountId: row?.accountId ?? null,
    label: row?.label ?? null,
    colour: row?.colour ?? null,
    expiresAt: row?.expiresAt ?? null,
    lifetime: row?.badge.kind === 'expires' ? row.badge.lifetime : null,
    previous: back === null ? null : { profile: back.profile },
    lease: leaseUntil === null ? null : { endsAt: leaseUntil, returnsTo: returnsTo?.profile ?? null },
    problem: problem ?? troubleOf(profile, book),
    defaultFor: standIn,
  }
}

/** Why most tools, or some, will stop at the profile; null: they will not. */
function troubleOf(name: string | null, book: ProfileBook): string | null {
  if (name === null) return null
  const profile = book.byName.get(name)
  if (profile === undefined) return redact(activeText.gone(name))
  const hidden = profile.problems.find(({ code }) => code === 'not-seen-by')
  return hidden === undefined ? null : redact(activeText.unseen(name, hidden.message))
}
