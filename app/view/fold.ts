/**
 * Lower case with the length kept, so that an offset found in the folded text holds in the text itself
 * (`İ` alone would grow by one unit).
 */
export function foldCase(text: string): string {
  const folded = text.toLowerCase()
  return folded.length === text.length ? folded : Array.from(splitUnits(text), foldUnit).join('')
}

const splitUnits = (text: string): string[] => text.split('')

function foldUnit(unit: string): string {
  const folded = unit.toLowerCase()
  return folded.length === 1 ? folded : unit
}
