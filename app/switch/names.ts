import type { NameRefusal } from '../text/switch-text.ts'
import { hasControls } from './shell-words.ts'

/** UTF-16 units. A hook reads the file's first 4,096 characters, and four names may stand in it. */
export const LONGEST_NAME = 512

/** Why a name cannot become the active profile's, null when it can. */
export function nameRefusal(name: string): NameRefusal | null {
  if (name === '') return 'empty'
  if (name.length > LONGEST_NAME) return 'too-long'
  return hasControls(name) ? 'control-characters' : null
}

/** The region to hand to a shell: a region's name as AWS writes them (`eu-west-1`), null for anything else that stands in a file. */
export function regionFor(value: string | null): string | null {
  return value !== null && /^[A-Za-z0-9-]{1,64}$/.test(value) ? value : null
}

const MOST_NEAR = 3

/** Up to three names that somebody may have meant, nearest first: those that contain what was typed, then those few typing errors away. */
export function nearestNames(typed: string, names: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase()
  const most = Math.max(1, Math.floor(wanted.length / 3))
  return names
    .map((name) => ({ name, far: farness(wanted, name.toLowerCase(), most) }))
    .filter(({ far }) => far !== null)
    .toSorted((one, other) => (one.far ?? 0) - (other.far ?? 0))
    .slice(0, MOST_NEAR)
    .map(({ name }) => name)
}

function farness(wanted: string, name: string, most: number): number | null {
  if (Math.abs(wanted.length - name.length) <= most) {
    const errors = typingErrors(wanted, name)
    if (errors <= most) return errors
  }
  return wanted !== '' && name.includes(wanted) ? most + name.length : null
}

/** Letters missing, surplus, exchanged, or swapped with their neighbour (optimal string alignment distance). */
function typingErrors(one: string, other: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1
      const step = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same)
      const swapped = row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current.push(swapped ? Math.min(step, (beforeLast[column - 2] ?? step) + 1) : step)
    }
    beforeLast = last
    last = current
  }
  return last[other.length] ?? 0
}
