import { fishWord } from './hooks/fish-hook.ts'
import { posixWord } from './hooks/posix-hook.ts'
import { powershellWord } from './hooks/powershell-hook.ts'
import type { ActiveChoice } from './model.ts'

/** Shells for which lines can be written; `cmd` is the Windows command prompt. */
export type LineShell = 'posix' | 'fish' | 'powershell' | 'cmd'

type Writer = { readonly set: (name: string, value: string) => string; readonly unset: (name: string) => string }

const WRITERS: Readonly<Record<LineShell, Writer>> = {
  posix: { set: (name, value) => `export ${name}=${posixWord(value)}`, unset: (name) => `unset ${name}` },
  fish: { set: (name, value) => `set -gx ${name} ${fishWord(value)}`, unset: (name) => `set -e ${name}` },
  powershell: {
    set: (name, value) => `$env:${name} = ${powershellWord(value)}`,
    unset: (name) => `$env:${name} = $null`,
  },
  cmd: { set: (name, value) => `set "${name}=${value}"`, unset: (name) => `set "${name}="` },
}

/** Nothing escapes these inside the quotes of the Windows command prompt. */
const NOT_FOR_CMD = /["%!]/

/**
 * The lines that make one shell use a choice: the profile's, and the region's. Null where the shell cannot take the name (`"`, `%` and `!`
 * at the Windows command prompt). The name must have passed `nameRefusal`.
 */
export function setLines({ profile, region }: ActiveChoice, shell: LineShell): readonly string[] | null {
  if (shell === 'cmd' && profile !== null && NOT_FOR_CMD.test(profile)) return null
  const { set, unset } = WRITERS[shell]
  const line = (name: string, value: string | null) => (value === null ? unset(name) : set(name, value))
  return [line('AWS_PROFILE', profile), line('AWS_REGION', region)]
}
