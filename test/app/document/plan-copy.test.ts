import { describe, expect, it } from 'vitest'
import type { DocumentCommand } from '../../../app/document/model.ts'
import { after, refusal } from './planned.ts'

const copy = (section: string, to: string): DocumentCommand => ({ kind: 'copy-section', section, to })

describe('copying a section', () => {
  it.each([
    ['puts it behind itself after a blank line', '[a]\nk = v\n', '[a]\nk = v\n\n[n]\nk = v\n'],
    ['goes before what separates the next one', '[a]\nk = v\n\n[b]\n', '[a]\nk = v\n\n[n]\nk = v\n\n[b]\n'],
    [
      'takes its lines as they are',
      '[a] # note\n# c\nk=v\n  more\nflag\ns3 =\n\tx : 1\n',
      '[a] # note\n# c\nk=v\n  more\nflag\ns3 =\n\tx : 1\n\n[n] # note\n# c\nk=v\n  more\nflag\ns3 =\n\tx : 1\n',
    ],
    [
      'leaves the next header its comment',
      '[a]\nk = v\n# mine\n\n# about b\n[b]\n',
      '[a]\nk = v\n# mine\n\n[n]\nk = v\n# mine\n\n# about b\n[b]\n',
    ],
    ['leaves an unclosed file unclosed', '[a]\nk = v', '[a]\nk = v\n\n[n]\nk = v'],
    ['leaves blank lines at the end there', '[a]\nk = v\n\n\n', '[a]\nk = v\n\n[n]\nk = v\n\n\n'],
    ['keeps carriage returns', '[a]\r\nk = v\r\n', '[a]\r\nk = v\r\n\r\n[n]\r\nk = v\r\n'],
    ['copies no byte order mark', '\ufeff[a]\nk = v\n', '\ufeff[a]\nk = v\n\n[n]\nk = v\n'],
    ['is not swallowed where the header is indented', '  [a]\nk = v\n', '  [a]\nk = v\n\n[n]\nk = v\n'],
    ['takes the last of several', '[a]\nk = 1\n[a]\nk = 2\n', '[a]\nk = 1\n[a]\nk = 2\n\n[n]\nk = 2\n'],
    ['copies an empty one', '[a]\n[b]\n', '[a]\n\n[n]\n[b]\n'],
  ])('%s', (_promise, before, wanted) => {
    expect(after(before, copy('a', 'n'))).toBe(wanted)
  })

  it.each([
    ['of none', copy('x', 'n'), 'no-such-section'],
    ['onto one', copy('a', 'b'), 'section-exists'],
    ['onto itself', copy('a', 'a'), 'section-exists'],
    ['to a name with a bracket', copy('a', 'n]'), 'name-not-writable'],
    ['to the section that leaks into all others', copy('a', 'DEFAULT'), 'name-not-writable'],
  ] as const)('%s is refused', (_what, command, code) => {
    expect(refusal('[a]\n[b]\n', command)).toBe(code)
  })
})
