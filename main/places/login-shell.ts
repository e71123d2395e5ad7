import { randomUUID } from 'node:crypto'
import { isRelevant } from '../../app/chain/places/shape.ts'
import { placeReadText } from '../../app/text/chain-place-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { Ran, Run } from './run.ts'
import { type Shapes, shapesOf, variablesIn } from './shapes.ts'

/** What starting the login shell needs. */
export type LoginShell = {
  readonly run: Run
  /** The person's shell; null where there is none (Windows). */
  readonly shell: string | null
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where a terminal would open. */
  readonly home: string
  /** A text that no start file prints. */
  readonly marker?: string
}

/** Seconds in all. */
const LIMIT = 5

/** First as a terminal starts it, reading all its files; then without those that want a terminal. */
const WAYS: readonly (readonly string[])[] = [
  ['-l', '-i', '-c'],
  ['-l', '-c'],
]

/**
 * Starts the login shell and reads the environment it ends up with. Its variables for AWS come from its own files only: those of this
 * app are taken out before.
 */
export async function readLoginShell(options: LoginShell): Promise<Outcome<Shapes, string>> {
  const { run, shell, home } = options
  if (shell === null || shell === '') return { ok: false, failure: placeReadText.noShell }
  const marker = options.marker ?? randomUUID()
  const command = `printf '%s' '${marker}'; env -0; printf '%s' '${marker}'`
  let failure: string = placeReadText.shellFailed(shell)
  for (const way of WAYS) {
    const words = [...way, command]
    const environment = plainEnvironment(options.environment)
    const ran = await run({ program: shell, words, environment, folder: home, limit: (LIMIT * 1000) / WAYS.length })
    const between = ran.kind === 'ended' ? ran.output.split(marker) : []
    if (between.length >= 3) return { ok: true, value: shapesOf(variablesIn(between.at(-2) ?? '')) }
    failure = troubleOf(ran, shell)
  }
  return { ok: false, failure }
}

function troubleOf({ kind }: Ran, shell: string): string {
  switch (kind) {
    case 'slow':
    case 'stopped':
      return placeReadText.shellSlow(shell, LIMIT)
    case 'failed':
      return placeReadText.shellFailed(shell)
    case 'ended':
    case 'too-long':
      return placeReadText.shellSilent(shell)
  }
}

const KEPT: ReadonlySet<string> = new Set(['HOME', 'USERPROFILE'])

function plainEnvironment(environment: LoginShell['environment']): Readonly<Record<string, string | undefined>> {
  const kept = Object.entries(environment).filter(([name]) => KEPT.has(name) || !isRelevant(name))
  return { ...Object.fromEntries(kept), TERM: 'dumb' }
}
