import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profileWordsOf, withProfileWord } from '../../../app/profile/process-profile.ts'
import { redirected, referencesTo } from '../../../app/profile/references.ts'
import { splitShellWords } from '../../../app/profile/shell-words.ts'
import { book, PATHS } from './snapshots.ts'

describe('references', () => {
  it('say who names it, where, and how', () => {
    const found = referencesTo(
      book('[profile a]\n[profile b]\nSource_Profile = a\n', '[c]\ncredential_process = x --profile a\n'),
      { kind: 'profile', name: 'a' },
    )
    expect(found).toEqual([
      {
        profile: 'b',
        role: 'config',
        header: 'profile b',
        setting: 'source_profile',
        place: { file: PATHS.config, line: 3 },
        value: 'a',
      },
      {
        profile: 'c',
        role: 'credentials',
        header: 'c',
        setting: 'credential_process',
        place: { file: PATHS.credentials, line: 2 },
        value: 'x --profile a',
      },
    ])
  })

  it('stand in profiles only: a section that is none names nobody', () => {
    const found = referencesTo(book('[foo]\nsource_profile = a\n[sso-session s]\nsource_profile = a\n'), {
      kind: 'profile',
      name: 'a',
    })
    expect(found).toEqual([])
  })

  it('can be asked for in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, name) => {
        for (const reference of referencesTo(book(text, text), { kind: 'profile', name })) {
          redirected(reference, name, 'x')
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a profile in a command', () => {
  it.each([
    ['tool --profile dev', ['dev']],
    ['tool --profile=dev', ['dev']],
    ['tool --profile "my dev" --profile=\'x\'', ['my dev', 'x']],
    ['tool "--profile=my dev"', ['my dev']],
    ['tool --profile', []],
    ['--profile dev', []],
    ['tool --profiles dev', []],
    ['tool -p dev', []],
    ['"/opt/a b/tool" --profile dev', ['dev']],
    ['C:/tools/gimme-aws-creds.exe --profile dev', []],
    ["tool 'unclosed --profile dev", []],
    ['', []],
  ])('%j', (command, names) => {
    expect(profileWordsOf(command).map((word) => word.name)).toEqual(names)
  })

  it.each([
    ['tool  --profile   dev  -x', 'live', 'tool  --profile   live  -x'],
    ['tool --profile="dev"', 'my dev', 'tool --profile="my dev"'],
    ['tool "--profile=dev" x', 'my dev', 'tool "--profile=my dev" x'],
    ["tool --profile 'dev'", "o'neil", `tool --profile 'o'"'"'neil'`],
    ['tool --profile dev --profile=dev dev', 'x', 'tool --profile x --profile=x dev'],
  ])('%j becomes %s: %j', (command, to, after) => {
    expect(withProfileWord(command, 'dev', to)).toBe(after)
  })

  it('is the only word that ever changes', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '--profile',
        '--profile=dev',
        'dev',
        '"dev"',
        "'d'ev",
        '--profile="d"ev',
        '"--profile=dev"',
        'a\\ b',
      ),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(word), fc.string({ minLength: 1, unit: 'binary' }), (words, to) => {
        const command = `tool ${words.join(' ')}`
        const before = splitShellWords(command)
        const after = withProfileWord(command, 'dev', to)
        if (before === null || after === null) return
        const wanted = before.map((each, index) => {
          if (index > 1 && before[index - 1] === '--profile') return each === 'dev' ? to : each
          return each === '--profile=dev' && index > 0 ? `--profile=${to}` : each
        })
        expect(splitShellWords(after)).toEqual(wanted)
      }),
      { numRuns: 3000 },
    )
  })
})
