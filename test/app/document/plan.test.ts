import { describe, expect, it } from 'vitest'
import type { DocumentCommand } from '../../../app/document/model.ts'
import { parseDocument } from '../../../app/document/parse.ts'
import { planCommand } from '../../../app/document/plan.ts'
import { after, refusal } from './planned.ts'

const set = (section: string, setting: string, value: string): DocumentCommand => ({
  kind: 'set-setting',
  section,
  setting,
  value,
})
const remove = (section: string, setting: string): DocumentCommand => ({ kind: 'remove-setting', section, setting })
const add = (section: string, ...settings: readonly (readonly [string, string])[]): DocumentCommand => ({
  kind: 'add-section',
  section,
  settings,
})
const drop = (section: string): DocumentCommand => ({ kind: 'remove-section', section })
const rename = (section: string, to: string): DocumentCommand => ({ kind: 'rename-section', section, to })

describe('setting a value', () => {
  it.each([
    ['keeps the spacing', '[a]\nk   =  v\n', '[a]\nk   =  w\n'],
    ['keeps tight lines tight', '[a]\nk=v\n', '[a]\nk=w\n'],
    ['keeps a colon', '[a]\nk: v\n', '[a]\nk: w\n'],
    ['keeps the case of the name', '[a]\nK = v\n', '[a]\nK = w\n'],
    ['keeps the indentation', '[a]\n  k = v\n', '[a]\n  k = w\n'],
    ['keeps blanks at the end', '[a]\nk = v  \n', '[a]\nk = w  \n'],
    ['fills an empty setting', '[a]\nk =\n', '[a]\nk = w\n'],
    ['fills a tight empty setting', '[a]\nk=\n', '[a]\nk=w\n'],
    ['replaces continuation lines', '[a]\nk = v\n  more\n  still\nz = 1\n', '[a]\nk = w\nz = 1\n'],
    ['replaces a block', '[a]\nk =\n  x = 1\n\n[b]\n', '[a]\nk = w\n\n[b]\n'],
    ['keeps comments among continuation lines', '[a]\nk = v\n# mine\n  more\n', '[a]\nk = w\n# mine\n'],
    ['moves an inline comment to its own line', '[a]\n  k = v # mine\n', '[a]\n  # mine\n  k = w\n'],
    ['changes the last of several', '[a]\nk = 1\nk = 2\n', '[a]\nk = 1\nk = w\n'],
    ['works on the last of several sections', '[a]\nk = 1\n[a]\nk = 2\n', '[a]\nk = 1\n[a]\nk = w\n'],
    ['leaves an unclosed file unclosed', '[a]\nk = v', '[a]\nk = w'],
    ['leaves an unclosed continuation unclosed', '[a]\nk = v\n  more', '[a]\nk = w'],
    ['keeps carriage returns', '[a]\r\nk = v\r\n', '[a]\r\nk = w\r\n'],
    ['keeps a byte order mark', '\ufeff[a]\nk = v\n', '\ufeff[a]\nk = w\n'],
  ])('%s', (_promise, before, wanted) => {
    expect(after(before, set('a', 'k', 'w'))).toBe(wanted)
  })

  it.each([
    ['goes behind the last setting, before blank lines', '[a]\nx = 1\n\n[b]\n', '[a]\nx = 1\nk = w\n\n[b]\n'],
    ['goes under a header without settings', '[a]\n\n[b]\n', '[a]\nk = w\n\n[b]\n'],
    ['does not run into a last line without an end', '[a]\nx = 1', '[a]\nx = 1\nk = w'],
    ['does not run into a header without an end', '[a]', '[a]\nk = w'],
    ['takes the line end around it', '[a]\r\nx = 1\r\n', '[a]\r\nx = 1\r\nk = w\r\n'],
    ['takes the line end of the file where the last line has none', '[a]\r\nx = 1', '[a]\r\nx = 1\r\nk = w'],
    ['takes tight spacing from its neighbour', '[a]\nx=1\n', '[a]\nx=1\nk=w\n'],
    [
      'takes indentation from its neighbour, or it would continue that one',
      '[a]\n  x = 1\n',
      '[a]\n  x = 1\n  k = w\n',
    ],
    ['goes behind a block', '[a]\ns3 =\n  x = 1\n', '[a]\ns3 =\n  x = 1\nk = w\n'],
    ['does not swallow an indented header', '[a]\n  [b]\n', '[a]\n  k = w\n  [b]\n'],
    [
      'goes before the first block of an indented section, where the JavaScript SDK would take it for one of the block',
      '[a]\n  x = 1\n  # about s3\n  s3 =\n    y = 1\n',
      '[a]\n  x = 1\n  k = w\n  # about s3\n  s3 =\n    y = 1\n',
    ],
    ['stays above a header that is never closed', '[a]\nx = 1\n[b\ny = 2\n', '[a]\nx = 1\nk = w\n[b\ny = 2\n'],
  ])('that is new %s', (_promise, before, wanted) => {
    expect(after(before, set('a', 'k', 'w'))).toBe(wanted)
  })

  it('to what it is changes nothing', () => {
    expect(planCommand(parseDocument('[a]\nk=v\n'), set('a', 'K', 'v'))).toEqual({ ok: true, edits: [] })
  })

  it('to the empty text is refused where the JavaScript SDK would take the settings behind it for a block', () => {
    expect(refusal('[a]\n  k = v\n  j = w\n', set('a', 'k', ''))).toBe('would-change-others')
    expect(after('[a]\n  j = w\n  k = v\n', set('a', 'k', ''))).toBe('[a]\n  j = w\n  k =\n')
  })

  it('to the empty text leaves no blank behind', () => {
    expect(after('[a]\nk = v\n', set('a', 'k', ''))).toBe('[a]\nk =\n')
  })
})

