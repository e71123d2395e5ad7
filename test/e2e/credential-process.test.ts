import { spawn } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'playwright/test'
import { BASE_KEYS } from '../support/demo-people.ts'
import { type DesktopBus, missingForDesktopBus, startDesktopBus } from '../support/desktop-bus.ts'
import { freshCode, type Lanyard, launch, tokenWindow } from './launch.ts'
import { filesBelow, stateOf, wordsOfProcesses } from './places.ts'

/*
 * What other programs get from the running Electron: AWS CLI and the JavaScript SDK by `lanyard credential-process`, an STS on loopback, and
 * who is turned away. AWS CLI is taken from the PATH; a machine without it, or without a session bus, skips those tests by name.
 */

const root = resolve(import.meta.dirname, '..', '..')
const script = join(root, 'dist', 'cli', 'lanyard.js')
const missing = missingForDesktopBus()
const isRoot = process.getuid?.() === 0

let bus: DesktopBus | null = null
let lanyard: Lanyard

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  bus = missing === null ? await startDesktopBus() : null
  lanyard = await launch()
  await lanyard.app.evaluate(({ dialog }) => {
    Object.assign(dialog, { showMessageBox: () => Promise.resolve({ response: 0, checkboxChecked: false }) })
  })
  await expect.poll(() => existsSync(join(stateOf(lanyard.demo), 'agent.sock'))).toBe(true)
})
test.afterAll(async () => {
  await lanyard?.close()
  bus?.stop()
})

type Ended = { readonly code: number | null; readonly output: string; readonly errors: string }

/** Runs a program to its end. */
function run(program: string, words: readonly string[], uid?: number): Promise<Ended> {
  const env = { ...lanyard.demo.environment, AWS_PAGER: '' }
  const as = uid === undefined ? {} : { uid, gid: uid }
  const child = spawn(program, [...words], { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000, ...as })
  const texts = { output: '', errors: '' }
  child.stdout.on('data', (chunk) => {
    texts.output += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    texts.errors += String(chunk)
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ code, ...texts }))
  })
}

const ask = (profile: string): Promise<Ended> =>
  run(process.execPath, [script, 'credential-process', '--profile', profile])
const whoIs = (profile: string): Promise<Ended> => run('aws', ['sts', 'get-caller-identity', '--profile', profile])
const assumed = () => lanyard.demo.requests().filter(({ action }) => action === 'AssumeRole').length
const hasAws = async () => (await run('aws', ['--version']).catch(() => null))?.code === 0

