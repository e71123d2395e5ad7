import type { ActiveChoice } from './model.ts'
import { type LineShell, unfitFor, variableLine } from './shell-words.ts'

/**
 * The lines that make one shell use a choice: the profile's, and the region's. Null where the shell cannot take the name (`"`, `%` and `!`
 * at the Windows command prompt, control characters anywhere).
 */
export function setLines({ profile, region }: ActiveChoice, shell: LineShell): readonly string[] | null {
  if (profile !== null && unfitFor(profile, shell) !== null) return null
  return [variableLine('AWS_PROFILE', profile, shell), variableLine('AWS_REGION', region, shell)]
}
