import { diffText } from '../text/edit-view-text.ts'
import { redact } from '../text/redact.ts'
import type { ConflictView } from './edit-model.ts'
import { maskText } from './mask-text.ts'

/** Three texts of one section, secrets inside; null where it does not exist. */
export type ConflictInput = ConflictView

/** Lines of a section that are shown. */
const MOST_LINES = 200

/** The three sides of a conflict, masked. A line that reads like one of `base` and is not the same is marked as a new value. */
export function buildConflict({ id, path, section, base, mine, theirs }: ConflictInput): ConflictView {
  const known = base === null ? new Map<string, ReadonlySet<string>>() : rawByShown(base)
  return {
    id,
    path,
    section: redact(section),
    base: base === null ? null : showSection(base, known),
    mine: mine === null ? null : showSection(mine, known),
    theirs: theirs === null ? null : showSection(theirs, known),
  }
}

const linesOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/)

function rawByShown(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const masked = maskText(text)
  const known = new Map<string, Set<string>>()
  for (const [index, line] of linesOf(text).slice(0, masked.count).entries()) {
    const shown = masked.lineAt(index + 1)
    known.set(shown, (known.get(shown) ?? new Set()).add(line))
  }
  return known
}

function showSection(text: string, known: ReadonlyMap<string, ReadonlySet<string>>): string {
  const masked = maskText(text)
  const shown = linesOf(text)
    .slice(0, Math.min(masked.count, MOST_LINES))
    .map((line, index) => {
      const shownLine = masked.lineAt(index + 1)
      const isNew = known.get(shownLine)?.has(line) === false
      return isNew ? `${shownLine} ${diffText.newValue}` : shownLine
    })
  const more = masked.count - shown.length
  return (more > 0 ? [...shown, diffText.moreOfSection(more)] : shown).join('\n')
}
