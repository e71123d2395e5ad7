import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, invertEdits } from '../../../app/document/edits.ts'
import type { Document, DocumentCommand, Edit, WrittenSection } from '../../../app/document/model.ts'
import { parseDocument, printDocument } from '../../../app/document/parse.ts'
import { planStep } from '../../../app/document/plan.ts'
import { planCommands } from '../../../app/document/plan-commands.ts'
import { decodeText, encodeText } from '../../../main/files/text-codec.ts'
import { runs } from '../../support/cases.ts'
import { commandOf, commandWishes, linesAllowed } from './commands.ts'
import { anyText, awsLikeText, tidyText } from './file-text.ts'

const grammarAware = fc.oneof(awsLikeText, tidyText('config'), tidyText('credentials'))

/** Bytes of no meaning, and bytes of a file with some of them overwritten. */
const rawBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.tuple(awsLikeText, fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 5 })).map(([text, places]) => {
    const bytes = new TextEncoder().encode(text)
    for (const [at, byte] of places) if (at < bytes.length) bytes[at] = byte
    return bytes
  }),
)

const print = (text: string) => printDocument(parseDocument(text))

/** What a section says in its own bytes: header to last setting, the last line end apart. */
function coreOf(document: Document, section: WrittenSection): string {
  const last = section.settings.at(-1)
  const lines = last === undefined ? 1 : last.line + last.lineCount - section.line
  const own = document.lines.slice(section.line - 1, section.line - 1 + lines)
  return own
    .map((line) => line.text)
    .join('')
    .replace(/^\ufeff/, '')
    .replace(/(?:\r\n|\r|\n)$/, '')
}

type Cores = { readonly ahead: readonly string[]; readonly behind: readonly string[] }

/** The sections that a command must not touch, as they are written. A mended line may cut its section in two, or join it with the one before. */
function untouched(document: Document, command: DocumentCommand): Cores {
  const cores = (sections: readonly WrittenSection[]) => sections.map((each) => coreOf(document, each))
  if (command.kind === 'replace-line') {
    const [line = 0] = linesAllowed(document, command)
    const around = document.sections.findLastIndex((each) => each.line <= line)
    const ahead = document.sections.slice(0, Math.max(0, around - 1))
    return { ahead: cores(ahead), behind: cores(document.sections.slice(around + 1)) }
  }
  const names = 'to' in command ? [command.section, command.to] : [command.section]
  return { ahead: cores(document.sections.filter(({ name }) => !names.includes(name))), behind: [] }
}

function expectUntouched(before: Document, command: DocumentCommand, after: Document, edits: readonly Edit[]): void {
  const where = () => `${JSON.stringify(command)} on ${JSON.stringify(before.text)}`
  const { ahead, behind } = untouched(before, command)
  if (command.kind === 'replace-line') {
    const cores = after.sections.map((each) => coreOf(after, each))
    expect(cores.slice(0, ahead.length), where()).toEqual(ahead)
    expect(cores.slice(cores.length - behind.length), where()).toEqual(behind)
  } else expect(untouched(after, command).ahead, where()).toEqual(ahead)
  const allowed = linesAllowed(before, command)
  for (const line of before.lines) {
    const end = line.offset + line.text.replace(/(?:\r\n|\r|\n)$/, '').length
    const isHit = edits.some(({ offset, length }) => offset < end && offset + length > line.offset && offset !== end)
    if (isHit) expect(allowed.has(line.number), `line ${line.number}: ${where()}`).toBe(true)
  }
}

describe('a document', () => {
  it('prints back exactly what was parsed, for files by grammar', () => {
    fc.assert(
      fc.property(grammarAware, (text) => print(text) === text),
      runs(50_000),
    )
  })

  it('prints back exactly what was parsed, for text and bytes of any kind', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText.map((text) => new TextEncoder().encode(text)),
          rawBytes,
        ),
        (bytes) => {
          const { text, encoding } = decodeText(bytes)
          expect(encodeText(print(text), encoding)).toEqual(Buffer.from(bytes))
        },
      ),
      runs(50_000),
    )
  })
})

describe('a sequence of 1 to 50 commands', () => {
  it('leaves untouched sections byte-identical, and is undone and redone exactly', () => {
    const sequences = fc.tuple(
      fc.oneof({ weight: 3, arbitrary: grammarAware }, { weight: 1, arbitrary: anyText }),
      fc.array(commandWishes, { minLength: 1, maxLength: 50, size: 'max' }),
    )
    fc.assert(
      fc.property(sequences, ([text, wishes]) => {
        let document = parseDocument(text)
        const done: { readonly command: DocumentCommand; readonly before: string; readonly edits: readonly Edit[] }[] =
          []
        for (const wish of wishes) {
          const command = commandOf(document, wish)
          const step = planStep(document, command)
          if (!step.ok) continue
          expectUntouched(document, command, step.document, step.edits)
          done.push({ command, before: document.text, edits: step.edits })
          document = step.document
        }
        expectUndone(text, document.text, done)
        const atOnce = planCommands(
          text,
          done.map(({ command }) => command),
        )
        if (!atOnce.ok) throw new Error(`refused at once: ${atOnce.problem.code}`)
        expect(atOnce.text).toBe(document.text)
        expect(applyEdits(text, atOnce.edits)).toBe(document.text)
        expect(applyEdits(document.text, invertEdits(text, atOnce.edits))).toBe(text)
      }),
      runs(20_000),
    )
  })
})

/** Undoes step by step to the first text, and redoes to the last. */
function expectUndone(
  first: string,
  last: string,
  done: readonly { readonly before: string; readonly edits: readonly Edit[] }[],
): void {
  const back = done.reduceRight((text, { before, edits }) => applyEdits(text, invertEdits(before, edits)), last)
  expect(back).toBe(first)
  expect(done.reduce((text, { edits }) => applyEdits(text, edits), back)).toBe(last)
}
