import { parseDocument } from '../document/parse.ts'
import { joinChanges, overlapOf, twoChanges, withLineEnd } from './history-join.ts'
import { type Named, NO_SECTION } from './history-meaning.ts'

/** One section as it stands, header to next header; the lines before the first are one too. */
type Part = { readonly name: string; readonly text: string }

/**
 * The text of `theirs` with each section that `mine` changed of `base` changed there as well, wherever it stands by now. `whole`: as mine
 * has it, whatever theirs is; `changes`: line by line. Null where a section cannot be found or put together, or others would read otherwise.
 */
export function mergeSections(base: Named, mine: Named, theirs: Named, how: 'changes' | 'whole'): string | null {
  const [before, wanted, now] = [base, mine, theirs].map(partsOf)
  if (before === undefined || wanted === undefined || now === undefined) return null
  let parts = now
  for (const name of changedNames(before, wanted)) {
    const merged = how === 'whole' ? textOf(wanted, name) : mergedText(before, wanted, now, name)
    if (merged === 'unclear') return null
    parts = withPart(parts, wanted, { name, text: merged })
  }
  const texts = parts.map(({ text }, index) => (index === parts.length - 1 ? text : withLineEnd(text)))
  const text = texts.join('')
  const found = partsOf({ document: parseDocument(text), nameOf: (each) => each })
  return JSON.stringify(found.map((part) => part.text)) === JSON.stringify(texts) ? text : null
}

function partsOf({ document, nameOf }: Named): readonly Part[] {
  const { text, sections } = document
  const head = { name: NO_SECTION, text: text.slice(0, sections[0]?.offset ?? text.length) }
  const rest = sections.map(({ name, offset }, index) => ({
    name: nameOf(name),
    text: text.slice(offset, sections[index + 1]?.offset ?? text.length),
  }))
  return [head, ...rest]
}

const named = (parts: readonly Part[], name: string): readonly Part[] => parts.filter((part) => part.name === name)

function textOf(parts: readonly Part[], name: string): string | null {
  const found = named(parts, name)
  return found.length === 0 ? null : found.map(({ text }) => text).join('')
}

/** Blank lines behind a section are nobody's: others put them there and take them with theirs. */
const bodyOf = (text: string | null): string | null => (text === null ? null : text.replace(/\s+$/, ''))

function changedNames(before: readonly Part[], wanted: readonly Part[]): readonly string[] {
  const names = new Set([...wanted, ...before].map(({ name }) => name))
  return [...names].filter((name) => bodyOf(textOf(before, name)) !== bodyOf(textOf(wanted, name)))
}

function mergedText(
  before: readonly Part[],
  wanted: readonly Part[],
  now: readonly Part[],
  name: string,
): string | null | 'unclear' {
  if ([before, wanted, now].some((parts) => named(parts, name).length > 1)) return 'unclear'
  const [base = null, mine = null, theirs = null] = [before, wanted, now].map((parts) => textOf(parts, name))
  if (bodyOf(theirs) === bodyOf(mine)) return theirs
  if (bodyOf(theirs) === bodyOf(base)) return mine
  if (base === null || mine === null || theirs === null) return 'unclear'
  const changes = twoChanges(base, mine, theirs)
  return overlapOf(changes) === null ? joinChanges(changes, 'mine') : 'unclear'
}

function withPart(
  parts: readonly Part[],
  wanted: readonly Part[],
  { name, text }: { readonly name: string; readonly text: string | null },
): readonly Part[] {
  const first = parts.findIndex((part) => part.name === name)
  const others = parts.filter((part) => part.name !== name)
  if (text === null) return others
  const at =
    first < 0 ? placeFor(others, wanted, name) : parts.slice(0, first).filter((part) => part.name !== name).length
  return others.toSpliced(at, 0, { name, text })
}

/** Where a section goes: behind the nearest that stood before it, else before the nearest that stood behind it, else at the end. */
function placeFor(parts: readonly Part[], wanted: readonly Part[], name: string): number {
  const own = wanted.findIndex((part) => part.name === name)
  const placeOf = (part: Part): number => parts.findIndex((each) => each.name === part.name)
  const before = wanted.slice(1, own).findLast((part) => placeOf(part) >= 0)
  if (before !== undefined) return placeOf(before) + 1
  const behind = wanted.slice(own + 1).find((part) => placeOf(part) >= 0)
  return behind === undefined ? parts.length : placeOf(behind)
}
