import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hookText } from '../../../app/switch/hooks/hook-text.ts'
import { HOOK_SHELLS } from '../../../app/switch/hooks/model.ts'
import { setLines } from '../../../app/switch/set-lines.ts'

const golden = (name: string): string => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8')

describe('the hooks', () => {
  test.each(HOOK_SHELLS)('of %s differs by nothing but the path of the file, however that is spelt', (shell) => {
    const base = hookText(shell, { activeFile: '/x/active', region: 'with-region' })
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => !/['\\\n\u2018-\u201b]/.test(text)),
        (text) => {
          const hook = hookText(shell, { activeFile: `/x/${text}`, region: 'with-region' })
          expect(hook.replace(`'/x/${text}'`, () => "'/x/active'")).toBe(base)
        },
      ),
    )
  })

  test.each(HOOK_SHELLS)('of %s runs no text', (shell) => {
    const hook = hookText(shell, { activeFile: '/x/active', region: 'with-region' })
    expect(hook).not.toMatch(/\beval\b|Invoke-Expression|\biex\b|\bsource\b/)
  })

  test('of PowerShell is the golden text, typographic quotes in the path doubled', () => {
    const activeFile = 'C:\\Users\\O\u2019Neil\\AppData\\Roaming\\Lanyard\\state\\active'
    expect(hookText('powershell', { activeFile, region: 'with-region' })).toBe(golden('hook.ps1'))
  })
})

describe('the lines to paste', () => {
  const choices = [
    { profile: 'dev', region: 'eu-west-1' },
    { profile: "a'b $(x) \\ \u2019", region: null },
    { profile: null, region: null },
  ]

  test.each([
    ['powershell', 'lines.ps1'],
    ['cmd', 'lines.cmd'],
  ] as const)('of %s are the golden ones', (shell, file) => {
    expect(choices.flatMap((choice) => setLines(choice, shell) ?? []).join('\n')).toBe(golden(file).trimEnd())
  })

  test('are none for a name that the Windows command prompt would read otherwise', () => {
    for (const profile of ['a"b', '%PATH%', 'a!b']) expect(setLines({ profile, region: null }, 'cmd')).toBeNull()
  })
})
