import { describe, expect, it } from 'vitest'
import { alignColumns, jsonText, type Outlet, paintFor, printable } from '../../../main/cli/terminal.ts'

const outlet = (isTerminal: boolean): Outlet => ({ write: () => undefined, isTerminal: () => isTerminal })

describe('colour', () => {
  it.each([
    [true, {}, '\u001b[32mx\u001b[0m'],
    [false, {}, 'x'],
    [true, { NO_COLOR: '1' }, 'x'],
    [true, { NO_COLOR: '' }, '\u001b[32mx\u001b[0m'],
    [true, { TERM: 'dumb' }, 'x'],
  ])('on a terminal (%s) in %j is %j', (isTerminal, environment, expected) => {
    expect(paintFor(outlet(isTerminal), environment).green('x')).toBe(expected)
  })
})

describe('a table', () => {
  it('aligns its columns and leaves no blanks at the ends of lines', () => {
    const cell = (text: string) => ({ text })
    expect(
      alignColumns([
        [cell('a'), cell('bb'), cell('')],
        [cell('ccc'), cell('d'), cell('e')],
      ]),
    ).toBe('a    bb\nccc  d   e\n')
  })

  it('counts wide characters twice, and painted ones by what is seen', () => {
    const bold = (text: string) => `\u001b[1m${text}\u001b[0m`
    expect(
      alignColumns([
        [{ text: '日本', paint: bold }, { text: 'x' }],
        [{ text: 'abcd' }, { text: 'y' }],
      ]),
    ).toBe('\u001b[1m日本\u001b[0m  x\nabcd  y\n')
  })
})

describe('text of the files', () => {
  it('cannot command the terminal', () => {
    expect(printable('a\u001b[31mb\u0007\u202ec\td')).toBe('a\ufffd[31mb\ufffd\ufffdc d')
  })

  it('of several lines is redacted, in text and in JSON', () => {
    const swallowed = 'eu-west-1\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYcanaryKEY0'
    expect(printable(swallowed)).not.toContain('canary')
    expect(jsonText({ region: swallowed })).not.toContain('canary')
    expect(jsonText({ region: 'eu-west-1' })).toBe('{\n  "region": "eu-west-1"\n}\n')
  })
})
