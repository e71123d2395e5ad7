import { expect, type Page, test } from 'playwright/test'
import { type Lanyard, launch } from './launch.ts'

/* Switching in the window, and what a profile is handed to from its detail: the real app on made-up files. */

let lanyard: Lanyard
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  lanyard = await launch()
})
test.afterAll(async () => {
  await lanyard.close()
})

const page = (): Page => lanyard.window
const room = (name: string) => page().getByRole('navigation').getByRole('button', { name })
const row = (name: string) => page().locator(`[data-profile="${name}"]`)
const dialog = () => page().getByRole('dialog')
const card = () => page().getByTestId('active-card')
const detail = () => page().getByTestId('profile-detail')
const clipboard = () => lanyard.app.evaluate(({ clipboard }) => clipboard.readText())

test('production is not switched to without an end where the settings ask for one', async () => {
  await room('Settings').click()
  await page().getByLabel('Production needs an end').selectOption('At most 1 hour')
  await room('Profiles').click()
  await row('acme-prod-admin').click()
  await page().keyboard.press('s')
  await expect(dialog().getByRole('option', { selected: true })).toContainText('acme-prod-admin')
  await expect(dialog().getByRole('radio', { name: 'Until changed' })).toBeDisabled()
  await expect(dialog()).toContainText('acme-prod-admin is production: for 1 hour at most, as Settings say.')
  await page().keyboard.press('Enter')
  await expect(dialog()).toHaveCount(0)
  await expect(card()).toContainText('acme-prod-admin')
  await expect(card()).toContainText('back to none in 59 m')
})

test('a toast after a switch leads back, and to what will not follow', async () => {
  await row('acme-dev').click()
  await detail().getByRole('button', { name: 'Switch to' }).click()
  await expect(card()).toContainText('acme-dev')
  await page().getByTestId('toast').last().getByRole('button', { name: 'What will not follow…' }).click()
  await expect(dialog().getByRole('heading', { level: 2 })).toHaveText('What will not follow')
  await page().keyboard.press('Escape')
  await expect(dialog()).toHaveCount(0)
  await expect(detail().getByRole('button', { name: 'Switch…' })).toBeVisible()
})

test('an environment is copied in the form that was chosen', async () => {
  await row('acme-dev').click()
  await page().keyboard.press('Shift+C')
  await dialog().getByRole('radio', { name: '.env file' }).check()
  await page().keyboard.press('Enter')
  await expect(dialog()).toHaveCount(0)
  await expect.poll(clipboard).toContain('AWS_PROFILE=')
  expect(await clipboard()).not.toContain('export')
  expect(await clipboard()).not.toContain('AWS_SECRET_ACCESS_KEY')
})

test('what cannot sign in to the console is told where it was asked for', async () => {
  await row('acme-base').click()
  await page().keyboard.press('o')
  await dialog().getByLabel('Service').selectOption('EC2')
  await dialog().getByRole('button', { name: 'Open in the browser' }).click()
  await expect(dialog().getByRole('alert')).toContainText('belong to an STS on this computer')
  await page().keyboard.press('Escape')
  await expect(dialog()).toHaveCount(0)
})

test('[default] stands in for a profile after a dry run, and comes back byte for byte', async () => {
  const before = [lanyard.read(lanyard.config), lanyard.read(lanyard.credentials)]
  await row('acme-dev').click()
  await detail().getByRole('button', { name: 'Stand in with [default] for acme-dev' }).click()
  await expect(dialog().getByRole('heading', { level: 2 })).toContainText('[default]')
  expect([lanyard.read(lanyard.config), lanyard.read(lanyard.credentials)]).toEqual(before)
  await dialog().getByRole('button', { name: 'Write' }).click()
  await expect(dialog()).toHaveCount(0)
  await expect(card()).toContainText('[default] too')
  expect([lanyard.read(lanyard.config), lanyard.read(lanyard.credentials)]).not.toEqual(before)
  await detail().getByRole('button', { name: 'Put back [default] as it was' }).click()
  await dialog().getByRole('button', { name: 'Write' }).click()
  await expect(dialog()).toHaveCount(0)
  await expect(card()).not.toContainText('[default]')
  expect([lanyard.read(lanyard.config), lanyard.read(lanyard.credentials)]).toEqual(before)
})

test('the line that makes a shell follow is copied from Settings', async () => {
  await room('Settings').click()
  await page().getByRole('button', { name: 'Copy the line for fish' }).click()
  await expect.poll(clipboard).toBe('lanyard shell-init fish | source')
})

test('whether keys can go to the vault is said once somebody asks', async () => {
  const vault = page().getByRole('region', { name: 'Vault' })
  await expect(vault).toContainText('Long-term keys can move')
  await vault.getByRole('button', { name: 'Look whether keys can go to the vault' }).click()
  await expect(vault).not.toContainText('Long-term keys can move')
  await expect(vault).toContainText(/keyring|keychain|DPAPI/)
})

test('the page complains about nothing', () => {
  expect(lanyard.complaints).toEqual([])
})
