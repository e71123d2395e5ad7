import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'playwright/test'

/*
 * The other end-to-end tests may run as root, where Chromium has no sandbox. Here an ordinary user starts the same application, so
 * that the sandbox is really on, and the kernel is asked whether it is.
 */

/** `nobody` on Debian. */
const USER = 65_534

const isRoot = process.getuid?.() === 0

function mayMakeNamespaces(): boolean {
  try {
    execFileSync('unshare', ['--user', '--map-root-user', 'true'], { uid: USER, gid: USER, stdio: 'ignore', cwd: '/' })
    return true
  } catch {
    return false
  }
}

/** The processes under one, as numbers. */
function family(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]
        return [{ id: Number(name), parent: Number(parent) }]
      } catch {
        return []
      }
    })
  const found = new Set([root])
  for (const id of found) for (const one of parents) if (one.parent === id) found.add(one.id)
  return [...found]
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}

/** `Seccomp:` of each renderer process: 2 is a filter in force. */
function renderers(root: number): string[] {
  return family(root)
    .filter((id) => readOr(`/proc/${id}/cmdline`, '').includes('--type=renderer'))
    .map((id) => /^Seccomp:\s+(\d)$/m.exec(readOr(`/proc/${id}/status`, ''))?.[1] ?? 'gone')
}

test.describe('started by an ordinary user [where present]', () => {
  test.skip(
    process.platform !== 'linux' || !isRoot || !mayMakeNamespaces(),
    'needs root to become somebody else, and user namespaces',
  )
  let folder: string
  let child: ChildProcess

  test.beforeAll(() => {
    folder = mkdtempSync('/tmp/lanyard-sandbox-')
    const root = resolve(import.meta.dirname, '..', '..')
    const runtime = dirname(process.env['LANYARD_ELECTRON'] ?? '')
    execFileSync('cp', ['-a', runtime, join(folder, 'electron')])
    mkdirSync(join(folder, 'app'))
    for (const part of ['dist', 'package.json'])
      cpSync(join(root, part), join(folder, 'app', part), { recursive: true })
    mkdirSync(join(folder, 'home'))
    chownSync(folder, USER, USER)
    chownSync(join(folder, 'home'), USER, USER)
    child = spawn(join(folder, 'electron', 'electron'), [join(folder, 'app')], {
      uid: USER,
      gid: USER,
      cwd: folder,
      stdio: 'ignore',
      env: {
        HOME: join(folder, 'home'),
        PATH: '/usr/bin:/bin',
        DISPLAY: process.env['DISPLAY'] ?? '',
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      },
    })
  })
  test.afterAll(() => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  test('every page runs in the sandbox of the system: a seccomp filter is in force', async () => {
    await expect.poll(() => renderers(child.pid ?? 0).length, { timeout: 30_000 }).toBeGreaterThan(0)
    const states = renderers(child.pid ?? 0)
    expect(states.every((state) => state === '2')).toBe(true)
  })

  test('its log and settings are readable by that user only', () => {
    const state = join(folder, 'home', '.local', 'state', 'lanyard')
    expect(execFileSync('stat', ['-c', '%a %u', state], { encoding: 'utf8' }).trim()).toBe(`700 ${USER}`)
  })
})
