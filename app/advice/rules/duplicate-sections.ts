import { indentOf } from '../../document/line-shape.ts'
import type { WrittenSection } from '../../document/model.ts'
import { isWritableSection, isWritableSettingName, isWritableValue } from '../../document/writable.ts'
import { DEFAULT_SECTION } from '../../profile/read-sections.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixWith, newValue, replaceLine, writeAnew } from '../fixes.ts'
import type { Fix, FoundBy } from '../model.ts'
import { contentOf, type FileView, filesOf, lineAt, type World } from '../world.ts'

/** One header twice: AWS CLI stops at the whole file, all others join the sections, the later settings winning. */
export function findDuplicateSections(world: World): readonly FoundBy[] {
  return filesOf(world).flatMap(duplicatesIn)
}

function duplicatesIn(file: FileView): readonly FoundBy[] {
  const seen = new Map<string, readonly WrittenSection[]>()
  return file.document.sections.flatMap((section): readonly FoundBy[] => {
    const earlier = seen.get(section.name) ?? []
    seen.set(section.name, [...earlier.slice(-1), section])
    const before = earlier.at(-1)
    if (before === undefined || section.name === DEFAULT_SECTION) return []
    return [
      {
        code: 'duplicate-section',
        severity: 'error',
        file: file.path,
        line: section.line,
        message: adviceText.duplicateSection(section.name, before.line, section.line),
        profile: null,
        fix: file.headers.get(section.name)?.length === 2 ? fixFor(file, before, section) : null,
      },
    ]
  })
}

function fixFor(file: FileView, earlier: WrittenSection, later: WrittenSection): Fix | null {
  const isBare = [earlier, later].every(({ line, name }) => wordsAt(file, line) === `[${name}]`)
  if (!isBare || hasDuplicates(earlier) || hasDuplicates(later)) return null
  const isNext = earlier.line + earlier.lineCount === later.line
  return isNext ? joinNeighbours(file, earlier, later) : rebuild(file, earlier, later)
}

/** Without the second header its settings belong to the section above; those that are in both go first. */
function joinNeighbours(file: FileView, earlier: WrittenSection, later: WrittenSection): Fix | null {
  const first = later.settings[0]
  const isFlush = first === undefined || indentOf(lineAt(file, first.line)?.text ?? ' ') === ''
  if (!isFlush) return null
  const names = new Set(earlier.settings.map(({ name }) => name.toLowerCase()))
  const both = later.settings.filter(({ name }) => names.has(name.toLowerCase()))
  return fixWith(file, later.line, adviceText.fix.joinSections, [
    replaceLine(lineAt(file, later.line), null),
    ...both.flatMap(({ name, value }) => writeAnew(later.name, name, value)),
  ])
}

/** Sections apart are written anew as one, at the end; only where no comment could lose its place by that. */
function rebuild(file: FileView, earlier: WrittenSection, later: WrittenSection): Fix | null {
  const header = later.name
  if (hasComments(file, earlier) || hasComments(file, later) || !isWritableSection(header)) return null
  const settings = new Map(
    [...earlier.settings, ...later.settings].map(({ name, value }) => [name.toLowerCase(), value]),
  )
  const isWritable = [...settings].every(([name, value]) => isWritableSettingName(name) && isWritableValue(value))
  if (!isWritable) return null
  return fixWith(file, later.line, adviceText.fix.joinSections, [
    { kind: 'remove-section', section: header },
    {
      kind: 'add-section',
      section: header,
      settings: [...settings].map(([name, value]) => [name, newValue(name, value)] as const),
    },
  ])
}

function wordsAt(file: FileView, line: number): string {
  const found = lineAt(file, line)
  return found === undefined ? '' : contentOf(found)
}

function hasComments({ document }: FileView, { line, lineCount }: WrittenSection): boolean {
  return document.lines.slice(line, line - 1 + lineCount).some(({ kind }) => kind === 'comment' || kind === 'stray')
}

function hasDuplicates({ settings }: WrittenSection): boolean {
  return new Set(settings.map(({ name }) => name.toLowerCase())).size < settings.length
}
