import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../app/text/instant.ts'
import { formatInstant } from '../app/text/instant.ts'
import { redact } from '../app/text/redact.ts'

/** What a line may carry: names and numbers, never an object that somebody else made. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

type Write = (event: string, fields?: LogFields) => void

/** The log: one JSON object a line. Whatever is written passes the redactor first. */
export type Log = {
  readonly info: Write
  readonly warn: Write
  readonly error: Write
  /** Resolves when everything said so far is on disk, or could not be put there. */
  readonly flush: () => Promise<void>
}

type Options = {
  readonly folder: string
  readonly now: () => Instant
  /** Bytes after which a new file is begun. */
  readonly size?: number
  /** How many files are kept, the running one included. */
  readonly kept?: number
}

const MEGABYTE = 1_048_576
const NAME = 'lanyard.log'

/** What of an error may be logged: its kind and code, not its message (messages quote file contents). */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { error: error.name, code }
}

async function rotate(folder: string, kept: number): Promise<void> {
  const file = join(folder, NAME)
  for (let number = kept - 1; number > 0; number -= 1) {
    const from = number === 1 ? file : `${file}.${number - 1}`
    await rename(from, `${file}.${number}`).catch(() => {})
  }
}

/** Errors nobody caught are logged by their kind; without this, Electron would show a dialog that quotes them. */
export function logUncaught(log: Log): void {
  process.on('uncaughtException', (error) => log.error('uncaught', errorFields(error)))
  process.on('unhandledRejection', (error) => log.error('unhandled', errorFields(error)))
}

/** Opens the log in a folder. Writing never throws and never waits: a full disk costs the line, not the app. */
export function openLog({ folder, now, size = MEGABYTE, kept = 3 }: Options): Log {
  const file = join(folder, NAME)
  let written: number | null = null
  let queue = Promise.resolve()

  const append = async (line: string): Promise<void> => {
    if (written === null) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      written = await stat(file).then(
        (status) => status.size,
        () => 0,
      )
    }
    if (written + line.length > size && written > 0) {
      await rotate(folder, kept)
      written = 0
    }
    await appendFile(file, line, { mode: 0o600 })
    written += line.length
  }

  const write =
    (level: string): Write =>
    (event, fields = {}) => {
      const line = `${redact(JSON.stringify({ at: formatInstant(now()), level, event, ...fields }))}\n`
      queue = queue.then(() => append(line)).catch(() => {})
    }
  return { info: write('info'), warn: write('warn'), error: write('error'), flush: () => queue }
}
