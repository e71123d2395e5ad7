import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { askNames, pushNames, tellNames } from '../../app/contract/channels.ts'
import type { LanyardApi } from '../../app/contract/contract.ts'
import { ASK_WINDOWS } from '../../main/ipc-gate.ts'
import { CONTENT_SECURITY_POLICY } from '../../main/os/content.ts'
import { heapOf } from './heap.ts'
import { type Lanyard, launch, tokenWindow } from './launch.ts'
import { filesBelow, stateOf, wordsOfProcesses } from './places.ts'

/*
 * What a page can do if somebody else's script runs in it: nothing. Each test is named by the promise or by the attack, and runs in
 * the real Electron; what is said here of a page holds for the token window too, since both are made the same way.
 */

declare global {
  interface Window {
    readonly lanyard: LanyardApi
  }
}

/** Profiles with keys that exist nowhere else, so that finding one of them anywhere proves a leak. */
const canaries = Array.from({ length: 100 }, (_, number) => ({
  name: `canary-${number}`,
  secret: randomBytes(30).toString('base64'),
  token: randomBytes(150).toString('base64'),
}))
const secrets = canaries.flatMap(({ secret, token }) => [secret, token])

const sections = canaries
  .map(
    ({ name, secret, token }) =>
      `[${name}]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\naws_session_token = ${token}\n`,
  )
  .join('\n')

let lanyard: Lanyard
let holder: ChildProcess | null = null
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  lanyard = await launch({
    prepare: ({ folder }) => appendFileSync(join(folder, '.aws', 'credentials'), `\n${sections}`),
  })
})
test.afterAll(async () => {
  holder?.kill('SIGKILL')
  await lanyard?.close()
})

const page = () => lanyard.window

test('nothing that a profile is handed to answers the page with a secret, nor does what another program holds', async () => {
  const [first] = canaries
  const env = { ...process.env, AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: first?.secret ?? '' }
  holder = spawn('bash', ['--norc', '-c', 'read line'], { env, stdio: ['pipe', 'ignore', 'ignore'] })
  const told = await page().evaluate(async () => {
    const { ask } = window.lanyard
    const profile = 'canary-3'
    return JSON.stringify([
      await ask.activate({ profile, leaseSeconds: null }),
      await ask.goBack(undefined),
      await ask.copyEnvironment({ profile, dialect: 'json', secrets: true }),
      await ask.consoleChoices({ profile }),
      await ask.openConsole({ profile, service: null, region: null, act: 'copy' }),
      await ask.previewConnect({ profile, as: null, session: 'take-out' }),
      await ask.previewVaultIn({ profile }),
      await ask.plainCopies({ profile }),
      await ask.previewDefault({ profile, leaseSeconds: null }),
      await ask.willNotFollow(undefined),
    ])
  })
  const copied = await lanyard.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(secrets.filter((secret) => copied.includes(secret))).toHaveLength(2)
  expect(told).toContain(`"pid":${holder.pid},`)
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
})

test('no secret reaches the page: not its text, not its storage, not its heap', async () => {
  const list = page().getByRole('listbox', { name: 'Profiles' })
  await list.focus()
  await page().keyboard.press('End')
  await expect(page().getByTestId('profile-detail')).toContainText('canary-99')
  for (let turn = 0; turn < 20; turn += 1) await page().keyboard.press('ArrowUp')
  await expect(page().getByTestId('profile-detail')).toContainText('canary-79')
  await page().evaluate(async () => {
    const profile = { kind: 'explicit', name: 'canary-42' } as const
    const place = { kind: 'here' } as const
    const suppose = { present: [], absent: [] }
    await window.lanyard.ask.explainChain({ tools: ['aws-cli-v2', 'sdk-js-v3'], profile, place, suppose })
    for (let number = 0; number < 100; number += 1) {
      await window.lanyard.ask.profileDetail({ name: `canary-${number}` })
      await window.lanyard.ask.editForm({ kind: 'profile', name: `canary-${number}` })
    }
    const target = { kind: 'profile', name: 'canary-7' } as const
    const dryRun = await window.lanyard.ask.previewEdit({ kind: 'duplicate', target, to: 'canary-copy' })
    if (dryRun.ok) await window.lanyard.ask.commitEdit({ id: dryRun.value.id })
    const { entries } = await window.lanyard.ask.history(undefined)
    Object.assign(window, { dryRun, entries })
    const { snapshot } = await window.lanyard.ask.ready(undefined)
    Object.assign(window, { kept: JSON.stringify(snapshot) })
  })
  const shown = await page().evaluate(() => document.documentElement.outerHTML + JSON.stringify({ ...localStorage }))
  expect(shown).toContain('canary-79')

  const heap = shown + (await heapOf(page()))
  expect(heap).toContain('canary-42')
  expect(readFileSync(lanyard.credentials, 'utf8')).toContain('[canary-copy]')
  expect(heap).toContain('canary-copy')
  expect(secrets.filter((secret) => heap.includes(secret))).toEqual([])
})

test('no secret reaches titles, arguments, the log, or anything else that is kept', async () => {
  const titles = await lanyard.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  )
  const log = join(stateOf(lanyard.demo), 'logs', 'lanyard.log')
  await page().evaluate(() => window.lanyard.ask.openAtLine({ file: 'x', line: 0 }).catch(() => {}))
  // The log is made with its first line.
  await expect.poll(() => (existsSync(log) ? readFileSync(log, 'utf8') : '')).toContain('message-refused')
  const told = [...titles, wordsOfProcesses()].join('\n')
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
  // Copies of the files, so that a write can be taken back, are as plain as the files; the README says so.
  const kept = filesBelow(stateOf(lanyard.demo)).filter((file) => !/\/(backups|history)\//.test(file))
  expect(kept).toContain(log)
  const holding = kept.filter((file) => {
    const text = readFileSync(file, 'utf8')
    return secrets.some((secret) => text.includes(secret))
  })
  expect(holding).toEqual([])
})

