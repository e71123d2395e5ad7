import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'playwright/test'
import type { LanyardApi } from '../../app/contract/contract.ts'
import { type Keyring, missingForKeyring, startKeyring } from '../support/keyring.ts'
import { freshCode, type Lanyard, launch, tokenWindow } from './launch.ts'

/*
 * Keys to the vault and back in the real app, on a real GNOME keyring. Skipped by name where the machine lacks one; continuous integration
 * treats a skip as a failure.
 */

declare global {
  interface Window {
    readonly lanyard: LanyardApi
  }
}

const missing = missingForKeyring()
const run = promisify(execFile)
const script = resolve(import.meta.dirname, '..', '..', 'dist', 'cli', 'lanyard.js')

test.describe('the vault in the app', () => {
  test.skip(missing !== null, `needs ${missing ?? ''}`)
  test.describe.configure({ mode: 'serial' })
  let keyring: Keyring
  let lanyard: Lanyard
  let before: readonly string[] = []

  test.beforeAll(async () => {
    keyring = await startKeyring()
    const { HOME: _home, ...desktop } = keyring.environment
    lanyard = await launch({ environment: desktop })
    before = files()
    await lanyard.app.evaluate(({ dialog }) => {
      Object.assign(dialog, { showMessageBox: () => Promise.resolve({ response: 0, checkboxChecked: false }) })
    })
  })
  test.afterAll(async () => {
    await lanyard?.close()
    await keyring?.stop()
  })

  const files = (): readonly string[] => [lanyard.read(lanyard.config), lanyard.read(lanyard.credentials)]
  const secretOf = (text: string): string =>
    /\[acme-base\][^[]*aws_secret_access_key\s*=\s*(\S+)/.exec(text)?.[1] ?? 'not there'

  test('keys move in, no page gets them, and the plain copies are named and deleted', async () => {
    const secret = secretOf(lanyard.read(lanyard.credentials))
    const told = await lanyard.window.evaluate(async () => {
      const { ask } = window.lanyard
      const state = await ask.vault(undefined)
      const shown = await ask.previewVaultIn({ profile: 'acme-base' })
      const written = shown.ok ? await ask.commitEdit({ id: shown.value.id }) : null
      const copies = await ask.plainCopies({ profile: 'acme-base' })
      const deleted = await ask.deletePlainCopies({ profile: 'acme-base' })
      const after = await ask.plainCopies({ profile: 'acme-base' })
      return { state, shown, written, copies, deleted, after }
    })
    expect(told.state).toMatchObject({ state: 'ready', entries: [] })
    expect(told.written).toMatchObject({ kind: 'written' })
    expect(JSON.stringify(told)).not.toContain(secret)
    expect(lanyard.read(lanyard.credentials)).not.toContain(secret)
    expect(told.copies.ok && told.copies.value.historyEntries).toBeGreaterThan(0)
    expect(told.after).toMatchObject({ ok: true, value: { backups: 0, historyEntries: 0 } })
  })

  test('a program is given them by the running app, and one code still opens a session', async () => {
    const { stdout } = await run(process.execPath, [script, 'credential-process', '--profile', 'acme-base'], {
      env: { ...lanyard.demo.environment },
    })
    expect(JSON.parse(stdout)).toMatchObject({ Version: 1, SecretAccessKey: secretOf(before[1] ?? '') })
    await lanyard.window.evaluate(() => window.lanyard.ask.openToken({ kind: 'profile', profile: 'acme-base' }))
    const token = await tokenWindow(lanyard.app)
    await expect(token.getByTestId('code')).toBeFocused()
    await token.keyboard.type(await freshCode(lanyard.demo, 'acme-base'))
    await expect(token.getByTestId('token-done')).toBeVisible()
  })

  test('a seed is kept from the window after a warning, is read in main alone, and is forgotten again', async () => {
    const seed = randomBytes(20)
      .toString('hex')
      .replace(/[^a-f]/g, 'A')
      .toUpperCase()
    await lanyard.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), seed)
    const { window } = lanyard
    await window
      .getByRole('listbox', { name: 'Profiles' })
      .getByRole('option', { name: /^acme-base Credential/ })
      .click()
    const hand = window.getByTestId('hand-section')
    await hand.getByRole('button', { name: /^Look/ }).click()
    await hand.getByRole('button', { name: /^Keep a seed/ }).click()
    const dialog = window.getByRole('dialog')
    await expect(dialog).toContainText('the second factor is none any more')
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze()
    expect(violations).toEqual([])
    await dialog.getByRole('button', { name: 'Read the clipboard…' }).click()
    await expect(hand).toContainText('The seed of its device is beside them.')
    expect(await window.content()).not.toContain(seed)
    await hand.getByRole('button', { name: /^Forget the seed/ }).click()
    await expect(hand.getByRole('button', { name: /^Keep a seed/ })).toBeVisible()
    await lanyard.app.evaluate(({ clipboard }) => clipboard.clear())
  })

  test('they move back to where they stood', async () => {
    const written = await lanyard.window.evaluate(async () => {
      const { ask } = window.lanyard
      const shown = await ask.previewVaultOut({ profile: 'acme-base' })
      return shown.ok ? ask.commitEdit({ id: shown.value.id }) : shown
    })
    expect(written).toMatchObject({ kind: 'written' })
    const [config, credentials] = files()
    expect(config).toBe(before[0])
    expect(secretOf(credentials ?? '')).toBe(secretOf(before[1] ?? ''))
    const entries = await lanyard.window.evaluate(async () => (await window.lanyard.ask.vault(undefined)).entries)
    expect(entries).toEqual([])
  })
})
