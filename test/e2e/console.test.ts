import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { type EmbeddedSignIn, startSignIn } from '../support/signin/server.ts'
import { launchMovable, type MovableLanyard } from './app/moved.ts'
import { heapOf } from './heap.ts'
import { filesBelow, stateOf, wordsOfProcesses } from './places.ts'

/*
 * The AWS console from the real Electron, with a sign-in on loopback in the place of AWS's. The test is the browser: it is told an address, as
 * a browser is, goes there, and follows where it is sent.
 */

let lanyard: MovableLanyard
let signIn: EmbeddedSignIn

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  lanyard = await launchMovable()
  signIn = await startSignIn({ registry: lanyard.demo.registry, clock: { now: lanyard.now } })
  await lanyard.app.evaluate(({ shell }, site) => {
    const opened: string[] = []
    Object.assign(globalThis, { lanyardConsoleSite: site, opened })
    Object.assign(shell, {
      openExternal: (address: string) => {
        opened.push(address)
        return Promise.resolve()
      },
    })
  }, signIn.site)
})
test.afterAll(async () => {
  await lanyard?.close()
  await signIn?.close()
})

const window = () => lanyard.window
const dialog = () => window().getByRole('dialog')
const opened = () => lanyard.app.evaluate((): readonly string[] => Reflect.get(globalThis, 'opened'))
const clipboard = () => lanyard.app.evaluate(({ clipboard }) => clipboard.readText())

async function openDialog(profile: string): Promise<void> {
  await window().locator(`[data-profile="${profile}"]`).click()
  await window().keyboard.press('o')
  await expect(dialog()).toContainText(`AWS console with ${profile}`)
}

/** What whoever has it is signed in with: the link, and the one-time address that leads to it. */
const secrets: string[] = []

test('a role opens at the service and in the region that were chosen, once', async () => {
  await openDialog('acme-dev')
  await dialog().getByLabel('Service').selectOption('ec2')
  await dialog().getByLabel('Region').selectOption('eu-north-1')
  await dialog().getByRole('button', { name: 'Open in the browser' }).click()
  await expect.poll(opened).toHaveLength(1)
  const [address = ''] = await opened()
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}$/)
  const sent = await fetch(address, { redirect: 'manual' })
  const link = sent.headers.get('location') ?? ''
  expect(sent.status).toBe(303)
  expect(new URL(link).searchParams.get('Action')).toBe('login')
  secrets.push(address, link, new URL(link).searchParams.get('SigninToken') ?? '')
  await expect(dialog()).toHaveCount(0)
  expect((await fetch(link)).status).toBe(200)
  expect(signIn.signedIn).toMatchObject([
    {
      arn: expect.stringMatching(/assumed-role\/Developer\//),
      destination: expect.stringMatching(/^http.*\/ec2\/.*region=eu-north-1$/),
    },
  ])
  await expect(fetch(address)).rejects.toThrow()
  expect((await fetch(link)).status).toBe(400)
})

test('the credentials went to the sign-in in a body, never in an address', () => {
  const asked = signIn.requests.filter(({ action }) => action === 'getSigninToken')
  expect(asked.map(({ sessionIn, status }) => [sessionIn, status])).toEqual([['body', 200]])
})

test('a link is copied instead, and is off the clipboard after a minute', async () => {
  await openDialog('acme-base')
  await dialog().getByRole('button', { name: 'Copy link' }).click()
  await expect(dialog()).toHaveCount(0)
  const link = await clipboard()
  expect(link.startsWith(`${signIn.site.signIn}?Action=login&`)).toBe(true)
  secrets.push(link, new URL(link).searchParams.get('SigninToken') ?? '')
  expect((await fetch(link)).status).toBe(200)
  expect(signIn.signedIn.at(-1)?.arn).toContain(':federated-user/')
  await lanyard.advance(61_000)
  await expect.poll(clipboard).toBe('')
  expect(await opened()).toHaveLength(1)
})

test('no link is in a page, in what a program was started with, or in anything that is kept', async () => {
  expect(secrets.filter((secret) => secret.length > 30)).toHaveLength(5)
  const heap = await heapOf(window())
  expect(heap).toContain('acme-dev')
  const kept = filesBelow(stateOf(lanyard.demo)).map((file) => readFileSync(file, 'utf8'))
  const places = [heap, wordsOfProcesses(), ...kept]
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)])
  expect(forms.filter((form) => places.some((text) => text.includes(form)))).toEqual([])
})

test('a session that AWS lets not in is told with what opens instead, and no browser starts', async () => {
  await openDialog('acme-base-mfa')
  await expect(dialog()).toContainText('acme-dev')
  await window().keyboard.press('Escape')
  expect(await opened()).toHaveLength(1)
})

test('the pages complain about nothing', () => {
  expect(lanyard.complaints).toEqual([])
})
