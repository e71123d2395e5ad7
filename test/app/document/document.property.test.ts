import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines } from '../../../app/document/diff.ts'
import { applyEdits, invertEdits } from '../../../app/document/edits.ts'
import { parseDocument, printDocument } from '../../../app/document/parse.ts'
import { planCommand } from '../../../app/document/plan.ts'
import { commandFor, linesAllowed } from './commands.ts'
import { anyText, awsLikeText } from './file-text.ts'

const text = fc.oneof({ weight: 3, arbitrary: awsLikeText }, { weight: 1, arbitrary: anyText })

const planned = text.chain((source) => {
  const document = parseDocument(source)
  return commandFor(document).map((command) => ({ source, document, command }))
})

/** The first offset behind a line's text, its line end left out. */
function contentEnd(line: { readonly offset: number; readonly text: string }): number {
  return line.offset + line.text.replace(/(\r\n|\r|\n)$/, '').length
}

describe('a document', () => {
  it('prints back exactly what was parsed, for any text', () => {
    fc.assert(
      fc.property(text, (source) => printDocument(parseDocument(source)) === source),
      { numRuns: 3000 },
    )
  })

  it('covers every line once: offsets, numbers and sections fit together', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { lines, sections } = parseDocument(source)
        let offset = 0
        for (const [index, line] of lines.entries()) {
          expect(line.offset).toBe(offset)
          expect(line.number).toBe(index + 1)
          offset += line.text.length
        }
        for (const section of sections) {
          expect(lines[section.line - 1]?.kind).toBe('header')
          expect(lines[section.line - 1]?.offset).toBe(section.offset)
          expect(section.line + section.lineCount - 1).toBeLessThanOrEqual(lines.length)
          for (const setting of section.settings) {
            expect(lines[setting.line - 1]?.kind).toBe('setting')
            expect(setting.line + setting.lineCount).toBeLessThanOrEqual(section.line + section.lineCount)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('any command', () => {
  it('leaves every line it does not concern byte-identical', () => {
    fc.assert(
      fc.property(planned, ({ document, command }) => {
        const plan = planCommand(document, command)
        if (!plan.ok) return
        const allowed = linesAllowed(document, command)
        for (const edit of plan.edits) {
          for (const line of document.lines) {
            if (allowed.has(line.number)) continue
            const isInside = edit.offset < contentEnd(line) && edit.offset + edit.length > line.offset
            expect(isInside && edit.length > 0, `line ${line.number} of ${JSON.stringify(document.text)}`).toBe(false)
            const isSplit = edit.offset > line.offset && edit.offset < contentEnd(line)
            expect(isSplit, `line ${line.number} of ${JSON.stringify(document.text)}`).toBe(false)
          }
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('can be undone to the exact text', () => {
    fc.assert(
      fc.property(planned, ({ source, document, command }) => {
        const plan = planCommand(document, command)
        if (!plan.ok) return
        const changed = applyEdits(source, plan.edits)
        expect(applyEdits(changed, invertEdits(source, plan.edits))).toBe(source)
      }),
      { numRuns: 3000 },
    )
  })

  it('reads back as what was wanted, and everything else as before', () => {
    fc.assert(
      fc.property(planned, ({ source, document, command }) => {
        const plan = planCommand(document, command)
        if (!plan.ok || command.kind !== 'set-setting') return
        const after = parseDocument(applyEdits(source, plan.edits))
        const section = after.sections.findLast((each) => each.name === command.section)
        const setting = section?.settings.findLast((each) => each.name.toLowerCase() === command.setting.toLowerCase())
        expect(setting?.value).toBe(command.value)
        expect(after.sections.map((each) => each.name)).toEqual(document.sections.map((each) => each.name))
      }),
      { numRuns: 3000 },
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(planned, ({ source, document, command }) => {
        if (command.kind !== 'set-setting') return
        const plan = planCommand(document, command)
        if (!plan.ok) return
        const again = planCommand(parseDocument(applyEdits(source, plan.edits)), command)
        expect(again).toEqual({ ok: true, edits: [] })
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps a file without a final newline so, unless the last lines go', () => {
    fc.assert(
      fc.property(planned, ({ source, document, command }) => {
        if (command.kind !== 'set-setting' && command.kind !== 'add-section') return
        const plan = planCommand(document, command)
        if (!plan.ok || plan.edits.length === 0 || source === '') return
        const hasFinalNewline = /[\r\n]$/.test(source)
        expect(/[\r\n]$/.test(applyEdits(source, plan.edits))).toBe(hasFinalNewline)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a diff', () => {
  it('holds every changed line, and rebuilds the new text from the old', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const old = before.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
        const rebuilt: string[] = []
        let at = 0
        for (const hunk of diffLines(before, after)) {
          const start = hunk.beforeCount === 0 ? hunk.beforeStart : hunk.beforeStart - 1
          rebuilt.push(...old.slice(at, start))
          for (const line of hunk.lines) if (line.kind !== 'removed') rebuilt.push(line.text)
          at = start + hunk.beforeCount
        }
        expect([...rebuilt, ...old.slice(at)].join('')).toBe(after)
      }),
      { numRuns: 1000 },
    )
  })
})
