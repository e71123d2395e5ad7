import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { Demo } from '../support/demo-sts.ts'
import { type DesktopBus, type MenuEntry, missingForDesktopBus, startDesktopBus } from '../support/desktop-bus.ts'
import { launchMovable } from './app/moved.ts'
import { freshCode, type Lanyard, launch, start, tokenWindow } from './launch.ts'

/*
 * Tray and notifications in the real Electron, over a desktop of our own on the session bus. Skipped by name where the machine
 * lacks what it takes; continuous integration treats a skip as a failure.
 */

const missing = missingForDesktopBus()

const labels = (menu: MenuEntry): string[] => menu.children.map((entry) => entry.label)

/** Lets the session of acme-base end so that a notice is due some seconds after the start. */
function endSoon(demo: Demo): void {
  const file = join(demo.folder, '.aws', 'credentials')
  const endsAt = new Date(Date.now() + 5 * 60_000 + 6000).toISOString().replace(/\.\d{3}Z$/, 'Z')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/(\[acme-base-mfa\][^[]*x_security_token_expires = )\S+/, `$1${endsAt}`))
  // Notices are for what was used today, or pinned.
  const state = join(demo.environment['LANYARD_HOME'] ?? '', 'state')
  mkdirSync(state, { recursive: true, mode: 0o700 })
  writeFileSync(join(state, 'profiles.json'), JSON.stringify({ profiles: { 'acme-base-mfa': { pinned: true } } }))
}

test.describe('tray and notices over D-Bus', () => {
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

  test('an icon appears, and its menu names what ends first, what renews and how to leave', async () => {
    lanyard = await launch()
    await icon()
    expect((await bus.properties()).tooltip).toMatch(/^Lanyard: \d sessions running/)
    const menu = labels(await bus.menu())
    expect(menu[0]).toBe('No profile is active')
    expect(menu[1]).toMatch(/^acme-(base-mfa|dev) · \d+ m$/)
    expect(menu).toContainEqual(expect.stringMatching(/^Renew acme-base-mfa \(\d+ m\)$/))
    expect(menu).toEqual(
      expect.arrayContaining(['Switch to', 'Copy environment', 'Open console', 'Chain…', 'Open Lanyard', 'Quit']),
    )
  })

  test('started hidden, it is one click in the tray and six digits to a live session', async () => {
    lanyard = await start({ arguments: ['--start-hidden'] })
    await icon()
    expect(lanyard.app.windows()).toHaveLength(0)
    const before = await bus.properties()
    const renew = labels(await bus.menu()).find((label) => label.startsWith('Renew acme-base-mfa')) ?? ''
    await bus.click(renew)
    const token = await tokenWindow(lanyard.app)
    await expect(token.getByTestId('code')).toBeFocused()
    await token.keyboard.type(await freshCode(lanyard.demo, 'acme-base'))
    await expect.poll(async () => labels(await bus.menu())[1]).not.toMatch(/^acme-base-mfa/)
    expect(lanyard.read(lanyard.credentials)).toMatch(/\[acme-base-mfa\][^[]*x_security_token_expires/)
    await expect.poll(async () => (await bus.properties()).picture).not.toBe(before.picture)
    await expect.poll(() => lanyard?.app.windows().length).toBe(0)
  })

  test('everything on a device is renewed from the tray with one code: the session, and each role where AWS CLI looks', async () => {
    lanyard = await start({ arguments: ['--start-hidden'] })
    await icon()
    const all = async () => labels(await bus.menu()).find((label) => label.startsWith('Renew all on alice-phone'))
    await expect.poll(all).toBeDefined()
    await bus.click((await all()) ?? '')
    const token = await tokenWindow(lanyard.app)
    await expect(token.getByTestId('code')).toBeFocused()
    await token.keyboard.type(await freshCode(lanyard.demo, 'acme-base'))
    const cache = join(lanyard.demo.folder, '.aws', 'cli', 'cache')
    await expect.poll(() => (existsSync(cache) ? readdirSync(cache).length : 0)).toBeGreaterThan(0)
    expect(lanyard.read(lanyard.credentials)).toMatch(/\[acme-base-mfa\][^[]*x_security_token_expires/)
  })

  test('Copy environment in the tray puts the line on the clipboard', async () => {
    lanyard = await start({ arguments: ['--start-hidden'] })
    await icon()
    await bus.click('Copy environment', 'sandbox')
    const clipboard = () => lanyard?.app.evaluate(({ clipboard }) => clipboard.readText())
    await expect.poll(clipboard).toContain("export AWS_PROFILE='sandbox'")
  })

  test('closing the window leaves the tray, which brings it back', async () => {
    const shown = await launch()
    lanyard = shown
    await icon()
    await shown.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    const visible = () =>
      shown.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false)
    await expect.poll(visible).toBe(false)
    await bus.click('Open Lanyard')
    await expect.poll(visible).toBe(true)
  })

  test('a notice comes five minutes before the end, once, and a click on it and one code renew the session', async () => {
    lanyard = await launch({ prepare: endSoon })
    await icon()
    await expect.poll(async () => (await bus.notices()).map((notice) => notice.title)).toHaveLength(1)
    const [notice] = await bus.notices()
    expect(notice?.title).toBe('acme-base-mfa ends in 5 m')
    expect(notice?.body).toMatch(/^Its credentials end at \d\d:\d\d\. Renew it with one code\.$/)
    await bus.choose(notice?.id ?? 0)
    const token = await tokenWindow(lanyard.app)
    await expect(token.getByRole('heading', { name: 'Code for alice-phone' })).toBeAttached()
    const session = () => /\[acme-base-mfa\][^[]*/.exec(lanyard?.read(lanyard.credentials) ?? '')?.[0]
    const before = session()
    await token.keyboard.type(await freshCode(lanyard.demo, 'acme-base'))
    await expect(token.getByTestId('token-done')).toBeVisible()
    expect(session()).not.toBe(before)
    expect(await bus.notices()).toHaveLength(1)
  })

  test('Snooze in the window that a notice leads to: nothing is renewed, and ten minutes later it is said once more', async () => {
    const moved = await launchMovable({ prepare: endSoon })
    lanyard = moved
    await icon()
    const titles = async () => (await bus.notices()).map((notice) => notice.title)
    await expect.poll(titles).toHaveLength(1)
    await bus.choose((await bus.notices())[0]?.id ?? 0)
    const token = await tokenWindow(moved.app)
    const gone = token.waitForEvent('close')
    await token.getByRole('button', { name: 'Snooze 10 min' }).click()
    await gone
    await moved.advance(5 * 60_000 + 30_000)
    await moved.advance(4 * 60_000)
    expect(await titles()).toHaveLength(1)
    await moved.advance(60_000)
    await expect.poll(titles).toEqual(['acme-base-mfa ends in 5 m', 'acme-base-mfa has expired'])
    expect(moved.demo.requests()).toHaveLength(0)
  })
})
