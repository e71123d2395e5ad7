import { describe, expect, it } from 'vitest'
import { parseArguments, type VerbShape } from '../../../main/cli/arguments.ts'

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
