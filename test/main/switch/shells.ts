import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bashHook } from '../../../app/switch/hooks/bash-hook.ts'
import { hookText } from '../../../app/switch/hooks/hook-text.ts'
import type { HookOptions } from '../../../app/switch/hooks/model.ts'
import { activeFileOf } from '../../../main/switch/active-store.ts'
import { REPORT, type ShellSight, typeInto } from '../../support/typed-shell.ts'
import type { Fixture } from '../files/fixture.ts'

/** Shells that are really run. `old-bash` is bash without `EPOCHSECONDS`, as before version 5. */
export const REAL_SHELLS = ['bash', 'old-bash', 'zsh', 'fish'] as const
export type RealShell = (typeof REAL_SHELLS)[number]

/** How one thing is written in each shell. */
export const say = {
  set: (shell: RealShell, name: string, value: string) =>
    shell === 'fish' ? `set -gx ${name} '${value}'` : `export ${name}='${value}'`,
  unset: (shell: RealShell, name: string) => (shell === 'fish' ? `set -e ${name}` : `unset ${name}`),
}

/** What stands in the start file before and behind the hook. */
export type Around = { readonly before?: string; readonly after?: string; readonly times?: 1 | 2 }

/** A home folder in which each shell has the hook; `lanyard` is the program of `script`. */
export type Shells = {
  readonly type: (
    shell: RealShell,
    lines: readonly string[],
    more?: Around & { readonly environment?: Readonly<Record<string, string>> },
  ) => readonly ShellSight[]
}

export function makeShells(fixture: Fixture, script: string): Shells {
  const bin = fixture.path('bin')
  mkdirSync(bin)
  program(join(bin, 'lanyard'), `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`)
  program(join(bin, 'report'), REPORT)
  const options: HookOptions = { activeFile: activeFileOf(fixture.places), region: 'with-region' }
  return {
    type: (shell, lines, more = {}) => {
      const argv = startFile(shell, fixture, hookOf(shell, options), more)
      const environment = {
        HOME: fixture.home,
        ZDOTDIR: fixture.home,
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
        SHELL: `/bin/${shell}`,
        ...more.environment,
      }
      return typeInto({ argv, environment, folder: fixture.home, report: join(bin, 'report') }, lines)
    },
  }
}

function program(path: string, text: string): void {
  writeFileSync(path, text)
  chmodSync(path, 0o755)
}

function hookOf(shell: RealShell, options: HookOptions): string {
  if (shell === 'old-bash') return `unset EPOCHSECONDS\n${bashHook(options)}`
  return hookText(shell, options)
}

/** Writes the start file, and says how the shell is started with it. */
function startFile(shell: RealShell, fixture: Fixture, hook: string, { before = '', after = '', times = 1 }: Around) {
  const file = fixture.put(`hook.${shell}`, hook)
  const source = `source ${file}\n`.repeat(times)
  const text = `${before}\n${source}${after}\n`
  switch (shell) {
    case 'bash':
    case 'old-bash':
      return ['bash', '--noprofile', '--rcfile', fixture.put('.bashrc', text), '-i']
    case 'zsh':
      fixture.put('.zshrc', text)
      return ['zsh', '-d', '-i']
    case 'fish':
      fixture.put('.config/fish/config.fish', text)
      // Where this folder is missing, fish fills it from all manual pages, in the background.
      mkdirSync(fixture.path('.local/share/fish/generated_completions'), { recursive: true })
      return ['fish', '-i']
  }
}
