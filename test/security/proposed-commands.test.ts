import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handOutText } from '../../app/text/broker-text.ts'
import { chainText } from '../../app/text/chain-text.ts'
import { commandWord } from '../../app/text/command-word.ts'
import { connectText } from '../../app/text/connect-text.ts'
import { consoleText } from '../../app/text/console-text.ts'
import { whoamiText } from '../../app/text/whoami-text.ts'

/*
 * A name in ~/.aws may be somebody else's work: a template, a shared file, an import. Sentences propose commands with such names in them,
 * and people paste those.
 */

const HOSTILE = [
  'x; touch /tmp/pwned',
  'x && touch /tmp/pwned',
  'x | sh',
  'x & calc',
  '$(touch /tmp/pwned)',
  '`touch /tmp/pwned`',
  '"; touch /tmp/pwned; "',
  "'; touch /tmp/pwned; '",
  'x\ntouch /tmp/pwned',
  'x\u2028touch',
  '%COMSPEC%',
  'x!!',
  'x\\',
  'x > ~/.bashrc',
  '\u201d; calc; \u201d',
  '@(calc)',
  '(calc)',
  'x # y',
  '\u202ex',
  '',
]

/** The words that a POSIX shell makes of some texts, each behind the same command. */
function wordsOf(texts: readonly string[]): readonly string[] {
  const script = texts.map((text) => `printf '%s\\0' ${text}\n`).join('')
  return execFileSync('/bin/sh', { input: script, encoding: 'utf8' }).split('\0').slice(0, -1)
}

describe('a name in a proposed command', () => {
  test('is as it is where no shell minds', () => {
    for (const name of ['default', 'acme-dev', 'me@home', 'Prüfung_2', 'a.b:c/d+e'])
      expect(commandWord(name)).toBe(name)
    expect(commandWord('my profile')).toBe('"my profile"')
  })

  test.runIf(process.platform !== 'win32')('is one word to a shell, and runs nothing', () => {
    expect(wordsOf(HOSTILE.map(commandWord))).toEqual(
      HOSTILE.map((name) => (commandWord(name) === 'NAME' ? 'NAME' : name)),
    )
  })

  test('holds nothing that a shell acts on between double quotes, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const word = commandWord(name)
        if (word === 'NAME' || /^[\p{L}\p{N}_.:/+@-]+$/u.test(word)) return
        expect(word).toBe(`"${name}"`)
        expect(name).not.toMatch(/["$`\\%!\p{Cc}]/u)
      }),
    )
  })

  test('stands so in every sentence that proposes one', () => {
    for (const name of HOSTILE.filter((one) => /[$;&|`]/.test(one))) {
      const sentences = [
        consoleText.ssoCommand(name),
        consoleText.loginCommand(name),
        consoleText.anyCallCommand(name),
        consoleText.ended(name),
        whoamiText.needsCode(name, 'arn:aws:iam::123456789012:mfa/me'),
        whoamiText.none(name),
        connectText.hasProgram(name),
        handOutText.needsCode(name, 'arn:aws:iam::123456789012:mfa/me'),
        chainText.ssoLogin(name),
      ]
      for (const sentence of sentences) {
        const command = sentence.replaceAll(`“${name}”`, '')
        expect(command).toMatch(/(?:aws|lanyard) [a-z -]*/)
        expect(command.replaceAll(`"${name}"`, '')).not.toContain(name)
      }
    }
  })
})
