import { writeFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { type Lanyard, launch } from './launch.ts'

/*
 * Editing in the real window, on real files: edit, dry run, write, undo, redo, conflict, rename with references, import, a quick fix,
 * history. Screenshots go to test-results/screens.
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

const page = () => lanyard.window
const detail = () => page().getByTestId('profile-detail')
const editor = () => page().getByTestId('editor')
const dialog = () => page().getByRole('dialog')
const row = (name: string) => page().getByRole('listbox', { name: 'Profiles' }).locator(`[data-profile="${name}"]`)
const room = (name: string) =>
  page()
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
const config = () => lanyard.read(lanyard.config)
const credentials = () => lanyard.read(lanyard.credentials)

async function edit(profile: string): Promise<void> {
  await row(profile).click()
  await expect(detail()).toContainText(profile)
  await detail()
    .getByRole('button', { name: /^(Edit|Continue)/ })
    .click()
  await expect(editor()).toBeVisible()
}

test('edits a setting by form, shows the diff, and writes exactly that', async () => {
  const before = config()
  await edit('acme-dev')
  await editor().getByLabel('region', { exact: true }).fill('eu-north-1')
  await page().screenshot({ path: `${screens}/editor.png` })
  await editor().getByRole('button', { name: 'Review changes…' }).click()
  await expect(dialog()).toContainText('region = eu-north-1')
  await expect(dialog()).toContainText('mode 0600')
  expect(config()).toBe(before)
  await page().screenshot({ path: `${screens}/dry-run.png` })
  await dialog().getByRole('button', { name: 'Write' }).click()
  await expect(dialog()).toHaveCount(0)
  const wanted = before.replace(
    'source_profile = acme-base-mfa\nregion = eu-west-1',
    'source_profile = acme-base-mfa\nregion = eu-north-1',
  )
  await expect.poll(config).toBe(wanted)
})

test('undoes and redoes it to the byte, by keyboard', async () => {
  const after = config()
  await row('acme-dev').click()
  await page().keyboard.press('ControlOrMeta+z')
  await expect.poll(config).toBe(after.replace('region = eu-north-1', 'region = eu-west-1'))
  await page().keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(config).toBe(after)
})

test('a section that somebody else changed meanwhile is a conflict with three texts, and a person decides', async () => {
  await edit('sandbox')
  await editor().getByLabel('region', { exact: true }).fill('eu-west-2')
  await editor().getByRole('button', { name: 'Review changes…' }).click()
  await expect(dialog()).toContainText('eu-west-2')
  writeFileSync(lanyard.config, config().replace('region = ap-southeast-2', 'region = sa-east-1'))
  await dialog().getByRole('button', { name: 'Write' }).click()
  await expect(dialog()).toContainText('Changed meanwhile')
  for (const region of ['ap-southeast-2', 'eu-west-2', 'sa-east-1']) await expect(dialog()).toContainText(region)
  await page().screenshot({ path: `${screens}/conflict.png` })
  await dialog().getByRole('button', { name: 'Write mine' }).click()
  await expect.poll(config).toContain('region = eu-west-2')
  expect(config()).not.toContain('sa-east-1')
})

test('renames a profile with everything that names it', async () => {
  await row('acme-base').click()
  await expect(detail()).toContainText('acme-base')
  await detail().getByRole('button', { name: 'Rename…' }).click()
  await dialog().getByLabel('New name').fill('acme-root')
  await dialog().getByRole('button', { name: 'Review…' }).click()
  await expect(dialog()).toContainText('[profile acme-root]')
  await page().screenshot({ path: `${screens}/rename.png` })
  await dialog().getByRole('button', { name: 'Write' }).click()
  await expect.poll(config).toContain('source_profile = acme-root')
  await expect.poll(credentials).toContain('[acme-root]')
  await expect(row('acme-root')).toBeVisible()
  expect(config()).not.toContain('[profile acme-base]')
})

test('a secret is typed, never shown, and written', async () => {
  const secret = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'
  await edit('acme-root')
  const field = editor().getByLabel('aws_secret_access_key', { exact: true })
  await expect(field).toHaveAttribute('type', 'password')
  await expect(field).toHaveValue('')
  await field.fill(secret)
  await editor().getByRole('button', { name: 'Review changes…' }).click()
  await expect(dialog()).toContainText('aws_secret_access_key')
  await expect(dialog()).not.toContainText(secret)
  await dialog().getByRole('button', { name: 'Write' }).click()
  await expect.poll(credentials).toContain(secret)
  await expect(dialog()).toHaveCount(0)
  expect(await page().content()).not.toContain(secret)
})

test('imports what is on the clipboard without showing it', async () => {
  const pasted = [
    'export AWS_ACCESS_KEY_ID="ASIAIOSFODNN7EXAMPLE"',
    'export AWS_SECRET_ACCESS_KEY="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"',
    'export AWS_SESSION_TOKEN="AQoEXAMPLEH4aoAH0gNCAPyJxz4BlCFFxWNE1OPTgk5TthT"',
  ].join('\n')
  await lanyard.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), pasted)
  await room('Profiles').click()
  await page().getByRole('button', { name: 'Import…' }).click()
  await dialog().getByRole('button', { name: 'From the clipboard' }).click()
  await expect(dialog()).toContainText('Recognised')
  await page().screenshot({ path: `${screens}/import.png` })
  await dialog()
    .getByLabel(/Profile name/)
    .fill('from-portal')
  await dialog().getByRole('button', { name: 'Review…' }).click()
  await expect(dialog()).toContainText('[from-portal]')
  await expect(dialog()).not.toContainText('AQoEXAMPLE')
  await dialog().getByRole('button', { name: 'Write' }).click()
  await expect.poll(credentials).toMatch(/\[from-portal\]\r?\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\r?\n/)
})

test('a file that AWS CLI refuses is mended by a quick fix, with a dry run', async () => {
  const text = config()
  writeFileSync(lanyard.config, `${text}region = eu-west-3\n`)
  await room('Advice').click()
  await expect(
    page()
      .getByText(/region.*twice|twice.*region/i)
      .first(),
  ).toBeVisible()
  await page().screenshot({ path: `${screens}/advice.png` })
  await page().getByRole('listitem').filter({ hasText: /twice/i }).first().getByRole('button', { name: /…$/ }).click()
  await expect(dialog()).toContainText('region')
  await dialog().getByRole('button', { name: 'Write' }).click()
  await room('Profiles').click()
  await expect(page().getByText(/refuse the whole file/)).toHaveCount(0)
})

test('history lists every write with its diff, and takes any of them back', async () => {
  await room('History').click()
  const history = page().getByTestId('history')
  await expect(history).toContainText('acme-root')
  await page().screenshot({ path: `${screens}/history.png` })
  const before = config()
  await history.getByRole('button', { name: /^Undo: .*from-portal/ }).click()
  await expect.poll(credentials).not.toContain('[from-portal]')
  expect(config()).toBe(before)
})

test('the pages complain about nothing', () => {
  expect(lanyard.complaints).toEqual([])
})
