import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitShellWords } from '../../../app/profile/shell-words.ts'
import { asksLanyard } from '../../../app/session/own-command.ts'
import { commandLineOf } from '../../../app/switch/command-line.ts'

const lineOf = (words: readonly string[], platform: 'unix' | 'windows' = 'unix'): string => {
  const command = commandLineOf(words, platform)
  if (!command.ok) throw new Error(command.message)
  return command.line
}

/** Words as a path or a profile may be, quotes and dollar signs included. */
const word = fc.string({
  unit: fc.constantFrom(...'ab7 \'"\\$`&|;<>(){}[]*?!#~=%:./-_@é漢'),
  minLength: 1,
  maxLength: 12,
})
const writable = word.filter((text) => !/\s[;#]/.test(text))

/** What `sh` makes of a line, as the SDKs start it. */
const throughShell = (lines: readonly string[]): readonly (readonly string[])[] => {
  const script = lines.map((line) => `for w in ${line}; do printf '%s\\n' "$w"; done; printf '\\1\\n'`).join('\n')
  const text = execFileSync('sh', ['-c', script], { encoding: 'utf8' })
  return text
    .split('\u0001\n')
    .slice(0, -1)
    .map((part) => part.split('\n').slice(0, -1))
}

describe('a command is the same words to every tool', () => {
  test('to sh, which the SDKs ask, and to botocore’s shlex', () => {
    const samples = fc.sample(fc.array(writable, { minLength: 1, maxLength: 5 }), 300)
    const lines = samples.map((words) => lineOf(words))
    expect(throughShell(lines)).toEqual(samples)
    expect(lines.map((line) => splitShellWords(line))).toEqual(samples)
  })

  test('never with what the JavaScript SDK takes for a comment, or a second line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 8 }), { minLength: 1 }),
        fc.constantFrom('unix', 'windows'),
        (words, platform) => {
          const command = commandLineOf(words, platform)
          if (command.ok) expect(command.line).not.toMatch(/[\n\r\u2028]|(^|\s)[;#]/)
        },
      ),
    )
  })

  test('on Windows in double quotes, and not at all where cmd.exe would put something in', () => {
    const program = 'C:\\Program Files\\nodejs\\node.exe'
    expect(lineOf([program, 'C:\\L\\lanyard.js', '--profile', 'my prof'], 'windows')).toBe(
      '"C:\\Program Files\\nodejs\\node.exe" C:\\L\\lanyard.js --profile "my prof"',
    )
    expect(lineOf(['a b\\'], 'windows')).toBe('"a b\\\\"')
    for (const odd of ['100%', 'a"b', 'a\nb']) expect(commandLineOf([odd], 'windows').ok).toBe(false)
  })
})

describe('Lanyard knows its own command', () => {
  test.each([
    ['/usr/bin/node /opt/lanyard/lanyard.js credential-process --profile x', true],
    ["lanyard credential-process '--profile=x'", true],
    ['granted credential-process --profile x', false],
    ['lanyard credential-process', false],
    ['lanyard exec --profile x', false],
    ["lanyard credential-process --profile 'x", false],
  ])('%s', (command, isOwn) => {
    expect(asksLanyard(command)).toBe(isOwn)
  })
})
