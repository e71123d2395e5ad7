import { hasControls, posixWord } from '../shell-words.ts'
import type { Variable, Written } from './model.ts'

/**
 * The `-e` options of `docker run`, each value as one word of a POSIX shell. A container begins without variables, so there is none to take
 * away. Whoever runs the line shows the values to every process of the machine: `lanyard exec NAME -- docker run -e AWS_ACCESS_KEY_ID …`
 * hands on the same variables without.
 */
export function dockerText(variables: readonly Variable[]): Written {
  const options: string[] = []
  for (const [variable, value] of variables) {
    if (value === null) continue
    if (hasControls(value)) return { ok: false, reason: 'controls', variable }
    options.push(`-e ${variable}=${posixWord(value)}`)
  }
  return { ok: true, value: options.join(' ') }
}
