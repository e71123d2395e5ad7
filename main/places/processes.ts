import type { HookMarks } from '../../app/switch/not-following.ts'
import type { ProcessView } from '../../app/view/chain-model.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { Shapes } from './shapes.ts'

/** What is read of a process when it is chosen. */
export type ProcessFacts = {
  readonly name: string
  /** Its working folder; null where the system does not tell. */
  readonly folder: string | null
  readonly variables: Shapes
  /** What Lanyard's own prompt hook said there; left out: not looked for. */
  readonly hook?: HookMarks
  readonly notes: readonly string[]
}

/** How a system tells of processes; only of those that belong to the person. */
export type Processes = {
  readonly list: () => Promise<Outcome<readonly ProcessView[], string>>
  readonly read: (pid: number) => Promise<Outcome<ProcessFacts, string>>
  /** The processes whose environment may name one of some variables, where the system tells faster than one by one; null: it does not. */
  readonly naming?: (names: readonly string[]) => Promise<ReadonlySet<number> | null>
}

/** Longer lists help nobody to choose. */
const MOST = 5000

/** By name, then by age. */
export function inOrder(processes: readonly ProcessView[]): readonly ProcessView[] {
  return processes
    .toSorted((one, other) => (one.name === other.name ? one.pid - other.pid : one.name < other.name ? -1 : 1))
    .slice(0, MOST)
}

/** A name as the screen can show it: programs choose their own. */
export const shownName = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim()