test('a profile is connected in the window, by a dry run and a question outside the page', async () => {
  const { window } = lanyard
  await window.locator('[data-profile="acme-dev"]').click()
  await window.getByRole('button', { name: 'Connect acme-dev to Lanyard' }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByRole('textbox').fill('dev-asks')
  await dialog.getByRole('button', { name: 'Show what changes…' }).click()
  await expect(dialog).toContainText('credential_process')
  expect(lanyard.read(lanyard.config)).not.toContain('dev-asks')
  await dialog.getByRole('button', { name: 'Write' }).click()
  await expect(dialog).toHaveCount(0)
  expect(lanyard.read(lanyard.config)).toContain(`${script} credential-process --profile acme-dev`)
})

test('fifty programs that ask at once get the same credentials by one call of STS, and none stand among a program’s words', async () => {
  const before = assumed()
  const seen = new Set<string>()
  const look = { goesOn: true }
  const looking = (async () => {
    for (; look.goesOn; await setImmediate()) for (const line of wordsOfProcesses().split('\n')) seen.add(line)
  })()
  const all = await Promise.all(Array.from({ length: 50 }, () => ask('acme-dev')))
  look.goesOn = false
  await looking
  const words = [...seen].join('\n')
  expect(all.filter(({ code, errors }) => code !== 0 || errors !== '')).toEqual([])
  expect(new Set(all.map(({ output }) => output)).size).toBe(1)
  expect(assumed() - before).toBe(1)
  const { SecretAccessKey, SessionToken } = JSON.parse(all[0]?.output ?? '')
  expect(words).toContain('credential-process --profile acme-dev')
  const secrets = [SecretAccessKey, SessionToken, BASE_KEYS.secretAccessKey]
  expect(secrets.filter((secret) => words.includes(secret))).toEqual([])
})

test('AWS CLI signs with what it is given', async () => {
  test.skip(!(await hasAws()), 'needs AWS CLI (Debian: awscli)')
  const before = assumed()
  const { output, errors } = await whoIs('dev-asks')
  expect(errors).toBe('')
  expect(JSON.parse(output)).toMatchObject({ Arn: expect.stringMatching(/assumed-role\/Developer\//) })
  expect(assumed()).toBe(before)
})

test('the JavaScript SDK signs with what it is given', async () => {
  const caller = join(root, 'test', 'conformance', 'oracles', 'sdk-js-caller.mjs')
  const { output, errors } = await run(process.execPath, ['--no-warnings', caller, 'dev-asks'])
  expect(errors).toBe('')
  expect(JSON.parse(output)).toMatchObject({ Arn: expect.stringMatching(/assumed-role\/Developer\//) })
})

test('no credentials of a role came to lie on the disk', async () => {
  const { SecretAccessKey } = JSON.parse((await ask('acme-dev')).output)
  const holding = filesBelow(lanyard.demo.folder).filter((file) => readFileSync(file).includes(SecretAccessKey))
  expect(holding).toEqual([])
})

test('where a code is needed the sentence comes without anybody being waited for, and six digits behind a notice mend it', async () => {
  test.skip(bus === null, `needs ${missing ?? ''}`)
  await endSession()
  const waiting = async () =>
    (await bus?.notices())?.filter(({ title }) => title === 'A program asks for acme-prod-admin') ?? []
  for (let asked = 1; asked <= 2; asked += 1) {
    const { code, output, errors } = await ask('acme-prod-admin')
    expect([code, output]).toEqual([1, ''])
    expect(errors).toMatch(/^lanyard: “acme-prod-admin” needs a code of alice-phone\. .*\n$/)
  }
  expect(lanyard.app.windows()).toHaveLength(1)
  await expect.poll(waiting).toHaveLength(1)
  await bus?.choose((await waiting())[0]?.id ?? 0)
  const token = await tokenWindow(lanyard.app)
  await expect(token.getByTestId('code')).toBeFocused()
  await token.keyboard.type(await freshCode(lanyard.demo, 'acme-base'))
  await expect(token.getByTestId('token-done')).toBeVisible()
  const mended = await ask('acme-prod-admin')
  expect(mended).toMatchObject({ code: 0, errors: '' })
  expect(JSON.parse(mended.output)).toMatchObject({ Version: 1, SessionToken: expect.any(String) })
})

/** The session behind the roles is over: they take a code. */
async function endSession(): Promise<void> {
  const ended = '2020-01-01T00:00:00Z'
  const text = lanyard.read(lanyard.credentials)
  const section = /(\[acme-base-mfa\][^[]*x_security_token_expires = )\S+/
  writeFileSync(lanyard.credentials, text.replace(section, `$1${ended}`))
  await expect(lanyard.window.locator('[data-profile="acme-base-mfa"]')).toContainText('expired')
}

/** Says hello at the socket, and then whatever it is answered with, as a request nobody could have proved. */
const INTRUDER = `
import json, socket, sys
door = socket.socket(socket.AF_UNIX)
try:
    door.connect(sys.argv[1])
except OSError as error:
    sys.exit(f"closed: {error.strerror}")
door.settimeout(30)
door.sendall((json.dumps({"nonce": "0" * 64}) + "\\n").encode())
answers = door.makefile()
proof = json.loads(answers.readline())["proof"]
request = json.dumps({"profile": "acme-base", "config": sys.argv[2], "credentials": sys.argv[3]})
door.sendall((json.dumps({"request": request, "proof": proof}) + "\\n").encode())
print("heard:" + answers.read())
`

test('what Lanyard keeps is closed to others: folders 0700, files and socket 0600', () => {
  const state = stateOf(lanyard.demo)
  // What Chromium keeps for its windows has Chromium's own modes, in a folder that nobody else can enter.
  const chromium = join(state, 'electron')
  const files = filesBelow(state).filter((file) => !file.startsWith(`${chromium}/`))
  const folders = new Set([state, chromium, ...files.map((file) => dirname(file))])
  const modeOf = (path: string): number => lstatSync(path).mode & 0o777
  expect(files.length).toBeGreaterThan(3)
  expect(files.filter((file) => modeOf(file) !== 0o600)).toEqual([])
  expect([...folders].filter((folder) => modeOf(folder) !== 0o700)).toEqual([])
  expect(modeOf(join(state, 'agent.sock'))).toBe(0o600)
})

test('another user gets no further than the door, and nothing even where somebody left it open [where present]', async () => {
  test.skip(!isRoot, 'needs root, to be somebody else')
  const state = stateOf(lanyard.demo)
  const socket = join(state, 'agent.sock')
  const words = ['-c', INTRUDER, socket, lanyard.config, lanyard.credentials]
  const nobody = 65_534
  expect((await run('/usr/bin/python3', words, nobody)).errors).toContain('closed: Permission denied')
  const folders = [lanyard.demo.folder, dirname(state), state]
  for (const folder of folders) chmodSync(folder, 0o755)
  chmodSync(socket, 0o666)
  try {
    expect(await run('/usr/bin/python3', words, nobody)).toMatchObject({ code: 0, output: 'heard:\n', errors: '' })
  } finally {
    for (const folder of folders) chmodSync(folder, 0o700)
    chmodSync(socket, 0o600)
  }
  expect((await ask('acme-base')).code).toBe(0)
})

test('the pages complain about nothing', () => {
  expect(lanyard.complaints).toEqual([])
})
