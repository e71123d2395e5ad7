import { describe, expect, it } from 'vitest'
import type { DocumentCommand } from '../../../app/document/model.ts'
import { parseDocument } from '../../../app/document/parse.ts'
import { planCommand } from '../../../app/document/plan.ts'
import { after, refusal } from './planned.ts'

const set = (value: string, name = 'x', setting = 's3'): DocumentCommand => ({
  kind: 'set-nested',
  section: 'a',
  setting,
  name,
  value,
})
const remove = (name: string): DocumentCommand => ({ kind: 'remove-nested', section: 'a', setting: 's3', name })

describe('setting a nested value', () => {
  it.each([
    ['keeps indentation and spacing', '[a]\ns3 =\n\tx   =  1\n', '[a]\ns3 =\n\tx   =  w\n'],
    ['keeps tight lines tight', '[a]\ns3=\n  x=1\n', '[a]\ns3=\n  x=w\n'],
    ['keeps carriage returns', '[a]\r\ns3 =\r\n  x = 1\r\n', '[a]\r\ns3 =\r\n  x = w\r\n'],
    ['keeps what stands around it', '[a]\ns3 =\n  # c\n  x = 1\n\n  y = 2\n', '[a]\ns3 =\n  # c\n  x = w\n\n  y = 2\n'],
    ['changes the last of several', '[a]\ns3 =\n  x = 1\n  x = 2\n', '[a]\ns3 =\n  x = 1\n  x = w\n'],
    ['minds the case of the name', '[a]\ns3 =\n  X = 1\n', '[a]\ns3 =\n  X = 1\n  x = w\n'],
    ['minds no case of the block', '[a]\nS3 =\n  x = 1\n', '[a]\nS3 =\n  x = w\n'],
    ['moves an inline comment to its own line', '[a]\ns3 =\n  x = 1 # mine\n', '[a]\ns3 =\n  # mine\n  x = w\n'],
    ['leaves an unclosed file unclosed', '[a]\ns3 =\n  x = 1', '[a]\ns3 =\n  x = w'],
  ])('%s', (_promise, before, wanted) => {
    expect(after(before, set('w'))).toBe(wanted)
  })

  it.each([
    ['goes to the end of its block', '[a]\ns3 =\n  y = 1\nz = 1\n', '[a]\ns3 =\n  y = 1\n  x = w\nz = 1\n'],
    ['makes a block of a setting without a value', '[a]\ns3 =\nz = 1\n', '[a]\ns3 =\n    x = w\nz = 1\n'],
    ['makes a block behind the last setting', '[a]\nz = 1\n\n[b]\n', '[a]\nz = 1\ns3 =\n    x = w\n\n[b]\n'],
    ['makes a tight block among tight lines', '[a]\nz=1\n', '[a]\nz=1\ns3=\n    x=w\n'],
    ['makes a block in an empty section', '[a]\n', '[a]\ns3 =\n    x = w\n'],
    ['makes a block in an unclosed file', '[a]', '[a]\ns3 =\n    x = w'],
    ['makes a block in the indentation around it', '[a]\n  z = 1\n', '[a]\n  z = 1\n  s3 =\n      x = w\n'],
    [
      'indents as the file’s other blocks do',
      '[b]\nec2 =\n  y = 1\n[a]\n',
      '[b]\nec2 =\n  y = 1\n[a]\ns3 =\n  x = w\n',
    ],
  ])('that is new %s', (_promise, before, wanted) => {
    expect(after(before, set('w'))).toBe(wanted)
  })

  it('to what it is changes nothing', () => {
    expect(planCommand(parseDocument('[a]\ns3 =\n  x = w\n'), set('w'))).toEqual({ ok: true, edits: [] })
  })

  it.each([
    ['in a text', '[a]\ns3 = text\n', set('w'), 'not-a-block'],
    ['in a text that goes on', '[a]\ns3 = text\n  x = 1\n', set('w'), 'not-a-block'],
    ['in no section', '[b]\n', set('w'), 'no-such-section'],
    ['that is empty, which opens another block to the JavaScript SDK', '[a]\n', set(''), 'value-not-writable'],
    ['that reads so there', '[a]\n', set('# x'), 'value-not-writable'],
    ['with a line end', '[a]\n', set('w\n[b]'), 'value-not-writable'],
    ['without a name', '[a]\n', set('w', ''), 'name-not-writable'],
    ['whose name is a comment', '[a]\n', set('w', '#x'), 'name-not-writable'],
    ['in a block that cannot be named', '[a]\n', set('w', 'x', 's3='), 'name-not-writable'],
    ['on a line that holds two to AWS CLI', '[a]\ns3 =\n  x = 1\u2028y = 2\n', set('w'), 'would-change-others'],
  ] as const)('%s is refused', (_what, before, command, code) => {
    expect(refusal(before, command)).toBe(code)
  })
})

describe('removing a nested value', () => {
  it.each([
    ['takes its line alone', '[a]\ns3 =\n  # c\n  x = 1\n  y = 2\n', '[a]\ns3 =\n  # c\n  y = 2\n'],
    ['takes each repetition', '[a]\ns3 =\n  x = 1\n  y = 2\n  x = 3\n', '[a]\ns3 =\n  y = 2\n'],
    ['takes the block with the last one', '[a]\nk = v\ns3 =\n  x = 1\nz = 1\n', '[a]\nk = v\nz = 1\n'],
    ['keeps the comments of a block that goes', '[a]\ns3 =\n  # mine\n  x = 1\n', '[a]\n  # mine\n'],
    [
      'works in every section of the name',
      '[a]\ns3 =\n  x = 1\n[a]\ns3 =\n  x = 1\n  y = 2\n',
      '[a]\n[a]\ns3 =\n  y = 2\n',
    ],
    ['changes nothing where there is none', '[a]\ns3 =\n  X = 1\n', '[a]\ns3 =\n  X = 1\n'],
    ['changes no text', '[a]\ns3 = x\n  x = 1\n', '[a]\ns3 = x\n  x = 1\n'],
  ])('%s', (_promise, before, wanted) => {
    expect(after(before, remove('x'))).toBe(wanted)
  })

  it('from no section is refused', () => {
    expect(refusal('[b]\n', remove('x'))).toBe('no-such-section')
  })
})
