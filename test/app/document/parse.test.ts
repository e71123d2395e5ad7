import { describe, expect, it } from 'vitest'
import { parseDocument, printDocument } from '../../../app/document/parse.ts'

const kinds = (text: string) => parseDocument(text).lines.map((line) => line.kind)
const sections = (text: string) =>
  parseDocument(text).sections.map((section) => [
    section.name,
    ...section.settings.map((each) => [each.name, each.value]),
  ])

describe('the lines of a file', () => {
  it('are told apart as AWS CLI tells them', () => {
    const text = '# c\n\n[a]\n  ; c\nk = v\n  more\nflag\n[b\nx = 1\n'
    expect(kinds(text)).toEqual([
      'comment',
      'blank',
      'header',
      'comment',
      'setting',
      'continuation',
      'stray',
      'stray',
      'stray',
    ])
  })

  it('end at every kind of line end, and nowhere else', () => {
    expect(parseDocument('[a]\rk = 1\r\nx = 2\ny = a\u2028b\u0085c').lines.map((line) => line.text)).toEqual([
      '[a]\r',
      'k = 1\r\n',
      'x = 2\n',
      'y = a\u2028b\u0085c',
    ])
  })
})

describe('the sections of a file', () => {
  it.each([
    ['a header may be followed by anything', '[a]# c\n[b] x\n', [['a'], ['b']]],
    ['a header reaches to the last bracket', '[a]b]\n', [['a]b']]],
    ['a header keeps its blanks', '[ profile  a ]\n', [[' profile  a ']]],
    ['the first delimiter counts', '[a]\nurl:x = v\n', [['a', ['url', 'x = v']]]],
    ['there are no inline comments', '[a]\nk = v # c\n', [['a', ['k', 'v # c']]]],
    ['what is deeper continues', '[a]\nk = v\n  x = 1\n', [['a', ['k', 'v\nx = 1']]]],
    ['an indented header continues a value', '[a]\nk = v\n  [b]\n', [['a', ['k', 'v\n[b]']]]],
    ['an indented header after a header is one', '[a]\n  [b]\n', [['a'], ['b']]],
    ['blank lines inside a value count', '[a]\nk = v\n\n  w\n\n', [['a', ['k', 'v\n\nw']]]],
    ['comments inside a value do not', '[a]\nk = v\n  # c\n  w\n', [['a', ['k', 'v\nw']]]],
    ['a block starts with a line end', '[a]\ns3 =\n  x = 1\n', [['a', ['s3', '\nx = 1']]]],
    ['an unclosed header ends a section and opens none', '[a]\nk = 1\n[b\nk = 2\n[c]\n', [['a', ['k', '1']], ['c']]],
    ['a bracket and a delimiter make a setting', '[a]\n[b: c\n', [['a', ['[b', 'c']]]],
    ['a byte order mark hides nothing', '\ufeff[a]\nk = 1\n', [['a', ['k', '1']]]],
    ['duplicates stay', '[a]\nk = 1\nk = 2\n[a]\n', [['a', ['k', '1'], ['k', '2']], ['a']]],
    ['nothing is something', '', []],
  ])('%s', (_rule, text, wanted) => {
    expect(sections(text)).toEqual(wanted)
  })

  it('reach from header to header', () => {
    const [a, b] = parseDocument('# c\n[a]\nk = v\n\n# d\n[b]\n').sections
    expect([a?.line, a?.lineCount, b?.line, b?.lineCount]).toEqual([2, 4, 6, 1])
  })

  it.each(['[', ']', '=', ':', ' ', '\u0000', '\ud800', '[a', '#', 'k = v ; '])(
    'of five megabytes of %j on one line are read without a word',
    (piece) => {
      const text = piece.repeat(Math.ceil(5_000_000 / piece.length))
      expect(printDocument(parseDocument(text)) === text).toBe(true)
    },
  )

  it.each(['\r', '\n', 'k\n', '[a]\n', ' \n x', '[a]\nk = v\n'])(
    'of a megabyte of %j are read without a word',
    (piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
      expect(printDocument(parseDocument(text)) === text).toBe(true)
    },
  )
})
