import { spawnSync } from 'node:child_process'

/** How a command line ended. */
export type Ended = { readonly code: number | null; readonly output: string; readonly errors: string }

export type Lanyard = (
  words: readonly string[],
  environment?: Readonly<Record<string, string>>,
  input?: string,
) => Ended

/** Runs the bundled command line as a process of its own, in a home folder and an otherwise empty environment, without a terminal. */
export function lanyardIn(script: string, home: string): Lanyard {
  return (words, environment = {}, input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
      cwd: home,
      env: { HOME: home, PATH: process.env['PATH'] ?? '', ...environment },
      encoding: 'utf8',
      input,
    })
    return { code: status, output: stdout, errors: stderr }
  }
}
