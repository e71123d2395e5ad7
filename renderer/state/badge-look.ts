import { SECONDS_SHOWN_BELOW, timeLeftText } from '../../app/text/duration.ts'
import type { Instant } from '../../app/text/instant.ts'
import { badgeText } from '../../app/text/window-text.ts'
import { expiryStateAt } from '../../app/view/clock.ts'
import type { RowBadge } from '../../app/view/model.ts'

/** How a badge is drawn. Every tone has a shape of its own, so that colour never speaks alone. */
export type BadgeShape =
  | 'ring'
  | 'triangle'
  | 'drop'
  | 'ended'
  | 'dash'
  | 'question'
  | 'cross'
  | 'hatch'
  | 'hollow'
  | 'waiting'
  | 'arrow'
export type BadgeTone = 'live' | 'soon' | 'over' | 'quiet'

export type BadgeLook = {
  readonly tone: BadgeTone
  readonly shape: BadgeShape
  readonly text: string
  /** 0..1 of its life that is left; null when the whole life is not known. */
  readonly share: number | null
  /** `quiet` states stand as plain text; the others ask for attention. */
  readonly urgent: boolean
}

const still: Readonly<Record<Exclude<RowBadge['kind'], 'expires'>, BadgeLook>> = {
  'no-expiry': { tone: 'quiet', shape: 'dash', text: badgeText.noExpiry, share: null, urgent: false },
  'no-session': { tone: 'quiet', shape: 'waiting', text: badgeText.noSession, share: null, urgent: false },
  'on-demand': { tone: 'quiet', shape: 'arrow', text: badgeText.onDemand, share: null, urgent: false },
  'unknown-expiry': { tone: 'quiet', shape: 'question', text: badgeText.unknownExpiry, share: null, urgent: false },
  empty: { tone: 'quiet', shape: 'hollow', text: badgeText.empty, share: null, urgent: false },
  shadowed: { tone: 'quiet', shape: 'hatch', text: badgeText.shadowed, share: null, urgent: false },
  broken: { tone: 'over', shape: 'cross', text: badgeText.broken, share: null, urgent: true },
}

const shareLeft = (left: number, lifetime: number | null): number | null =>
  lifetime === null || lifetime <= 0 ? null : Math.min(1, Math.max(0, left / lifetime))

/** Changes when a look would be drawn differently; the ring moves in sixty steps. */
export const lookKey = ({ text, shape, share }: BadgeLook): string =>
  `${shape} ${share === null ? '' : Math.round(share * 60)} ${text}`

/** What a badge looks like at `now`. Under five minutes the text turns to seconds and to red. */
export function badgeLook(badge: RowBadge, now: Instant): BadgeLook {
  if (badge.kind !== 'expires') return still[badge.kind]
  const text = timeLeftText(badge.expiresAt, now)
  const left = badge.expiresAt - now
  const share = shareLeft(left, badge.lifetime)
  const state = expiryStateAt(badge.expiresAt, now)
  if (state === 'expired') return { tone: 'over', shape: 'ended', text, share: 0, urgent: false }
  if (left < SECONDS_SHOWN_BELOW) return { tone: 'over', shape: 'drop', text, share, urgent: true }
  if (state === 'soon') return { tone: 'soon', shape: 'triangle', text, share, urgent: true }
  return { tone: 'live', shape: 'ring', text, share, urgent: false }
}