test('a page is sandboxed, isolated and without Node', async () => {
  const preferences = await lanyard.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  })
  expect(preferences['nodeIntegrationInWorker'] ?? false).toBe(false)
  const found = await page().evaluate(() =>
    ['process', 'require', 'Buffer', 'global', 'module', '__dirname', 'electron', 'ipcRenderer', 'setImmediate'].filter(
      (name) => name in globalThis,
    ),
  )
  expect(found).toEqual([])
})

test('the sandbox of the system is on, or About says that it is off', async () => {
  if (process.env['LANYARD_NO_SANDBOX'] === '1') {
    const about = await page().evaluate(async () => (await window.lanyard.ask.ready(undefined)).snapshot.about)
    expect(about.map((fact) => fact.name)).toContain('Sandbox')
    return
  }
  if (process.platform !== 'linux') return
  const id = await lanyard.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  expect(readFileSync(`/proc/${id}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m)
})

test('window.lanyard is the contract and cannot be changed', async () => {
  const shape = await page().evaluate(() => {
    const { ask, tell, on } = window.lanyard
    const before = ask.profileDetail
    try {
      Object.assign(window, { lanyard: { ask: 'mine' } })
    } catch {}
    try {
      Object.assign(ask, { profileDetail: 'mine' })
    } catch {}
    const isSame = window.lanyard.ask.profileDetail === before
    return {
      keys: Object.keys(window.lanyard),
      ask: Object.keys(ask),
      tell: Object.keys(tell),
      on: Object.keys(on),
      isSame,
    }
  })
  expect(shape).toEqual({
    keys: ['ask', 'tell', 'on'],
    ask: [...askNames],
    tell: [...tellNames],
    on: [...pushNames],
    isSame: true,
  })
})

test('the main process hears only what the contract says', async () => {
  const answers = await page().evaluate(async () => {
    const { ask } = window.lanyard
    const loose = ask as unknown as Record<string, (argument: unknown) => Promise<unknown>>
    const say = (promise: Promise<unknown> | undefined) =>
      promise?.then(
        (answer) => JSON.stringify(answer),
        (error: unknown) => `refused: ${String(error).includes('refused')}`,
      )
    return Promise.all([
      say(loose['startSession']?.({ code: '123456' })),
      say(loose['tokenReady']?.(undefined)),
      say(loose['codeFromCommand']?.(undefined)),
      say(loose['setTokenCommand']?.({ serial: 'GAHT12345678', command: 'op\nrm' })),
      say(loose['profileDetail']?.({ name: 'default', more: 1 })),
      say(loose['profileDetail']?.('default')),
      say(loose['explainChain']?.({ tool: 'aws-cli-v9', profile: { kind: 'environment' } })),
      say(loose['changeSetting']?.({ setting: 'editor', value: 'x'.repeat(10_000) })),
    ])
  })
  expect(answers).toEqual(Array.from({ length: 8 }, () => 'refused: true'))
  const opened = await page().evaluate(() => window.lanyard.ask.openAtLine({ file: '/etc/passwd', line: 1 }))
  expect(opened.ok).toBe(false)
})

test('only our files load, each with the content policy', async () => {
  const answers = await lanyard.app.evaluate(async ({ net }) => {
    const paths = ['index.html', 'token.html', 'package.json', '..%2f..%2fpackage.json', 'main/main.js', 'absent.js']
    return Promise.all(
      paths.map(async (path) => {
        const answer = await net.fetch(`lanyard://app/${path}`)
        const { headers, status } = answer
        return [status, headers.get('content-security-policy'), headers.get('x-content-type-options')] as const
      }),
    )
  })
  expect(answers.map(([status]) => status)).toEqual([200, 200, 404, 404, 404, 404])
  for (const [, policy, sniffing] of answers) {
    expect(policy).toBe(CONTENT_SECURITY_POLICY)
    expect(sniffing).toBe('nosniff')
  }
})

test('the token window is held as tightly, and hears only its own channels', async () => {
  await page().evaluate(() => window.lanyard.ask.openToken({ kind: 'profile', profile: 'acme-base' }))
  const token = await tokenWindow(lanyard.app)
  const closed = askNames.filter((name) => !ASK_WINDOWS[name].includes('token'))
  expect(closed).toEqual(expect.arrayContaining(['copyEnvironment', 'openConsole', 'activate', 'vault', 'addSeed']))
  const answers = await token.evaluate(async (names) => {
    const refused = (promise: Promise<unknown> | undefined) =>
      promise?.then(
        () => 'heard',
        (error: unknown) => (String(error).includes('refused') ? 'refused' : 'failed'),
      )
    const loose = window.lanyard.ask as unknown as Record<string, (argument: unknown) => Promise<unknown>>
    return Promise.all(names.map((name) => refused(loose[name]?.({ profile: 'default' }))))
  }, closed)
  expect(answers).toEqual(closed.map(() => 'refused'))
  const log = () => readFileSync(join(stateOf(lanyard.demo), 'logs', 'lanyard.log'), 'utf8')
  const unheard = () => closed.filter((name) => !log().includes(`"channel":"${name}","reason":"not-for-this-window"`))
  await expect.poll(unheard).toEqual([])
  await expect(token.evaluate(() => fetch('lanyard://app/index.html').then(String))).rejects.toThrow()
  await token.evaluate(() => window.lanyard.tell.closeToken())
  await expect.poll(() => lanyard.app.windows().length).toBe(1)
})
