import { currentPlatform, workingFolder } from '../files/platform.ts'
import { outletFor } from './outlet.ts'
import { runCommandLine } from './run.ts'

const exit = (code: number): never => process.exit(code)
const isTerminal = (descriptor: number): boolean => process.getBuiltinModule('node:tty').isatty(descriptor)

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
    terminal: {
      output: outletFor(1, exit),
      errors: outletFor(2, exit),
      canAsk: () => isTerminal(0) && isTerminal(2),
      askHidden: async (question) => {
        const { askHidden } = await import('./ask-hidden.ts')
        return askHidden(question, process.stdin, process.stderr)
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
