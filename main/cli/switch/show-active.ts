import type { ActiveState } from '../../../app/switch/model.ts'
import { formatInstant, type Instant } from '../../../app/text/instant.ts'
import { switchText } from '../../../app/text/switch-text.ts'
import { printable } from '../terminal.ts'

const instantOrNull = (instant: Instant | null): string | null => (instant === null ? null : formatInstant(instant))

/** The state as `lanyard use --json` prints it. */
export const activeJson = ({ profile, region, previous, leaseUntil, returnsTo, setAt, scope }: ActiveState) => ({
  profile,
  region,
  previous,
  leaseUntil: instantOrNull(leaseUntil),
  returnsTo,
  setAt: instantOrNull(setAt),
  scope,
})

const shown = (name: string | null): string | null => (name === null ? null : printable(name))

/** The state for a person. */
export function activeText({ profile, region, previous, leaseUntil, returnsTo }: ActiveState, now: Instant): string {
  return [
    switchText.active(shown(profile), region),
    leaseUntil === null ? '' : switchText.lease(leaseUntil - now, shown(returnsTo?.profile ?? null)),
    leaseUntil !== null || previous === null ? '' : switchText.before(shown(previous.profile)),
  ].join('')
}
