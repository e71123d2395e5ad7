import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from 'playwright/test'
import { type Lanyard, launch, tokenWindow } from './launch.ts'

/* WCAG 2.2 AA by axe on every screen, light and dark; and the main job by keyboard alone. */

let lanyard: Lanyard
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  lanyard = await launch()
})
test.afterAll(async () => {
  await lanyard.close()
})

async function violations(page: Page): Promise<string[]> {
  // Legacy mode: Electron has no way to open the second page that axe would like.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

async function inBothThemes(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    found.push(...(await violations(page)).map((text) => `${colorScheme}: ${text}`))
  }
  return found
}

const room = (name: string) => lanyard.window.getByRole('navigation').getByRole('button', { name })

test('Profiles has no axe violation', async () => {
  await lanyard.window.locator('[data-profile="northwind"]').click()
  await expect(lanyard.window.getByTestId('profile-detail')).toContainText('northwind')
  expect(await inBothThemes(lanyard.window)).toEqual([])
})

test('Chain has no axe violation', async () => {
  await room('Chain').click()
  await expect(lanyard.window.getByTestId('chain-verdict')).toBeVisible()
  expect(await inBothThemes(lanyard.window)).toEqual([])
})

test('Chain has no axe violation: tools side by side, what if, a pictured place, the form of a variable', async () => {
  const page = lanyard.window
  await room('Profiles').click()
  await page.locator('[data-profile="northwind"]').click()
  await page.getByTestId('profile-detail').getByRole('button', { name: 'Chain' }).click()
  await page
    .getByRole('switch', { name: /Pretend absent/ })
    .first()
    .click()
  await expect(page.getByTestId('supposed')).toBeVisible()
  expect(await inBothThemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Compare tools' }).click()
  await expect(page.getByTestId('chain-comparison')).toBeVisible()
  expect(await inBothThemes(page)).toEqual([])
  await page.getByRole('button', { name: 'One tool' }).click()
  await page.getByRole('button', { name: /^Where/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await inBothThemes(page)).toEqual([])
  await page.keyboard.type('buckets')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('pictured-host')).toBeVisible()
  await page.getByRole('button', { name: 'Set a variable…' }).click()
  await expect(page.getByLabel('Variable', { exact: true })).toBeVisible()
  expect(await inBothThemes(page)).toEqual([])
})

test('Sessions has no axe violation: list, an open session, a device, the routes of a profile', async () => {
  const page = lanyard.window
  await room('Sessions').click()
  const row = page.locator('[data-row]').first()
  await expect(row).toBeVisible()
  expect(await inBothThemes(page)).toEqual([])
  await row.click()
  await page.locator('[data-device] button').first().click()
  await expect(page.getByTestId('device-panel')).toBeVisible()
  expect(await inBothThemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Routes…' }).first().click()
  await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible()
  expect(await inBothThemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a session is reached, opened and renewed by keyboard alone', async () => {
  const page = lanyard.window
  await page.keyboard.press('ControlOrMeta+3')
  const row = page.locator('[data-session]', { hasText: 'acme-base-mfa' }).locator('[data-row]')
  await row.focus()
  await page.keyboard.press('ArrowDown')
  await expect(row).not.toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row).toHaveAttribute('aria-expanded')
  await page.keyboard.press('r')
  const token = await tokenWindow(lanyard.app)
  await expect(token.getByTestId('code')).toBeFocused()
  await token.keyboard.press('Escape').catch(() => undefined)
  await expect.poll(() => lanyard.app.windows().length).toBe(1)
})

test('switching has no axe violation: the switcher, what will not follow, other forms, the console, connecting', async () => {
  const page = lanyard.window
  const dialog = page.getByRole('dialog')
  const closed = async (): Promise<void> => {
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
  await room('Profiles').click()
  await page.locator('[data-profile="acme-base"]').click()
  await page.getByTestId('active-card').click()
  await expect(dialog.getByRole('option').first()).toBeVisible()
  expect(await inBothThemes(page)).toEqual([])
  await dialog.getByRole('button', { name: 'What will not follow…' }).click()
  await expect(dialog.getByRole('heading', { name: 'What will not follow' })).toBeVisible()
  expect(await inBothThemes(page)).toEqual([])
  await closed()
  const detail = page.getByTestId('profile-detail')
  for (const opener of ['Other forms…', 'Console…', 'Connect acme-base to Lanyard']) {
    await detail.getByRole('button', { name: opener }).click()
    await expect(dialog.getByRole('heading', { level: 2 })).toContainText('acme-base')
    expect(await inBothThemes(page)).toEqual([])
    await closed()
  }
  await expect(detail).toBeVisible()
})

test('a profile is switched to, with an end, and left again, by keyboard alone', async () => {
  const page = lanyard.window
  const card = page.getByTestId('active-card')
  const marked = page.getByRole('dialog').getByRole('option', { selected: true })
  await page.keyboard.press('ControlOrMeta+p')
  const field = page.getByRole('combobox', { name: 'Switch the active profile' })
  await expect(field).toBeFocused()
  await page.keyboard.type('acme-base')
  await expect(marked).toContainText('acme-base')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(card).toContainText('acme-base')
  await expect(card).toContainText('back to none in 14 m')
  await page.locator('[data-profile="sandbox"]').click()
  await page.keyboard.press('s')
  await expect(card).toContainText('sandbox')
  await expect(page.getByTestId('toast').last()).toContainText('What will not follow…')
  expect(await inBothThemes(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+p')
  await expect(field).toBeFocused()
  // A length that was left is over: the way back leads to what was there before it.
  await page.keyboard.press('-')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(card).toContainText('No profile')
})

test('Settings has no axe violation', async () => {
  await room('Settings').click()
  await expect(lanyard.window.getByRole('heading', { name: 'Settings' })).toBeVisible()
  expect(await inBothThemes(lanyard.window)).toEqual([])
})

test('editing has no axe violation: form, dry run, history, advice, import, a new section', async () => {
  const page = lanyard.window
  await room('Profiles').click()
  await page.locator('[data-profile="acme-dev"]').click()
  await page
    .getByTestId('profile-detail')
    .getByRole('button', { name: /^(Edit|Continue)/ })
    .click()
  await page.getByTestId('editor').getByLabel('region', { exact: true }).fill('eu-north-1')
  expect(await inBothThemes(page)).toEqual([])
  await page.getByTestId('editor').getByRole('button', { name: 'Review changes…' }).click()
  await expect(page.getByRole('dialog')).toContainText('eu-north-1')
  expect(await inBothThemes(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Write' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  for (const opener of ['Import…', 'New…']) {
    await page.getByRole('button', { name: opener, exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await inBothThemes(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await room('History').click()
  await expect(page.getByTestId('history')).toContainText('acme-dev')
  await page.getByTestId('history').getByRole('button', { expanded: false }).first().click()
  expect(await inBothThemes(page)).toEqual([])
  await room('Advice').click()
  await expect(page.getByTestId('advice')).toBeVisible()
  expect(await inBothThemes(page)).toEqual([])
})

test('the palette has no axe violation, and reaches a profile by keyboard alone', async () => {
  await lanyard.window.keyboard.press('ControlOrMeta+k')
  await expect(lanyard.window.getByRole('dialog')).toBeVisible()
  expect(await inBothThemes(lanyard.window)).toEqual([])
  await lanyard.window.keyboard.type('open acme-base-mfa')
  await expect(lanyard.window.getByRole('dialog')).toContainText('acme-base-mfa')
  await lanyard.window.keyboard.press('Escape')
})

test('from the list to the token window and back by keyboard alone', async () => {
  await lanyard.window.keyboard.press('/')
  await lanyard.window.keyboard.type('acme-base-mfa')
  await lanyard.window.keyboard.press('Enter')
  await lanyard.window.keyboard.press('ArrowDown')
  await lanyard.window.keyboard.press('r')
  const token = await tokenWindow(lanyard.app)
  await expect(token.getByTestId('code')).toBeFocused()
  expect(await inBothThemes(token)).toEqual([])
  // The window may be gone before the key is up again.
  await token.keyboard.press('Escape').catch(() => undefined)
  await expect.poll(() => lanyard.app.windows().length).toBe(1)
})
