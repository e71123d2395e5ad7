import type { Instant } from '../../app/text/instant.ts'
import { frameText } from '../../app/text/window-text.ts'
import type { ProfileRow } from '../../app/view/model.ts'

const MINUTE = 60_000
const THRESHOLDS = [15, 5, 0] as const

/**
 * What a screen reader hears between two clock pushes: one sentence for each row that crossed 15 minutes, 5 minutes or its end.
 * A row that crossed several at once (after sleep) says the last one only.
 */
export function crossedThresholds(rows: readonly ProfileRow[], before: Instant, now: Instant): readonly string[] {
  const said: string[] = []
  for (const { name, expiresAt } of rows) {
    if (expiresAt === null) continue
    const crossed = THRESHOLDS.filter((minutes) => {
      const at = expiresAt - minutes * MINUTE
      return before < at && at <= now
    })
    const last = crossed.at(-1)
    if (last !== undefined) said.push(last === 0 ? frameText.ended(name) : frameText.minutesLeft(name, last))
  }
  return said
}
