import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editorText, tokenCommandText } from '../../../app/text/desktop-text.ts'
import { programText } from '../../../app/text/edit-view-text.ts'
import { shownCommand, shownCommands } from '../../../app/text/shown-command.ts'

const EVIL = '/tmp/evil'

describe('a command in a question to a person', () => {
  it('stands there as it is', () => {
    expect(shownCommand('/usr/bin/aws-sso credentials --profile "my profile"')).toBe(
      '/usr/bin/aws-sso credentials --profile "my profile"',
    )
  })

  it('cannot be pushed out of sight by blanks of any kind', () => {
    for (const blank of [' ', '\t', '\n', '\u00a0', '\u2003', '\u2800', '\u3000'])
      expect(shownCommand(`code${blank.repeat(400)}${EVIL}`)).toBe(`code ${EVIL}`)
  })

  it('shows where something turns the direction or cannot be seen', () => {
    for (const odd of ['\u202e', '\u2066', '\u200b', '\u3164', '\ufeff', '\u001b'])
      expect(shownCommand(`code ${odd}txt.sh`)).toMatch(/^code (?:\ufffd)?txt\.sh$/)
    expect(shownCommand('code \u202etxt.sh')).toContain('\ufffd')
  })

  it('tells how much of it is left out, and shows its end', () => {
    const shown = shownCommand(`/usr/bin/helper ${'x'.repeat(5000)} ; ${EVIL}`)
    expect(shown).toMatch(/^\/usr\/bin\/helper x+ \[… \d{4} more characters …\] x+ ; \/tmp\/evil$/)
  })

  it('is never long, never more than a line, and never loses its first letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (command) => {
        const shown = shownCommand(command)
        expect([...shown].length).toBeLessThan(400)
        expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
      }),
    )
  })

  it('is one of few: those that have no room are counted', () => {
    const many = Array.from({ length: 30 }, (_, at) => `/opt/${at}`)
    const lines = shownCommands(many, (more) => `${more} more`).split('\n')
    expect([lines.length, lines.at(-1)]).toEqual([11, '20 more'])
  })

  it('is worded so wherever a page could name a program', () => {
    const hidden = `code${' '.repeat(450)}\u202e${EVIL}`
    const questions = [
      editorText.mayStartDetail(hidden),
      tokenCommandText.mayStartDetail('me', hidden),
      programText.detail([hidden]),
      programText.detail([`code ${'x'.repeat(60_000)} ${EVIL}`]),
    ]
    for (const question of questions) {
      expect(question).toContain(EVIL)
      expect(question.length).toBeLessThan(800)
      expect(question).not.toContain('\u202e')
    }
  })
})
