import type { MarksBook } from '../marks/model.ts'

/** The literal pieces between the stars must follow one another; the first and the last are anchored. */
function fits(pieces: readonly string[], name: string): boolean {
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (pieces.length === 1) return name === first
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false
  const end = name.length - last.length
  let at = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at)
    if (found === -1 || found + piece.length > end) return false
    at = found + piece.length
  }
  return true
}

/**
 * Which profile names are production, by the patterns of `settings.ini` (`*prod*`): `*` is any run of characters, everything else
 * stands for itself, case counts as in profile names. Blank patterns match nothing.
 */
export function productionMatcher(patterns: readonly string[]): (name: string) => boolean {
  const split = patterns
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .map((pattern) => pattern.split('*'))
  return (name) => split.some((pieces) => fits(pieces, name))
}

/** Which profiles are production: what the person said of one, else the patterns. */
export function productionOf(patterns: readonly string[], marks: MarksBook): (name: string) => boolean {
  const matches = productionMatcher(patterns)
  return (name) => {
    const said = marks.get(name)?.production ?? null
    return said === null ? matches(name) : said === 'yes'
  }
}
