import { describe, expect, it } from 'vitest'
import { parseArguments, splitCommand, type VerbShape } from '../../../main/cli/arguments.ts'

const SHAPE: VerbShape = { positionals: ['PROFILE'], flags: ['json', 'help'], values: ['code', 'target'] }

function parse(...words: readonly string[]) {
  const result = parseArguments(words, SHAPE)
  if (!result.ok) return result.message
  const { positionals, flags, values } = result.value
  return { positionals, flags: [...flags], values: Object.fromEntries(values) }
}

describe('a command line', () => {
  it.each([
    [['dev'], { positionals: ['dev'], flags: [], values: {} }],
    [['--json', 'dev'], { positionals: ['dev'], flags: ['json'], values: {} }],
    [['dev', '--code', '123456'], { positionals: ['dev'], flags: [], values: { code: '123456' } }],
    [['dev', '--code=123456', '--json'], { positionals: ['dev'], flags: ['json'], values: { code: '123456' } }],
    [['dev', '--target='], { positionals: ['dev'], flags: [], values: { target: '' } }],
    [['dev', '--target=--x=y'], { positionals: ['dev'], flags: [], values: { target: '--x=y' } }],
    [['dev', '--target', '-x'], { positionals: ['dev'], flags: [], values: { target: '-x' } }],
    [['--', '--json'], { positionals: ['--json'], flags: [], values: {} }],
    [['-'], { positionals: ['-'], flags: [], values: {} }],
    [[''], { positionals: [''], flags: [], values: {} }],
    [['--help'], { positionals: [], flags: ['help'], values: {} }],
  ])('%j is understood', (words, expected) => {
    expect(parse(...words)).toEqual(expected)
  })

  it.each([
    [[], 'PROFILE'],
    [['a', 'b'], 'one argument too many'],
    [['a', 'b', 'c'], '2 arguments too many'],
    [['a', '--jsn'], '--jsn'],
    [['a', '-j'], '-j'],
    [['a', '-json'], '-json'],
    [['a', '--json=yes'], '--json'],
    [['a', '--json', '--json'], 'twice'],
    [['a', '--code=1', '--code', '2'], 'twice'],
    [['a', '--code'], 'needs a value'],
    [['a', '--code', '--json'], 'needs a value'],
    [['a', '--secret=hunter2'], '--secret'],
  ])('%j is refused with a sentence', (words, part) => {
    const message = parse(...words)
    expect(message).toContain(part)
    expect(message).not.toContain('hunter2')
  })
})

describe('the words of another program', () => {
  const RUNS: VerbShape = { positionals: ['NAME'], command: 'COMMAND', flags: ['only', 'help'], values: ['region'] }
  const split = (...words: readonly string[]) => splitCommand(words, RUNS)

  it.each([
    [['dev', 'ls', '-l'], ['dev'], ['ls', '-l']],
    [['dev', '--', 'ls', '--', '-l'], ['dev'], ['ls', '--', '-l']],
    [
      ['dev', '--only', '--region', 'x', 'ls', '--only'],
      ['dev', '--only', '--region', 'x'],
      ['ls', '--only'],
    ],
    [['--region=x', 'dev', '--', '--only'], ['--region=x', 'dev'], ['--only']],
    [['--region', 'x', 'dev', 'ls'], ['--region', 'x', 'dev'], ['ls']],
    [
      ['--', '-dev', 'ls', '-h'],
      ['--', '-dev'],
      ['ls', '-h'],
    ],
    [['--', '-dev', '--', 'ls'], ['--', '-dev'], ['ls']],
    [['dev', '-', '-h'], ['dev'], ['-', '-h']],
    [['dev', '', 'x'], ['dev'], ['', 'x']],
    [['dev'], ['dev'], []],
    [['dev', '--'], ['dev'], []],
    [[], [], []],
  ])('%j are told from the verb’s own', (words, own, command) => {
    expect(split(...words)).toEqual({ own, command })
  })

  it('are never read, and are needed but for help', () => {
    expect(parseArguments(['dev', 'ls', '--nope', '-h'], RUNS)).toMatchObject({
      ok: true,
      value: { positionals: ['dev'], flags: new Set(), command: ['ls', '--nope', '-h'] },
    })
    expect(parseArguments(['dev'], RUNS)).toMatchObject({ ok: false, message: expect.stringContaining('COMMAND') })
    expect(parseArguments(['-h'], RUNS)).toMatchObject({ ok: true, value: { flags: new Set(['help']) } })
  })

  it('are none for a verb that runs no program', () => {
    expect(splitCommand(['dev', '--', 'ls'], SHAPE)).toEqual({ own: ['dev', '--', 'ls'], command: [] })
  })
})
