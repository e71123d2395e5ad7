import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import readline from 'node:readline'

/** A tool in a process of its own that answers JSON lines with JSON lines, in order. */
export type Oracle = {
  readonly greeting: { readonly version: string }
  readonly ask: (question: unknown) => Promise<Record<string, unknown>>
  readonly stop: () => void
}

/** Starts an oracle; rejects with what it wrote on standard error when it ends before it greets. */
export async function startOracle(command: string, parameters: readonly string[]): Promise<Oracle> {
  const child: ChildProcessWithoutNullStreams = spawn(command, [...parameters])
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  child.stdin.on('error', () => {})
  const ended = new Promise<never>((_resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => reject(new Error(`the oracle ended: ${complaint}`)))
  })
  ended.catch(() => {})
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse(String((await Promise.race([lines.next(), ended])).value))
  const greeting = await next()
  const ask = (question: unknown) => {
    child.stdin.write(`${JSON.stringify(question)}\n`)
    return next()
  }
  return { greeting, ask, stop: () => child.kill() }
}
