import { readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page } from 'playwright/test'
import { type Demo, startDemo } from '../support/demo-sts.ts'

/** The real Electron on a made-up home folder, with an STS on loopback. */
export type Lanyard = {
  readonly app: ElectronApplication
  /** The main window; rejects where none comes. */
  readonly window: Page
  readonly demo: Demo
  /** Absolute. */
  readonly credentials: string
  readonly config: string
  readonly read: (file: string) => string
  /** Messages of the pages' consoles: there should be none. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

export type LaunchOptions = {
  readonly arguments?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Changes the made-up files before the app starts. */
  readonly prepare?: (demo: Demo) => void
  /** Folder of the app; left out: this project, with what is in dist/. */
  readonly app?: string
  /** The time of the STS; wall clock when left out. */
  readonly clock?: { readonly now: () => number }
}

const root = resolve(import.meta.dirname, '..', '..')

/** What the display and the session bus of the test run need; everything of AWS is left out. */
const DESKTOP = ['DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS']

function desktopVariables(): Record<string, string> {
  const found = DESKTOP.map((name) => [name, process.env[name]] as const)
  return Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** Starts Lanyard; answers when its list can be used. */
export async function launch(options: LaunchOptions = {}): Promise<Lanyard> {
  const started = await start(options)
  const window = await started.app.firstWindow()
  await expect(window.getByRole('listbox', { name: 'Profiles' })).toBeVisible()
  return { ...started, window }
}

/** Starts Lanyard and waits for no window. */
export async function start(options: LaunchOptions = {}): Promise<Omit<Lanyard, 'window'>> {
  const executablePath = process.env['LANYARD_ELECTRON']
  if (executablePath === undefined) throw new Error('No Electron was found for this run. Start with: npm test -- e2e')
  const demo = await startDemo(options.clock === undefined ? {} : { clock: options.clock })
  options.prepare?.(demo)
  const needsNoSandbox = process.env['LANYARD_NO_SANDBOX'] === '1'
  const app = await _electron.launch({
    executablePath,
    args: [...(needsNoSandbox ? ['--no-sandbox'] : []), options.app ?? root, ...(options.arguments ?? [])],
    env: { ...demo.environment, ...desktopVariables(), ...options.environment },
  })
  const complaints: string[] = []
  app.on('window', (page) => {
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(error.message))
  })
  return {
    app,
    demo,
    complaints,
    credentials: join(demo.folder, '.aws', 'credentials'),
    config: join(demo.folder, '.aws', 'config'),
    read: (file) => readFileSync(file, 'utf8'),
    close: async () => {
      await app.close()
      await demo.stop()
      rmSync(demo.folder, { recursive: true, force: true })
    },
  }
}

/** The token window, once it is there. */
export async function tokenWindow(app: ElectronApplication): Promise<Page> {
  const isToken = (page: Page): boolean => page.url().endsWith('/token.html')
  const page = app.windows().find(isToken) ?? (await app.waitForEvent('window', isToken))
  await expect(page.getByTestId('code')).toBeVisible()
  return page
}

/** The code the device of a profile shows now, with enough seconds left to be typed; waits for the next one near the end. */
export async function freshCode(demo: Demo, profile: string): Promise<string> {
  const serial = demo.devices.find((device) => device.profile === profile)?.serial ?? ''
  await expect.poll(() => demo.currentCode(serial, Date.now()).secondsLeft, { timeout: 10_000 }).toBeGreaterThan(4)
  return demo.currentCode(serial, Date.now()).code
}

/** Lines of a file outside a section, line ends kept. */
export function outside(text: string, section: string): string {
  let inside = false
  return text
    .split(/(?<=\n)/)
    .filter((line) => {
      if (/^\s*\[/.test(line)) inside = line.trim() === `[${section}]`
      return !inside
    })
    .join('')
}
