import { spawnSync } from 'node:child_process'

/** What a shell has after a line was typed: both variables as a program started from it gets them, null: unset. */
export type ShellSight = {
  readonly profile: string | null
  readonly region: string | null
  /** Everything on the screen since the line before, without colours. */
  readonly screen: string
}

export type TypedShell = {
  /** Program and words, such as `['bash', '--noprofile', '--rcfile', file]`. */
  readonly argv: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly folder: string
  /** Absolute path of a program made by {@link REPORT}. */
  readonly report: string
}

/** A program that says what its environment has. The marks are never in what is typed, so an echo is no answer. */
export const REPORT = `#!/bin/sh
if [ "\${AWS_PROFILE+x}" ]; then profile="=$AWS_PROFILE"; else profile=; fi
if [ "\${AWS_REGION+x}" ]; then region="=$AWS_REGION"; else region=; fi
printf '<%s|%s|%s>%s\\n' "$1" "$profile" "$region" "@$1@"
`

/** Seconds after which a shell counts as hanging. */
const LIMIT = 60

/**
 * Types lines into a real shell in a pseudo-terminal. After each line it looks at the next prompt's environment, so that a hook had its
 * turn. Throws, with the screen, where the shell hangs or ends.
 */
export function typeInto(shell: TypedShell, lines: readonly string[]): readonly ShellSight[] {
  const steps = lines.map((line, index) => ({ type: `${line}\r${shell.report} ${index}`, until: `@${index}@` }))
  const input = JSON.stringify({
    argv: shell.argv,
    env: { TERM: 'xterm', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...shell.environment },
    cwd: shell.folder,
    steps,
    limit: LIMIT,
  })
  const script = new URL('terminal.py', import.meta.url).pathname
  const { stdout, stderr, status } = spawnSync('python3', [script], { input, encoding: 'utf8', maxBuffer: 1e8 })
  if (status !== 0) throw new Error(`the terminal could not be used: ${stderr}`)
  const { texts, timedOut }: { texts: string[]; timedOut: boolean } = JSON.parse(stdout)
  if (timedOut) throw new Error(`the shell did not answer:\n${texts.join('')}`)
  return texts.map((text, index) => sightIn(text, index))
}

function sightIn(text: string, index: number): ShellSight {
  // eslint-disable-next-line no-control-regex -- terminal sequences begin with ESC
  const screen = text.replace(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007]*\u0007|[()=>].?)/g, '').replaceAll('\r', '')
  const [, profile = '', region = ''] = new RegExp(`<${index}\\|(.*)\\|(.*)>@${index}@`).exec(screen) ?? []
  const valueOf = (shown: string): string | null => (shown.startsWith('=') ? shown.slice(1) : null)
  return { profile: valueOf(profile), region: valueOf(region), screen }
}
