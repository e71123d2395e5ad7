import fc from 'fast-check'
import type { Document, DocumentCommand } from '../../../app/document/model.ts'
import { headerText } from './file-text.ts'

const writtenName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('region', 'Region', 'output', 's3', 'aws_session_token', 'brand_new') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
)

const writtenValue = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('eu-west-1', 'x', '', 'v # c', '[x]', 'a=b', '100%') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constantFrom(' x', 'x ', 'a\nb', 'a\r\n[profile evil]\nk = v', '\ud800', 'a\u2028b') },
)

const writtenLine = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.constantFrom('# out', 'k = v', '  k = v', '[z]', '  [z]', '[profile new]', '', 'flag') },
  { weight: 1, arbitrary: writtenValue },
)

/** One of what a document holds, mostly; `chance` in 0..1 picks it. */
const pick = <Item>(items: readonly Item[], chance: number): Item | undefined =>
  items[Math.floor(chance * items.length)]

const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

/** What a command is to be, whatever the document. */
const wishes = fc.record({
  kind: fc.constantFrom<DocumentCommand['kind']>(
    'set-setting',
    'set-setting',
    'set-setting',
    'remove-setting',
    'set-nested',
    'set-nested',
    'remove-nested',
    'add-section',
    'add-section',
    'copy-section',
    'remove-section',
    'rename-section',
    'replace-line',
    'remove-byte-order-mark',
  ),
  where: chances,
  which: chances,
  header: headerText,
  name: writtenName,
  nested: fc.constantFrom('addressing_style', 'x', 'a b', 'X'),
  isKnown: fc.boolean(),
  value: writtenValue,
  settings: fc.array(fc.tuple(writtenName, writtenValue), { maxLength: 3 }),
  text: writtenLine,
})

/** A wish for a command; {@link commandOf} makes it one of a document. */
export type Wish = typeof wishes extends fc.Arbitrary<infer Value> ? Value : never

/** Wishes that can be made of any document, one after the other. */
export const commandWishes: fc.Arbitrary<Wish> = wishes

/** The command a wish comes to in a document: mostly about something that is there. */
export function commandOf(document: Document, wish: Wish): DocumentCommand {
  const { kind, header, name, nested, value, settings, text } = wish
  const there = wish.where < 0.85 ? pick(document.sections, wish.where / 0.85) : undefined
  const section = there?.name ?? header
  const known = pick(there?.settings ?? [], wish.which)
  const setting = wish.isKnown && known !== undefined ? known.name : name
  switch (kind) {
    case 'set-setting':
      return { kind, section, setting, value }
    case 'remove-setting':
      return { kind, section, setting }
    case 'set-nested':
      return { kind, section, setting: wish.isKnown ? 's3' : setting, name: nested, value }
    case 'remove-nested': {
      const block = there?.settings.find((each) => each.value.startsWith('\n'))
      const [first = nested] = block?.value.trim().split(/\s*=/) ?? []
      return { kind, section, setting: block?.name ?? 's3', name: wish.isKnown ? first : nested }
    }
    case 'add-section':
      return { kind, section: header, settings }
    case 'copy-section':
    case 'rename-section':
      return { kind, section, to: header }
    case 'remove-section':
      return { kind, section }
    case 'replace-line': {
      const line = pick(document.lines, wish.which)
      const was = line?.text.replace(/^\ufeff|[\r\n]+$/g, '') ?? ''
      return { kind, section: null, line: line?.number ?? 1, was, text }
    }
    case 'remove-byte-order-mark':
      return { kind, section: null }
  }
}

/** A command that mostly concerns something the document holds. */
export function commandFor(document: Document): fc.Arbitrary<DocumentCommand> {
  return wishes.map((wish) => commandOf(document, wish))
}

/** 1-based lines a command may touch: those of the sections it names, down to their settings; the one it mends. */
export function linesAllowed(document: Document, command: DocumentCommand): ReadonlySet<number> {
  if (command.kind === 'remove-byte-order-mark') return new Set([1])
  if (command.kind === 'replace-line') {
    const alike = document.lines.filter((line) => line.text.replace(/^\ufeff|[\r\n]+$/g, '') === command.was)
    return new Set(alike.length === 1 ? alike.map((line) => line.number) : [command.line])
  }
  const allowed = new Set<number>()
  for (const section of document.sections) {
    if (section.name !== command.section || command.kind === 'copy-section') continue
    for (let line = section.line; line < section.line + section.lineCount; line++) {
      const setting = section.settings.find((each) => line >= each.line && line < each.line + each.lineCount)
      const isNamed = 'setting' in command && setting?.name.toLowerCase() === command.setting.toLowerCase()
      if (command.kind === 'remove-section' || isNamed) allowed.add(line)
      if (command.kind === 'rename-section' && line === section.line) allowed.add(line)
    }
  }
  return allowed
}
