import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'
import type { LanyardApi } from '../../app/contract/contract.ts'
import type { Demo } from '../support/demo-sts.ts'
import { type DesktopBus, missingForDesktopBus, startDesktopBus } from '../support/desktop-bus.ts'
import { type Lanyard, launch, start } from './launch.ts'

/*
 * Switching in the real Electron: from the tray, for a while, and what other programs get from the running app.
 */

declare global {
  interface Window {
    readonly lanyard: LanyardApi
  }
}

const run = promisify(execFile)
const script = resolve(import.meta.dirname, '..', '..', 'dist', 'cli', 'lanyard.js')

const stateOf = (demo: Demo): string => join(demo.environment['LANYARD_HOME'] ?? '', 'state')
const activeOf = (demo: Demo): string => {
  const file = join(stateOf(demo), 'active')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** What the command line answers while the app runs. */
const ask = ({ demo }: Pick<Lanyard, 'demo'>, ...words: readonly string[]) =>
  run(process.execPath, [script, ...words], { env: { ...demo.environment }, timeout: 20_000 }).then(
    ({ stdout }) => ({ exit: 0, text: stdout }),
    (error: { readonly code?: number; readonly stderr?: string }) => ({
      exit: error.code ?? -1,
      text: error.stderr ?? '',
    }),
  )

/** The session behind the roles is over: they take a code. */
function endSession(demo: Demo): void {
  const file = join(demo.folder, '.aws', 'credentials')
  const ended = '2020-01-01T00:00:00Z'
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/(\[acme-base-mfa\][^[]*x_security_token_expires = )\S+/, `$1${ended}`))
}

test.describe('the active profile', () => {
  let lanyard: Lanyard
  test.describe.configure({ mode: 'serial' })
  test.beforeAll(async () => {
    lanyard = await launch({ prepare: endSession })
  })
  test.afterAll(async () => {
    await lanyard?.close()
  })

  test('is switched from the window, and a command line that switches it is followed', async () => {
    const answer = await lanyard.window.evaluate(() =>
      window.lanyard.ask.activate({ profile: 'sandbox', leaseSeconds: null }),
    )
    expect(answer.ok).toBe(true)
    expect(activeOf(lanyard.demo)).toContain('profile=sandbox\n')
    expect(statSync(join(stateOf(lanyard.demo), 'active')).mode & 0o777).toBe(0o600)
    expect((await ask(lanyard, 'use', 'acme-dev')).exit).toBe(0)
    const shown = () =>
      lanyard.window.evaluate(async () => (await window.lanyard.ask.ready(undefined)).snapshot.active.profile)
    await expect.poll(shown).toBe('acme-dev')
  })

  test('keys on the clipboard are gone when the screen is locked; a name may stay', async () => {
    const clipboard = () => lanyard.app.evaluate(({ clipboard }) => clipboard.readText())
    const copy = (secrets: boolean) =>
      lanyard.window.evaluate(
        (asked) => window.lanyard.ask.copyEnvironment({ profile: 'acme-base', dialect: 'dotenv', secrets: asked }),
        secrets,
      )
    const answer = await copy(true)
    expect(answer.ok).toBe(true)
    await expect.poll(clipboard).toContain('AWS_SECRET_ACCESS_KEY')
    expect(JSON.stringify(answer)).not.toContain('AWS_SECRET')
    await lanyard.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
    await expect.poll(clipboard).toBe('')
    await copy(false)
    await lanyard.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
    await expect.poll(clipboard).toContain('AWS_PROFILE')
  })

  test('other programs get credentials from the running app over a socket of the user’s own, and a sentence where a code is needed', async () => {
    const socket = join(stateOf(lanyard.demo), 'agent.sock')
    await expect.poll(() => existsSync(socket)).toBe(true)
    expect(statSync(socket).mode & 0o077).toBe(0)
    expect(statSync(stateOf(lanyard.demo)).mode & 0o777).toBe(0o700)
    const given = await ask(lanyard, 'credential-process', '--profile', 'acme-base')
    expect(JSON.parse(given.text)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^AKIA/) })
    const refused = await ask(lanyard, 'credential-process', '--profile', 'acme-prod-admin')
    expect(refused).toMatchObject({ exit: 1, text: expect.stringMatching(/code/) })
  })

  test('connecting from the window names this Lanyard’s own command line, after a question outside the page', async () => {
    await lanyard.app.evaluate(({ dialog }) => {
      Object.assign(dialog, { showMessageBox: () => Promise.resolve({ response: 0, checkboxChecked: false }) })
    })
    const written = await lanyard.window.evaluate(async () => {
      const { ask: call } = window.lanyard
      const shown = await call.previewConnect({ profile: 'acme-base', as: 'acme-live', session: 'leave' })
      return shown.ok ? call.commitEdit({ id: shown.value.id }) : shown
    })
    expect(written).toMatchObject({ kind: 'written' })
    expect(lanyard.read(lanyard.config)).toContain(`${script} credential-process --profile acme-base`)
  })

  test('is answered no more, and leaves no key on the clipboard, once the app has ended', async () => {
    const { demo } = lanyard
    await lanyard.window.evaluate(() =>
      window.lanyard.ask.copyEnvironment({ profile: 'acme-base', dialect: 'posix', secrets: true }),
    )
    const ended = lanyard.app.waitForEvent('close')
    await lanyard.app.evaluate(({ app }) => {
      // The next read of the clipboard belongs to another process: what it held at the end is noted on the way out.
      setTimeout(() => app.quit(), 0)
    })
    await ended
    expect(existsSync(join(stateOf(demo), 'agent.sock'))).toBe(false)
    expect(existsSync(join(stateOf(demo), 'agent.key'))).toBe(false)
  })
})

