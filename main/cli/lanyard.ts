import { currentPlatform, workingFolder } from '../files/platform.ts'
import { outletFor } from './outlet.ts'
import { runCommandLine } from './run.ts'
import type { CliContext } from './verb.ts'

/** What a shell takes for an end by Ctrl+C: 128 and the number of SIGINT. */
const INTERRUPTED = 130

const exit = (code: number): never => process.exit(code)
const isTerminal = (descriptor: number): boolean => process.getBuiltinModule('node:tty').isatty(descriptor)

const runChild: CliContext['runChild'] = async (request, onKilled) => {
  const [child, { hasControllingTerminal }] = await Promise.all([
    import('../switch/child.ts'),
    import('../files/controlling-terminal.ts'),
  ])
  return child.runChild(request, {
    platform: currentPlatform(),
    now: () => performance.now(),
    terminal: hasControllingTerminal() ? 'present' : 'absent',
    signals: process,
    stopSelf: () => process.kill(process.pid, 'SIGSTOP'),
    onKilled,
  })
}

async function main(): Promise<void> {
  const code = await runCommandLine({
    words: process.argv.slice(2),
    environment: process.env,
    platform: currentPlatform(),
    folder: workingFolder(),
    now: () => Date.now(),
    onInterrupt: (stop) => {
      // Once: who presses it again wants the process to end.
      process.once('SIGINT', stop)
      return () => process.off('SIGINT', stop)
    },
    runChild,
    terminal: {
      output: outletFor(1, exit),
      errors: outletFor(2, exit),
      canAsk: () => isTerminal(0) && isTerminal(2),
      askHidden: async (question) => {
        const { askHidden } = await import('./ask-hidden.ts')
        return askHidden(question, process.stdin, process.stderr)
      },
      holdKeys: async () => {
        const { holdKeys } = await import('./ask-hidden.ts')
        // A terminal that hands over each key makes no signal of Ctrl+C.
        return holdKeys(process.stdin, () => process.emit('SIGINT') || exit(INTERRUPTED))
      },
      askLine: async (question) => {
        const { askLine } = await import('./ask-line.ts')
        return askLine(question, process.stdin, process.stderr)
      },
      readInput: async (limit) => {
        const { readInput } = await import('./read-input.ts')
        return readInput(process.stdin, limit)
      },
    },
  })
  // Connections kept open for later calls must not hold the shell.
  exit(code)
}

void main()
