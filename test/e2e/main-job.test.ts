import { writeFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { freshCode, type Lanyard, launch, outside, tokenWindow } from './launch.ts'

/*
 * The whole job in the real window: see every profile, filter, read why something wins, renew with one code; and the files
 * afterwards. Screenshots go to test-results/screens.
 */

const screens = 'test-results/screens'

let lanyard: Lanyard

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  lanyard = await launch()
})
test.afterAll(async () => {
  await lanyard.close()
})

const profiles = () => lanyard.window.getByRole('listbox', { name: 'Profiles' })
const openProfiles = () =>
  lanyard.window
    .getByRole('navigation')
    .getByRole('button', { name: /^Profiles/ })
    .click()
const row = (name: string) => profiles().locator(`[data-profile="${name}"]`)

test('lists every profile with what it is and how long it lasts', async () => {
  await expect(row('acme-base')).toContainText('no expiry')
  await expect(row('partner-build')).toContainText('broken')
  await expect(row('corp-prod-readonly')).toContainText('expired')
  await expect(row('northwind')).toContainText('shadowed')
  await lanyard.window.screenshot({ path: `${screens}/profiles-light.png` })
})

test('filters by any field and by kind, and says how many are left', async () => {
  await profiles().focus()
  await lanyard.window.keyboard.press('/')
  await lanyard.window.keyboard.type('kind:role acme')
  await expect(profiles().getByRole('option')).toHaveCount(2)
  await expect(row('acme-dev')).toBeVisible()
  await lanyard.window.screenshot({ path: `${screens}/profiles-filtered.png` })
  await lanyard.window.keyboard.press('Escape')
  await expect(row('default')).toBeVisible()
})

test('shows each setting in force with its file and line, and no secret', async () => {
  await row('acme-base').click()
  const detail = lanyard.window.getByTestId('profile-detail')
  await expect(detail).toContainText('config:12')
  await expect(detail).toContainText('credentials:7')
  await expect(detail).not.toContainText('EXAMPLE/BASE')
})

test('the ladder says which provider wins, which would have, and why', async () => {
  await row('northwind').click()
  await lanyard.window.getByTestId('profile-detail').getByRole('button', { name: 'Chain' }).click()
  const ladder = lanyard.window.getByRole('list', { name: /ladder|providers|chain/i }).first()
  await expect(ladder).toContainText('IAM Identity Center')
  await expect(ladder).toContainText('would have won')
  await expect(lanyard.window.getByText(/AWS CLI v2 with --profile northwind uses/)).toBeVisible()
  await lanyard.window.screenshot({ path: `${screens}/chain-light.png` })
  await openProfiles()
})

test('another tool sees another chain: the JavaScript SDK stops at a role that wants a code', async () => {
  await row('acme-prod-admin').click()
  await lanyard.window.getByTestId('profile-detail').getByRole('button', { name: 'Chain' }).click()
  await lanyard.window.getByLabel('Seen by').selectOption('sdk-js-v3')
  await expect(lanyard.window.getByTestId('rung-assume-role')).toHaveAttribute('data-state', 'fails')
  await expect(lanyard.window.getByTestId('stop-bar')).toBeVisible()
  await lanyard.window.screenshot({ path: `${screens}/chain-stops.png` })
  await lanyard.window.getByLabel('Seen by').selectOption('aws-cli-v2')
  await expect(lanyard.window.getByTestId('rung-assume-role')).toHaveAttribute('data-state', 'wins')
  await openProfiles()
})

test('Copy environment puts the line for the shell on the clipboard, from the detail and from the palette', async () => {
  const clipboard = () => lanyard.app.evaluate(({ clipboard }) => clipboard.readText())
  await row('acme-dev').click()
  await lanyard.window.getByRole('button', { name: 'Copy environment' }).click()
  await expect.poll(clipboard).toContain("export AWS_PROFILE='acme-dev'")
  await lanyard.window.keyboard.press('ControlOrMeta+k')
  await expect(lanyard.window.getByRole('dialog')).toBeVisible()
  await lanyard.window.keyboard.type('copy sandbox')
  await expect(lanyard.window.getByRole('dialog')).toContainText('Copy environment of sandbox')
  await lanyard.window.keyboard.press('Enter')
  await expect.poll(clipboard).toContain("export AWS_PROFILE='sandbox'")
})

test('one code renews a session; a wrong one loses nothing; only the target section differs', async () => {
  const before = lanyard.read(lanyard.credentials)
  await row('acme-base').click()
  await lanyard.window.getByRole('button', { name: 'Renew…' }).click()
  const token = await tokenWindow(lanyard.app)
  await expect(token.getByRole('heading', { name: 'Code for alice-phone' })).toBeAttached()
  await token.screenshot({ path: `${screens}/token-light.png` })

  const code = await freshCode(lanyard.demo, 'acme-base')
  const wrong = code === '000000' ? '111111' : '000000'
  await token.getByTestId('code').fill(wrong)
  await expect(
    token
      .getByRole('alert')
      .or(token.getByText(/not accept|wrong|refused/i))
      .first(),
  ).toBeVisible()
  expect(lanyard.read(lanyard.credentials)).toBe(before)
  await token.screenshot({ path: `${screens}/token-wrong.png` })

  await expect(token.getByTestId('code')).toHaveValue('')
  await token.getByTestId('code').fill(await freshCode(lanyard.demo, 'acme-base'))
  await expect.poll(() => lanyard.read(lanyard.credentials)).not.toBe(before)
  const after = lanyard.read(lanyard.credentials)
  expect(outside(after, 'acme-base-mfa')).toBe(outside(before, 'acme-base-mfa'))
  expect(after).toContain('team_note = keep me')
  await expect(row('acme-base-mfa')).toContainText(/11 h 59 m|12 h/)
})

test('an external edit of the files appears by itself', async () => {
  const text = lanyard.read(lanyard.config)
  writeFileSync(lanyard.config, `${text}\n[profile appeared]\nregion = eu-west-3\n`)
  await expect(row('appeared')).toBeAttached()
  await expect(lanyard.window.getByText('20 profiles')).toBeAttached()
})

test('a file that AWS CLI refuses is still shown, with line and reason', async () => {
  const text = lanyard.read(lanyard.config)
  writeFileSync(lanyard.config, `${text}region = eu-west-3\n`)
  await expect(lanyard.window.getByText(/refuse/).first()).toBeVisible()
  await expect(row('acme-base')).toBeVisible()
  await lanyard.window.screenshot({ path: `${screens}/profiles-refused.png` })
  writeFileSync(lanyard.config, text)
  await expect(lanyard.window.getByText(/refuse the whole file/)).toHaveCount(0)
})

test('the pages complain about nothing', () => {
  expect(lanyard.complaints).toEqual([])
})
