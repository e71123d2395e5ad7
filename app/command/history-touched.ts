import type { DocumentCommand } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'
import { NO_SECTION, sectionText } from './history-meaning.ts'
import type { SectionConflict } from './history-merge.ts'
import type { NewValue } from './model.ts'

/** The sections that a change of a text is about: those it changes, and those its commands name (one that is copied, say). */
export function touchedSections(
  before: string,
  after: string,
  commands: readonly DocumentCommand<NewValue>[],
): readonly string[] {
  const named = commands.flatMap((command) => [
    ...(command.section === null ? [] : [command.section]),
    ...('to' in command ? [command.to] : []),
  ])
  const [was, is] = [bodiesOf(before), bodiesOf(after)]
  const changed = [...was.keys(), ...is.keys()].filter((name) => was.get(name) !== is.get(name))
  return [...new Set([...named, ...changed])]
}

/** The sections of those names as one text: the same for two texts only if each of them is the same, blank lines behind it apart. */
export function touchedPart(text: string, names: readonly string[]): string {
  const bodies = bodiesOf(text)
  return JSON.stringify(names.map((name) => bodies.get(name) ?? null))
}

/** The first of those sections that stands differently in two parts ({@link touchedPart}), as each has it and as a third would. */
export function differingSection(
  names: readonly string[],
  parts: { readonly base: string; readonly mine: string; readonly theirs: string },
): SectionConflict | null {
  const [was, wanted, is] = [parts.base, parts.mine, parts.theirs].map(bodiesIn)
  const at = names.findIndex((_, index) => was?.[index] !== is?.[index])
  const section = names[at]
  if (section === undefined) return null
  return { section, base: was?.[at] ?? null, mine: wanted?.[at] ?? null, theirs: is?.[at] ?? null }
}

function bodiesIn(part: string): readonly (string | null)[] {
  const bodies: unknown = JSON.parse(part)
  return Array.isArray(bodies) ? bodies.map((body) => (typeof body === 'string' ? body : null)) : []
}

/** Each section's text without the blank lines behind it, all of one name together. */
function bodiesOf(text: string): ReadonlyMap<string, string> {
  const document = parseDocument(text)
  const bodies = new Map<string, string>()
  const { sections } = document
  const head = sectionText({ document, nameOf: (name) => name }, NO_SECTION) ?? ''
  if (head.trim() !== '') bodies.set(NO_SECTION, trimmed(head))
  for (const [index, { name, offset }] of sections.entries()) {
    const part = trimmed(text.slice(offset, sections[index + 1]?.offset ?? text.length))
    bodies.set(name, bodies.has(name) ? `${bodies.get(name)}\n${part}` : part)
  }
  return bodies
}

const trimmed = (text: string): string => `${text.replace(/\s+$/, '')}\n`
