import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'playwright/test'
import { formsOf } from '../main/vault/vault-world.ts'
import { bundleScript } from '../support/bundle-script.ts'
import { type Keyring, missingForKeyring, startKeyring } from '../support/keyring.ts'

/*
 * Electron's real safeStorage on a real GNOME keyring. Skipped by name where the machine lacks one; continuous integration treats a skip
 * as a failure.
 */

const missing = missingForKeyring()

type Told = {
  readonly state: string
  readonly backend: string
  readonly sentence: string
  readonly did: string | { readonly code: string; readonly message: string }
}

test.describe('the vault on a real keyring', () => {
  test.skip(missing !== null, `needs ${missing ?? ''}`)
  const secret = `${randomBytes(20).toString('base64url')}EXAMPLEKEY`
  let script = ''
  let keyring: Keyring | null = null

  test.beforeAll(async () => {
    script = await bundleScript(new URL('vault-script.ts', import.meta.url), ['electron'])
    writeFileSync(join(dirname(script), 'package.json'), JSON.stringify({ name: 'vault-script', main: 'script.cjs' }))
  })
  test.afterAll(() => rmSync(dirname(script), { recursive: true, force: true }))
  test.beforeEach(async () => {
    keyring = await startKeyring()
  })
  test.afterEach(async () => {
    await keyring?.stop()
    keyring = null
  })

  const ask = async (what: 'put' | 'take', more: Readonly<Record<string, string>> = {}): Promise<Told> => {
    const noSandbox = process.env['LANYARD_NO_SANDBOX'] === '1' ? ['--no-sandbox'] : []
    const display = { DISPLAY: process.env['DISPLAY'] ?? '', XAUTHORITY: process.env['XAUTHORITY'] ?? '' }
    const env = { ...keyring?.environment, ...display, VAULT_DO: what, VAULT_SECRET: secret, ...more }
    const output = await new Promise<string>((resolve, reject) => {
      execFile(
        process.env['LANYARD_ELECTRON'] ?? '',
        [...noSandbox, '--disable-gpu', dirname(script)],
        { env, timeout: 60_000 },
        (error, stdout) => (error === null ? resolve(stdout) : reject(error)),
      )
    })
    expect(output).not.toContain(secret)
    return JSON.parse(/^vault (.*)$/m.exec(output)?.[1] ?? '{}')
  }
  const folder = (): string => join(keyring?.home ?? '', '.local', 'state', 'lanyard', 'vault')
  const files = (): readonly Buffer[] => readdirSync(folder()).map((name) => readFileSync(join(folder(), name)))

  test('keys go in and come out in another run, and no file holds them', async () => {
    expect(await ask('put')).toMatchObject({ state: 'ready', backend: 'gnome_libsecret', did: 'stored' })
    const [file = Buffer.alloc(0), ...more] = files()
    expect(more).toEqual([])
    expect(formsOf(secret).filter((form) => file.includes(form))).toEqual([])
    const stored: { readonly blob: string } = JSON.parse(file.toString('utf8'))
    expect(Buffer.from(stored.blob, 'base64').subarray(0, 3).toString()).toBe('v11')
    expect(await ask('take')).toMatchObject({ did: 'the same' })
  })

  test('without a keyring nothing is stored, and the reason is said', async () => {
    const told = await ask('put', { XDG_CURRENT_DESKTOP: 'none' })
    expect(told).toMatchObject({ state: 'refused', backend: 'basic_text', did: { code: 'not-trusted' } })
    expect(() => files()).toThrow()
  })

  test('a locked keyring opens nothing, and loses nothing', async () => {
    await ask('put')
    const [before] = files()
    keyring?.lock()
    expect(await ask('take')).toMatchObject({ state: 'locked', did: { code: 'locked' } })
    expect(files()).toEqual([before])
  })

  test('another keyring than before opens nothing, and loses nothing', async () => {
    await ask('put')
    const [before] = files()
    expect(await ask('take', { XDG_CURRENT_DESKTOP: 'none' })).toMatchObject({ did: { code: 'not-trusted' } })
    await keyring?.end()
    const told = await ask('take')
    expect(['locked', 'not-trusted', 'not-opened']).toContain(typeof told.did === 'string' ? told.did : told.did.code)
    expect(files()).toEqual([before])
  })
})
