import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeEdits } from '../../../app/document/compose.ts'
import { applyEdits } from '../../../app/document/edits.ts'
import type { DocumentCommand, Edit } from '../../../app/document/model.ts'
import { planCommands } from '../../../app/document/plan-commands.ts'

const set = (setting: string, value: string, section = 'a'): DocumentCommand => ({
  kind: 'set-setting',
  section,
  setting,
  value,
})

describe('several commands', () => {
  it('are planned each on what the one before leaves', () => {
    const commands: readonly DocumentCommand[] = [
      { kind: 'add-section', section: 'n', settings: [['k', '1']] },
      { kind: 'rename-section', section: 'n', to: 'm' },
      set('k', '2', 'm'),
      set('x', '2'),
    ]
    expect(planCommands('[a]\nx = 1\n', commands)).toEqual({
      ok: true,
      text: '[a]\nx = 2\n\n[m]\nk = 2\n',
      edits: [
        { offset: 8, length: 1, text: '2' },
        { offset: 10, length: 0, text: '\n[m]\nk = 2\n' },
      ],
    })
  })

  it('that undo each other leave no edit', () => {
    expect(planCommands('[a]\nx = 1\n', [set('x', '2'), set('x', '1')])).toEqual({
      ok: true,
      text: '[a]\nx = 1\n',
      edits: [],
    })
  })

  it('stop at the first that cannot be planned', () => {
    const problem = { code: 'no-such-section', section: 'b', setting: null }
    expect(planCommands('[a]\n', [set('x', '1'), set('x', '1', 'b'), set('', '')])).toEqual({ ok: false, problem })
  })

  it('of which there are none change nothing', () => {
    expect(planCommands('flag', [])).toEqual({ ok: true, text: 'flag', edits: [] })
  })
})

/** Sorted edits that do not overlap, of a text of some length. */
function editsWithin(length: number): fc.Arbitrary<readonly Edit[]> {
  return fc.array(fc.tuple(fc.nat(length), fc.string({ maxLength: 3 })), { maxLength: 4 }).map((places) => {
    const sorted = places.toSorted(([one], [other]) => one - other)
    return sorted.map(([offset, text], index) => {
      const end = sorted[index + 1]?.[0] ?? length
      return { offset, length: index % 2 === 0 ? end - offset : 0, text }
    })
  })
}

describe('composed edits', () => {
  it('do at once what the lists do one after the other, sorted and apart', () => {
    const steps = fc.string({ maxLength: 12 }).chain((text) =>
      editsWithin(text.length).chain((first) => {
        const between = applyEdits(text, first)
        return editsWithin(between.length).map((second) => ({ text, first, second, between }))
      }),
    )
    fc.assert(
      fc.property(steps, ({ text, first, second, between }) => {
        const edits = composeEdits(text, [first, second])
        expect(applyEdits(text, edits)).toBe(applyEdits(between, second))
        for (const [index, edit] of edits.entries()) {
          const before = edits[index - 1]
          if (before !== undefined) expect(edit.offset).toBeGreaterThan(before.offset + before.length)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