const missing = missingForDesktopBus()

test.describe('switching from the tray', () => {
  test.skip(missing !== null, `needs ${missing ?? ''}`)
  let bus: DesktopBus
  let lanyard: Omit<Lanyard, 'window'> | null = null
  test.beforeEach(async () => {
    bus = await startDesktopBus()
  })
  test.afterEach(async () => {
    await lanyard?.close()
    lanyard = null
    bus.stop()
  })
  const icon = () => expect.poll(() => bus.icons(), { message: 'an icon registers' }).toHaveLength(1)
  const top = async () => (await bus.menu()).children[0]?.label

  test('one click makes a profile active, one more goes back', async () => {
    const hidden = await start({ arguments: ['--start-hidden'] })
    lanyard = hidden
    await icon()
    await bus.click('Switch to', 'sandbox')
    await expect.poll(() => activeOf(hidden.demo)).toContain('profile=sandbox\n')
    await expect.poll(top).toMatch(/^Active: sandbox/)
    await bus.click('Switch to', 'Back to none')
    await expect.poll(top).toBe('No profile is active')
  })

  test('a lease that runs out is written down, shown and said', async () => {
    const prepare = (demo: Demo): void => {
      mkdirSync(stateOf(demo), { recursive: true, mode: 0o700 })
      const until = Math.ceil(Date.now() / 1000) + 8
      const lines = ['lanyard-active 1', 'profile=acme-dev', `until=${until}`, 'back-profile=sandbox', '']
      writeFileSync(join(stateOf(demo), 'active'), lines.join('\n'), { mode: 0o600 })
    }
    const hidden = await start({ arguments: ['--start-hidden'], prepare })
    lanyard = hidden
    await icon()
    await expect.poll(top).toMatch(/^Active: acme-dev for 0:\d\d, then sandbox$/)
    await expect.poll(top, { timeout: 15_000 }).toMatch(/^Active: sandbox/)
    await expect.poll(() => activeOf(hidden.demo)).not.toContain('until=')
    await expect.poll(async () => (await bus.notices()).map(({ title }) => title)).toEqual(['Time is up for acme-dev'])
  })
})
