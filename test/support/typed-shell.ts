import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

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

const script = join(import.meta.dirname, 'terminal.py')

/** What `terminal.py` is told first, and then for each step. */
export type Beginning = {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly limit: number
}
export type Step = { readonly type: string; readonly until: string }
export type Answer = { readonly text: string; readonly timedOut: boolean }

/** The standard input of `terminal.py` for steps that are known beforehand. */
export const linesFor = (beginning: Beginning, steps: readonly Step[]): string =>
  [beginning, ...steps].map((line) => `${JSON.stringify(line)}\n`).join('')

/** What `terminal.py` has answered. */
export const answersIn = (output: string): readonly Answer[] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

const beginningOf = ({ argv, environment, folder }: TypedShell): Beginning => ({
  argv,
  env: { TERM: 'xterm', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...environment },
  cwd: folder,
  limit: LIMIT,
})

const stepOf = (line: string, index: number, { report }: TypedShell): Step => ({
  type: `${line}\r${report} ${index}`,
  until: `@${index}@`,
})

function sightOf({ text, timedOut }: Answer, index: number): ShellSight {
  if (timedOut) throw new Error(`the shell did not answer:\n${text}`)
  return sightIn(text, index)
}

/**
 * Types lines into a real shell in a pseudo-terminal. After each line it looks at the next prompt's environment, so that a hook had its
 * turn. Throws, with the screen, where the shell hangs or ends.
 */
export function typeInto(shell: TypedShell, lines: readonly string[]): readonly ShellSight[] {
  const steps = lines.map((line, index) => stepOf(line, index, shell))
  const input = linesFor(beginningOf(shell), steps)
  const { stdout, stderr, status } = spawnSync('python3', [script], { input, encoding: 'utf8', maxBuffer: 1e8 })
  if (status !== 0) throw new Error(`the terminal could not be used: ${stderr}`)
  return answersIn(stdout).map(sightOf)
}

/** A shell that stays open between lines, so that something can happen meanwhile. */
export type OpenShell = {
  /** As {@link typeInto}, for one line; the next one only after its answer. */
  readonly type: (line: string) => Promise<ShellSight>
  readonly close: () => void
}

/** Opens it. */
export function openShell(shell: TypedShell): OpenShell {
  const child = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  child.stdin.write(`${JSON.stringify(beginningOf(shell))}\n`)
  let count = 0
  return {
    type: async (line) => {
      const index = count++
      child.stdin.write(`${JSON.stringify(stepOf(line, index, shell))}\n`)
      const answer = await answers.next()
      if (answer.done === true) throw new Error('the terminal has ended')
      return sightOf(JSON.parse(answer.value), index)
    },
    close: () => child.stdin.end(),
  }
}

function sightIn(text: string, index: number): ShellSight {
  // eslint-disable-next-line no-control-regex -- terminal sequences begin with ESC
  const screen = text.replace(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007]*\u0007|[()=>].?)/g, '').replaceAll('\r', '')
  const [, profile = '', region = ''] = new RegExp(`<${index}\\|(.*)\\|(.*)>@${index}@`).exec(screen) ?? []
  const valueOf = (shown: string): string | null => (shown.startsWith('=') ? shown.slice(1) : null)
  return { profile: valueOf(profile), region: valueOf(region), screen }
}
