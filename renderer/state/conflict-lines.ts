/** One line of a conflict's column; `differs`: it does not stand in the base. */
export type ConflictLine = { readonly id: string; readonly text: string; readonly differs: boolean }

const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/)

/** A text's lines, marked where the base has no such line (any more); equal lines count as often as they stand in the base. */
export function conflictLines(text: string, base: string | null): readonly ConflictLine[] {
  const left = new Map<string, number>()
  for (const line of base === null ? [] : linesOf(base)) left.set(line, (left.get(line) ?? 0) + 1)
  return linesOf(text).map((line, index) => {
    const rest = left.get(line) ?? 0
    left.set(line, rest - 1)
    return { id: `${index} ${line}`, text: line, differs: rest < 1 }
  })
}
