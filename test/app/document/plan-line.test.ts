import { describe, expect, it } from 'vitest'
import type { DocumentCommand } from '../../../app/document/model.ts'
import { parseDocument } from '../../../app/document/parse.ts'
import { planCommand } from '../../../app/document/plan.ts'
import { after, refusal } from './planned.ts'

const mend = (line: number, was: string, text: string | null): DocumentCommand => ({
  kind: 'replace-line',
  section: null,
  line,
  was,
  text,
})
const dropMark: DocumentCommand = { kind: 'remove-byte-order-mark', section: null }

describe('mending a line', () => {
  it.each([
    ['puts other words on it', '[a]\nk = 1\nk = 2\n', mend(2, 'k = 1', '# k = 1'), '[a]\n# k = 1\nk = 2\n'],
    ['keeps its line end', '[a]\r\nflag\r\n', mend(2, 'flag', '# flag'), '[a]\r\n# flag\r\n'],
    ['keeps a file unclosed', '[a]\nflag', mend(2, 'flag', '# flag'), '[a]\n# flag'],
    ['takes it out with its line end', '[a]\nk = 1\nflag\nj = 2\n', mend(3, 'flag', null), '[a]\nk = 1\nj = 2\n'],
    ['closes a header', '[a]\nk = 1\n[b\nj = 2\n', mend(3, '[b', '[b]'), '[a]\nk = 1\n[b]\nj = 2\n'],
    ['frees a header from a value', '[a]\nk = 1\n  [b]\nj = 2\n', mend(3, '  [b]', '[b]'), '[a]\nk = 1\n[b]\nj = 2\n'],
    [
      'joins a section with the one above',
      '[a]\nk = 1\n[a]\nj = 2\n',
      mend(3, '[a]', '# [a]'),
      '[a]\nk = 1\n# [a]\nj = 2\n',
    ],
    ['works before any section', 'k = 1\n[a]\n', mend(1, 'k = 1', null), '[a]\n'],
    ['keeps a byte order mark before it', '\ufeffk = 1\n[a]\n', mend(1, 'k = 1', null), '\ufeff[a]\n'],
    ['follows the line to where it has moved', '[z]\n[a]\nflag\n', mend(2, 'flag', null), '[z]\n[a]\n'],
    ['tells alike lines apart by their place', '[a]\nk = 1\nk = 1\n', mend(3, 'k = 1', null), '[a]\nk = 1\n'],
  ])('%s', (_promise, before, command, wanted) => {
    expect(after(before, command)).toBe(wanted)
  })

  it('to what it is changes nothing', () => {
    expect(planCommand(parseDocument('[a]\nk\n'), mend(2, 'k', 'k'))).toEqual({ ok: true, edits: [] })
  })

  it.each([
    ['that reads otherwise by now', '[a]\nk = 2\n', mend(2, 'k = 1', null), 'line-changed'],
    ['of which there are several, all of them elsewhere', '[a]\nk\nk\n', mend(1, 'k', null), 'line-changed'],
    ['into two', '[a]\nk\n', mend(2, 'k', 'a = 1\n[b]'), 'value-not-writable'],
    ['so that it swallows the next header', '[z]\n[a]\n  [b]\n', mend(2, '[a]', 'k = v'), 'would-change-others'],
    ['so that line ends run together', '[a]\rk\r\n\n', mend(2, 'k', null), 'would-change-others'],
  ] as const)('%s is refused', (_what, before, command, code) => {
    expect(refusal(before, command)).toBe(code)
  })
})

describe('removing the byte order mark', () => {
  it('takes it and nothing else', () => {
    expect(after('\ufeff[a]\nk = v\n', dropMark)).toBe('[a]\nk = v\n')
  })

  it('where there is none changes nothing', () => {
    expect(planCommand(parseDocument('[a]\n'), dropMark)).toEqual({ ok: true, edits: [] })
  })
})
