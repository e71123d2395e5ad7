import { spawnSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { environmentLine, shellFor, unsetLine } from '../../../app/view/environment-line.ts'

const hasFish = spawnSync('fish', ['--version']).status === 0

/** What a shell has in AWS_PROFILE after the line. */
function runIn(shell: string, line: string): string {
  return spawnSync(shell, ['-c', `${line}\nprintf %s "$AWS_PROFILE"`], { encoding: 'utf8' }).stdout
}

const hostile = [
  "o'neil",
  '$(touch x)',
  '`id`',
  'a b',
  'a"b',
  'back\\slash',
  "'; rm -rf ~; '",
  '!!',
  'ünïcödé',
  '-n',
  '*',
  "\\'",
]

const printable = fc
  .string({ unit: 'grapheme-composite', minLength: 1 })
  .filter((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text))

describe('the environment line', () => {
  it('is what each shell understands', () => {
    expect(environmentLine('dev', 'posix')).toEqual({ ok: true, value: "export AWS_PROFILE='dev'" })
    expect(environmentLine('dev', 'fish')).toEqual({ ok: true, value: "set -gx AWS_PROFILE 'dev'" })
    expect(environmentLine('dev', 'powershell')).toEqual({ ok: true, value: "$env:AWS_PROFILE = 'dev'" })
    expect(environmentLine('dev', 'cmd')).toEqual({ ok: true, value: 'set "AWS_PROFILE=dev"' })
  })

  it('gives a POSIX shell the very name, however hostile', () => {
    for (const name of hostile) {
      const line = environmentLine(name, 'posix')
      expect(line.ok && runIn('sh', line.value)).toBe(name)
    }
  })

  it('never lets a part of any name be interpreted by a POSIX shell', () => {
    fc.assert(
      fc.property(printable, (name) => {
        const line = environmentLine(name, 'posix')
        if (line.ok) expect(runIn('sh', line.value)).toBe(name)
      }),
      { numRuns: 60 },
    )
  })

  it.skipIf(!hasFish)('gives fish the very name (needs fish)', () => {
    for (const name of hostile) {
      const line = environmentLine(name, 'fish')
      expect(line.ok && runIn('fish', line.value)).toBe(name)
    }
  })

  it('doubles every quote that PowerShell takes for one, typographic ones too', () => {
    expect(environmentLine("o'neil", 'powershell')).toEqual({ ok: true, value: "$env:AWS_PROFILE = 'o''neil'" })
    expect(environmentLine('o’neil', 'powershell')).toEqual({ ok: true, value: "$env:AWS_PROFILE = 'o’’neil'" })
  })

  it('refuses what a shell cannot take: control characters, and quotes or percent signs at the Windows prompt', () => {
    for (const shell of ['posix', 'fish', 'powershell', 'cmd'] as const) {
      for (const name of ['a\nb', 'a\u001b[2Jb', 'a\u0000', 'a\u2028b', 'a\u202eb']) {
        expect(environmentLine(name, shell).ok).toBe(false)
      }
    }
    for (const name of ['a"b', '%PATH%', 'a!b']) expect(environmentLine(name, 'cmd').ok).toBe(false)
  })

  it('is always a single line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('posix', 'fish', 'powershell', 'cmd'),
        (name, shell) => {
          const line = environmentLine(name, shell)
          expect(line.ok && /[\r\n]/.test(line.value)).toBe(false)
        },
      ),
    )
  })
})

describe('the line that unsets', () => {
  it('is what each shell understands', () => {
    expect(unsetLine(['A', 'B'], 'posix')).toBe('unset A B')
    expect(unsetLine(['A', 'B'], 'fish')).toBe('set -e A B')
    expect(unsetLine(['A', 'B'], 'powershell')).toBe('Remove-Item Env:A, Env:B')
    expect(unsetLine(['A', 'B'], 'cmd')).toBe('set "A=" & set "B="')
  })
})

describe('the shell', () => {
  it('is the person’s choice, else their own, else the platform’s', () => {
    expect(shellFor('cmd', 'linux', '/usr/bin/fish')).toBe('cmd')
    expect(shellFor('auto', 'linux', '/usr/bin/fish')).toBe('fish')
    expect(shellFor('auto', 'darwin', '/bin/zsh')).toBe('posix')
    expect(shellFor('auto', 'linux', null)).toBe('posix')
    expect(shellFor('auto', 'win32', null)).toBe('powershell')
    expect(shellFor('auto', 'win32', 'C:\\Program Files\\Git\\bin\\bash.exe')).toBe('posix')
    expect(shellFor('auto', 'linux', '/usr/bin/pwsh')).toBe('powershell')
  })
})
