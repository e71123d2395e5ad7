import { formatActive } from '../../app/switch/active-file.ts'
import { hookText } from '../../app/switch/hooks/hook-text.ts'
import { NOTHING_ACTIVE } from '../../app/switch/model.ts'

/** Calls of the hook in one run, and processes started in one. */
const CALLS = 1000
const PROCESSES = 50

/** What is run for one shell: the same loop around nothing, around the hook, around one process. */
export type HookBench = {
  readonly shell: 'bash' | 'zsh' | 'fish'
  readonly argv: readonly string[]
  readonly calls: number
  readonly processes: number
  readonly nothing: string
  readonly hook: string
  readonly process: string
}

/** The file that the hook reads: a lease that runs, so that it also asks for the time. */
export const activeText = (): string =>
  formatActive({
    ...NOTHING_ACTIVE,
    profile: 'team-0001',
    region: 'eu-west-1',
    leaseUntil: Date.UTC(2100, 0, 1),
    returnsTo: { profile: 'team-0002', region: 'eu-west-1' },
  })

/** The scripts of each shell, for a file `active` at that path. */
export function hookBenches(activeFile: string): readonly HookBench[] {
  return (['bash', 'zsh', 'fish'] as const).map((shell) => {
    const hook = hookText(shell, { activeFile, region: 'with-region' })
    const loop = (count: number, body: string): string =>
      shell === 'fish'
        ? `${hook}\nfunction nothing; end\n__lanyard_hook\nfor turn in (seq ${count}); ${body}; end\n`
        : `${hook}\nfunction nothing { :; }\n__lanyard_hook\nfor ((turn = 0; turn < ${count}; turn++)); do ${body}; done\n`
    return {
      shell,
      argv: { bash: ['bash', '--norc'], zsh: ['zsh', '-f'], fish: ['fish', '--no-config'] }[shell],
      calls: CALLS,
      processes: PROCESSES,
      nothing: loop(CALLS, 'nothing'),
      hook: loop(CALLS, '__lanyard_hook'),
      process: loop(PROCESSES, 'command env >/dev/null'),
    }
  })
}
