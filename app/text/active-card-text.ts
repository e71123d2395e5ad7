import { formatTimeLeft } from './duration.ts'
import type { Instant } from './instant.ts'

/** The card of the active profile, on top of the sidebar, and what its first steps say. */
export const activeCardText = {
  caption: 'Active',
  spoken: 'Active profile',
  none: 'No profile',
  noneHelp: 'Shells are left as they are.',
  isActive: 'active profile',
  change: 'Switch…',
  /** `back to dev in 24 m`. */
  lease: (returnsTo: string | null, endsAt: Instant, now: Instant): string =>
    `${returnsTo === null ? 'back to none' : `back to ${returnsTo}`} in ${formatTimeLeft(endsAt - now)}`,
  /** `[default] is acme-prod, 24 m left`. */
  defaultFor: (profile: string, endsAt: Instant | null, now: Instant): string =>
    `[default] is ${profile}${endsAt === null ? '' : `, ${formatTimeLeft(endsAt - now)} left`}`,
  defaultIsToo: (endsAt: Instant | null, now: Instant): string =>
    `[default] too${endsAt === null ? '' : `, ${formatTimeLeft(endsAt - now)} left`}`,
  back: 'Back',
  notFollowing: 'What will not follow…',
  otherForms: 'Other forms…',
} as const
