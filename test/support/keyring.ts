import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

/** A GNOME keyring of a test's own: on a session bus of its own, in a home folder of its own. */
export type Keyring = {
  /** What a program needs to find bus and keyring. */
  readonly environment: Readonly<Record<string, string>>
  readonly home: string
  /** Locks it, as the desktop does; nobody is there to unlock it again. */
  readonly lock: () => void
  /** Ends the keyring's program; the bus stays. */
  readonly end: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** `dbus-send` comes with `dbus-daemon` and tells no version. */
const PROGRAMS = ['dbus-daemon', 'gnome-keyring-daemon'] as const

/** What is missing for {@link startKeyring}, in words; null when nothing is. */
export function missingForKeyring(): string | null {
  if (process.platform !== 'linux') return 'a keyring on D-Bus (Linux)'
  try {
    for (const program of PROGRAMS) execFileSync(program, ['--version'], { stdio: 'ignore' })
  } catch {
    return 'gnome-keyring, libsecret-1-0 and dbus (Debian)'
  }
  const libraries = execFileSync('ldconfig', ['-p'], { encoding: 'utf8', env: { PATH: '/usr/sbin:/sbin:/usr/bin' } })
  return libraries.includes('libsecret-1.so.0') ? null : 'libsecret-1-0 (Debian)'
}

/** Starts bus and keyring; the keyring is unlocked. */
export async function startKeyring(): Promise<Keyring> {
  const home = mkdtempSync(join(tmpdir(), 'lanyard-keyring-'))
  for (const folder of ['data', 'config', 'runtime']) mkdirSync(join(home, folder), { mode: 0o700 })
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const environment = {
    HOME: home,
    PATH: process.env['PATH'] ?? '',
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_RUNTIME_DIR: join(home, 'runtime'),
    XDG_CURRENT_DESKTOP: 'GNOME',
    DBUS_SESSION_BUS_ADDRESS: await firstLine(bus),
  }
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  daemon.stdin.end('a password of no worth')
  await untilOnBus(environment)
  return {
    environment,
    home,
    lock: () => {
      const keyring = 'array:objpath:/org/freedesktop/secrets/collection/login'
      const service = [
        '--dest=org.freedesktop.secrets',
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
      ]
      execFileSync('dbus-send', ['--session', '--print-reply', ...service, keyring], {
        env: environment,
        stdio: 'ignore',
      })
    },
    end: () => ended(daemon),
    stop: async () => {
      await ended(daemon)
      await ended(bus)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const LOOKS = 100
const STEP = 100

/** The keyring says nothing when it is ready; the bus knows its name then. */
async function untilOnBus(environment: Keyring['environment']): Promise<void> {
  const question = [
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ]
  for (let look = 0; look < LOOKS; look += 1) {
    const answer = execFileSync('dbus-send', ['--session', '--print-reply', ...question], {
      env: environment,
      encoding: 'utf8',
    })
    if (answer.includes('boolean true')) return
    await pause(STEP)
  }
  throw new Error('the keyring did not come')
}

async function firstLine(child: ChildProcess): Promise<string> {
  const { stdout } = child
  if (stdout === null) throw new Error('nothing to read from')
  const lines = createInterface({ input: stdout })
  return new Promise((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', () => reject(new Error(`${child.spawnfile} ended at once`)))
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill()
  })
}