describe('removing a setting', () => {
  it('takes its continuation lines, every repetition, in every section of the name, and no comment', () => {
    const before = '[a]\nk = 1\n  more\n# mine\nx = 1\nK = 2\n[b]\nk = 3\n[a]\nk = 4\n'
    expect(after(before, remove('a', 'k'))).toBe('[a]\n# mine\nx = 1\n[b]\nk = 3\n[a]\n')
  })

  it('that is not there changes nothing', () => {
    expect(planCommand(parseDocument('[a]\n'), remove('a', 'k'))).toEqual({ ok: true, edits: [] })
  })
})

describe('adding a section', () => {
  it.each([
    ['starts an empty file', '', '[n]\nk = v\n'],
    ['leaves one blank line before it', '[a]\nx = 1\n', '[a]\nx = 1\n\n[n]\nk = v\n'],
    ['adds no second blank line', '[a]\nx = 1\n\n', '[a]\nx = 1\n\n[n]\nk = v\n'],
    ['keeps an unclosed file unclosed, and its last line whole', '[a]\nx = 1', '[a]\nx = 1\n\n[n]\nk = v'],
    ['takes the line end of the file', '[a]\r\nx = 1\r\n', '[a]\r\nx = 1\r\n\r\n[n]\r\nk = v\r\n'],
    ['goes behind a file of comments', '# mine\n', '# mine\n\n[n]\nk = v\n'],
  ])('%s', (_promise, before, wanted) => {
    expect(after(before, add('n', ['k', 'v']))).toBe(wanted)
  })
})

describe('removing a section', () => {
  it('takes header, settings and their comments, and leaves the next header its own', () => {
    const before = '[a]\nx = 1\n\n[b]\n# inside\nk = v\n  more\n\n# about c\n[c]\n'
    expect(after(before, drop('b'))).toBe('[a]\nx = 1\n\n# about c\n[c]\n')
  })

  it('takes every section of the name', () => {
    expect(after('[a]\nx = 1\n[b]\n[a]\ny = 2\n', drop('a'))).toBe('[b]\n')
  })

  it('undoes adding one', () => {
    const before = '[a]\nx = 1\n'
    expect(after(after(before, add('n', ['k', 'v'])), drop('n'))).toBe('[a]\nx = 1\n\n')
  })

  it('is refused where the next header would become part of a value', () => {
    expect(refusal('[a]\nk = v\n[b]\n  [c]\nx = 1\n', drop('b'))).toBe('would-change-others')
  })
})

describe('renaming a section', () => {
  it('changes the text between the brackets alone', () => {
    expect(after('  [a] # c\nk = v\n', rename('a', 'profile b'))).toBe('  [profile b] # c\nk = v\n')
  })

  it('to its own name changes nothing', () => {
    expect(planCommand(parseDocument('[a]\n'), rename('a', 'a'))).toEqual({ ok: true, edits: [] })
  })
})

describe('what could not be read back', () => {
  it.each([
    ['a value with a line end', set('a', 'k', 'v\n[profile evil]')],
    ['a value with a carriage return', set('a', 'k', 'v\rw')],
    ['a value with a line separator', set('a', 'k', 'v\u2028w')],
    ['a value with a NUL', set('a', 'k', 'v\u0000')],
    ['a value that starts with a blank', set('a', 'k', ' v')],
    ['a value that ends with a no-break space', set('a', 'k', 'v\u00a0')],
    ['a value that starts with a byte order mark', set('a', 'k', '\ufeffv')],
    ['a value with half a character', set('a', 'k', '\ud83d')],
  ])('%s is refused', (_what, command) => {
    expect(refusal('[a]\n', command)).toBe('value-not-writable')
  })

  it.each([
    ['a setting without a name', set('a', '', 'v')],
    ['a setting with a line end', set('a', 'k\nx', 'v')],
    ['a setting with a delimiter', set('a', 'k=x', 'v')],
    ['a setting that would be a comment', set('a', '#k', 'v')],
    ['a setting that would be a header', set('a', '[k]', 'v')],
    ['a section without a name', add('')],
    ['a section with a bracket', add('a]b')],
    ['a section with blanks at its ends', add(' n ')],
    ['the section that leaks into all others', add('DEFAULT')],
    ['a section that makes the JavaScript SDK drop the file', add('profile __proto__')],
    ['a new name with a line end', rename('a', 'b\n[c]')],
    ['a section with one setting twice', add('n', ['k', 'v'], ['K', 'w'])],
  ])('%s is refused', (_what, command) => {
    expect(refusal('[a]\n', command)).toBe('name-not-writable')
  })

  it.each([
    ['setting in no section', set('b', 'k', 'v'), 'no-such-section'],
    ['removing from no section', remove('b', 'k'), 'no-such-section'],
    ['removing no section', drop('b'), 'no-such-section'],
    ['renaming no section', rename('b', 'c'), 'no-such-section'],
    ['adding what exists', add('a'), 'section-exists'],
    ['renaming to what exists', rename('a', 'x'), 'section-exists'],
  ] as const)('%s is refused', (_what, command, code) => {
    expect(refusal('[a]\n[x]\n', command)).toBe(code)
  })
})
