import { currentPlatform } from '../files/platform.ts'
import { askHidden } from './ask-hidden.ts'
import { runCommandLine } from './run.ts'
import type { Outlet } from './terminal.ts'

const { stdin, stdout, stderr } = process

// `lanyard profiles | head`: a reader that has seen enough is no error.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
}

const outlet = (stream: NodeJS.WriteStream): Outlet => ({
  write: (text) => {
    if (text !== '') stream.write(text)
  },
  isTerminal: stream.isTTY === true,
})

const isTerminal = stdin.isTTY === true && stderr.isTTY === true

async function main(): Promise<void> {
  const code = await runCommandLine({
    words: process.argv.slice(2),
    environment: process.env,
    platform: currentPlatform(),
    folder: process.cwd(),
    now: () => Date.now(),
    terminal: {
      output: outlet(stdout),
      errors: outlet(stderr),
      askHidden: isTerminal ? (question) => askHidden(question, stdin, stderr) : null,
    },
  })
  // Everything is written once this empty text is; connections kept open for later calls must not hold the shell.
  stdout.write('', () => stderr.write('', () => process.exit(code)))
}

void main()
