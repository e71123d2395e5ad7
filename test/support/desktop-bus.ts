import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import readline from 'node:readline'

/** A tray host and a taker of notifications on the session bus of the test run (`desktop-bus.py`). */
export type DesktopBus = {
  readonly icons: () => Promise<readonly string[]>
  readonly properties: () => Promise<TrayProperties>
  readonly menu: () => Promise<MenuEntry>
  /** Chooses the entry under these labels. */
  readonly click: (...path: readonly string[]) => Promise<string>
  readonly notices: () => Promise<readonly RecordedNotice[]>
  /** Clicks on a notification. */
  readonly choose: (id: number) => Promise<boolean>
  readonly stop: () => void
}

export type TrayProperties = {
  readonly title: string
  readonly status: string
  readonly tooltip: string
  readonly sizes: readonly string[]
  /** Differs when the picture does. */
  readonly picture: number | null
}

export type MenuEntry = {
  readonly id: number
  readonly label: string
  readonly enabled: boolean
  readonly children: readonly MenuEntry[]
}

export type RecordedNotice = {
  readonly id: number
  readonly title: string
  readonly body: string
  readonly actions: readonly string[]
}

const PYTHON = '/usr/bin/python3'

/** What is missing for {@link startDesktopBus}, in words; null when nothing is. */
export function missingForDesktopBus(): string | null {
  if (process.platform !== 'linux') return 'a D-Bus desktop (Linux)'
  if (process.env['DBUS_SESSION_BUS_ADDRESS'] === undefined) return 'a session bus (Debian: dbus)'
  try {
    execFileSync(PYTHON, ['-c', 'import ctypes, dbus, gi; ctypes.CDLL("libnotify.so.4")'], { stdio: 'ignore' })
    return null
  } catch {
    return 'python3-dbus, python3-gi and libnotify4 (Debian)'
  }
}

/** Starts the desktop; the bus must be the one the app is given, and the app must start afterwards. */
export async function startDesktopBus(): Promise<DesktopBus> {
  const child = spawn(PYTHON, [join(import.meta.dirname, 'desktop-bus.py')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let queue: Promise<unknown> = Promise.resolve()
  const hear = async (): Promise<unknown> => {
    const line = await lines.next()
    if (line.done === true) throw new Error('the desktop bus ended')
    const reply: { readonly ok?: unknown; readonly error?: string } = JSON.parse(line.value)
    if (reply.error !== undefined) throw new Error(reply.error)
    return reply.ok
  }
  const ask = <Value>(question: Readonly<Record<string, unknown>>): Promise<Value> => {
    const answer = queue.then(() => {
      child.stdin.write(`${JSON.stringify(question)}\n`)
      return hear() as Promise<Value>
    })
    queue = answer.catch(() => undefined)
    return answer
  }
  await hear()
  return {
    icons: () => ask({ do: 'icons' }),
    properties: () => ask({ do: 'properties' }),
    menu: () => ask({ do: 'menu' }),
    click: (...path) => ask({ do: 'click', path }),
    notices: () => ask({ do: 'notices' }),
    choose: (id) => ask({ do: 'choose', id }),
    stop: () => child.kill(),
  }
}
