import { readSections } from './read-sections.ts'

/** A section that is not read yet: its header as written, the 1-based line of that, and its text behind the opening bracket. */
export type OutlinedSection = { readonly header: string; readonly line: number; readonly rest: string }

/** Where a section begins. A header with blanks before it is met when the section that it seems to stand in is read. */
const BETWEEN = '\n['

/**
 * A line that begins with a comment, or with the name of a setting that has a value. What such a line says besides does not decide whether
 * botocore refuses the file, and means nothing to any other line.
 */
const SAYING = /\n(?:[#;].*|(["!$-9<>-Z\\-~][^=:\n]*)[=:][ \t]*[!-~].*)/g

/** What is kept of it: that it is there, and the name. No text without lone carriage returns has two in a row by itself. */
const SAID = '\n$1\r\r'

/**
 * The sections of a text by header, none of them read, where botocore's parser stumbles over nothing and each section reads by itself as
 * it does in the text; null for any other text, which is to be read whole.
 *
 * Sections that differ only in what their lines say are refused alike or not at all, so one of each make is read: of thousands mostly a
 * few dozens. All else is left to searches of the engine's own, which are quick from the first line on.
 */
export function outlineOf(text: string): ReadonlyMap<string, OutlinedSection> | null {
  if (text.includes('\r') && /\r(?!\n)/.test(text)) return null
  const lines = `\n${text}`
  const parts = lines.split(BETWEEN)
  const [before = ''] = parts
  if (!readsAlone(before, 0)) return null
  const makes = lines.replace(SAYING, SAID).split(BETWEEN)
  const heights = new Map<string, number>()
  const sections = new Map<string, OutlinedSection>()
  let line = heightOf(before)
  for (let index = 1; index < parts.length; index++) {
    const rest = parts[index] ?? ''
    const { header, make } = divided(makes[index] ?? '')
    if (header === '' || sections.has(header)) return null
    let height = heights.get(make)
    if (height === undefined) {
      if (!readsAlone(`[${rest}`, 1)) return null
      height = heightOf(make)
      heights.set(make, height)
    }
    sections.set(header, { header, line, rest })
    line += height
  }
  return sections
}

/** A section without its opening bracket: up to the last closing one of its first line, and all the lines below. */
function divided(section: string): { readonly header: string; readonly make: string } {
  const feed = section.indexOf('\n')
  const end = feed < 0 ? section.length : feed
  return { header: section.slice(0, Math.max(0, section.lastIndexOf(']', end))), make: section.slice(end) }
}

function heightOf(text: string): number {
  return text.split('\n').length
}

/** Whether a text has so many sections, which begin their lines, and nothing that botocore stumbles over or that goes beyond them. */
function readsAlone(text: string, count: 0 | 1): boolean {
  const { sections, stop, stray, indented, leaking } = readSections(text, '')
  return stop === null && stray === null && leaking === null && indented.size === 0 && sections.size === count
}
