import { importText } from '../../app/text/edit-room-text.ts'

/** What is wrong with the name at a place among those that an import would write; null when nothing is. */
export function importNameProblem(names: readonly string[], place: number): string | null {
  const name = names[place] ?? ''
  if (name.trim() === '') return importText.wanted
  return names.indexOf(name) < place ? importText.twice : null
}
