import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Demo } from '../support/demo-sts.ts'

/** Lanyard's state folder. */
export const stateOf = (demo: Demo): string => join(demo.environment['LANYARD_HOME'] ?? '', 'state')

/** The text of the file that says which profile is active; empty where there is none. */
export function activeOf(demo: Demo): string {
  const file = join(stateOf(demo), 'active')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** The active profile, as that file says it; null: none. */
export const activeProfileOf = (demo: Demo): string | null => /^profile=(.*)$/m.exec(activeOf(demo))?.[1] ?? null

/** Every file below a folder, absolute. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))

/** The words of every process that can be seen now, as one text. Linux. */
export const wordsOfProcesses = (): string =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(join('/proc', pid, 'cmdline'), 'utf8').replaceAll('\0', ' ')
      } catch {
        // It has ended meanwhile.
        return ''
      }
    })
    .join('\n')
