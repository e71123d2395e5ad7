import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { BASE_KEYS } from '../support/demo-people.ts'
import { launchMovable, type MovableLanyard } from './app/moved.ts'
import { heapOf } from './heap.ts'
import { filesBelow, stateOf } from './places.ts'

/*
 * Keys on the clipboard of the real Electron: they come there by a person's own choice, pass no page, and go in time. The minute is moved on.
 */

const secret = BASE_KEYS.secretAccessKey
let lanyard: MovableLanyard

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  lanyard = await launchMovable()
  await lanyard.app.evaluate(({ clipboard }) => {
    const clear = clipboard.clear.bind(clipboard)
    Object.assign(globalThis, { cleared: 0 })
    Object.assign(clipboard, {
      clear: () => {
        Reflect.set(globalThis, 'cleared', Reflect.get(globalThis, 'cleared') + 1)
        return clear()
      },
    })
  })
})
test.afterAll(async () => {
  await lanyard?.close()
})

const window = () => lanyard.window
const clipboard = () => lanyard.app.evaluate(({ clipboard }) => clipboard.readText())
const put = (text: string) => lanyard.app.evaluate(({ clipboard }, mine) => clipboard.writeText(mine), text)
const cleared = () => lanyard.app.evaluate((): number => Reflect.get(globalThis, 'cleared'))
const SECOND = 1000

async function copyKeys(form: string): Promise<void> {
  await window().locator('[data-profile="acme-base"]').click()
  await window().keyboard.press('Shift+C')
  const dialog = window().getByRole('dialog')
  await dialog.getByRole('radio', { name: 'With keys' }).check()
  await dialog.getByRole('radio', { name: form }).check()
  await dialog.getByRole('button', { name: 'Copy with keys' }).click()
  await expect(dialog).toHaveCount(0)
}

test('keys are there for a minute, and then no longer', async () => {
  await copyKeys('bash, zsh, sh')
  expect(await clipboard()).toContain(`AWS_SECRET_ACCESS_KEY='${secret}'`)
  await lanyard.advance(59 * SECOND)
  expect(await clipboard()).toContain(secret)
  await lanyard.advance(2 * SECOND)
  await expect.poll(clipboard).toBe('')
})

test('what somebody copied meanwhile stays', async () => {
  await copyKeys('.env file')
  expect(await clipboard()).toContain(secret)
  const before = await cleared()
  await put('something else')
  await lanyard.advance(61 * SECOND)
  // What is copied next waits for the look at what was there.
  await copyKeys('JSON')
  expect(await cleared()).toBe(before)
  expect(JSON.parse(await clipboard())).toMatchObject({ Version: 1, SecretAccessKey: secret })
})

test('they are gone at once when the screen is locked; a name may stay', async () => {
  const lock = () => lanyard.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  expect(await clipboard()).toContain(secret)
  await lock()
  await expect.poll(clipboard).toBe('')
  const before = await cleared()
  await window().keyboard.press('c')
  await expect.poll(clipboard).toContain("export AWS_PROFILE='acme-base'")
  await lock()
  await copyKeys('fish')
  expect(await cleared()).toBe(before)
})

test('neither the page nor a file of Lanyard’s has ever held them', async () => {
  const heap = await heapOf(window())
  expect(heap).toContain('acme-base')
  expect(heap).not.toContain(secret)
  const kept = filesBelow(stateOf(lanyard.demo)).filter((file) => readFileSync(file, 'utf8').includes(secret))
  expect(kept).toEqual([])
  expect(lanyard.complaints).toEqual([])
})

test('none are left when Lanyard ends, and nobody is answered any more', async () => {
  const { demo } = lanyard
  expect(await clipboard()).toContain(secret)
  const last = join(demo.folder, 'last-clipboard')
  const ended = lanyard.app.waitForEvent('close')
  await lanyard.app.evaluate(({ app, clipboard }, file) => {
    const { writeFileSync } = process.getBuiltinModule('node:fs')
    const clear = clipboard.clear.bind(clipboard)
    Object.assign(clipboard, {
      clear: () => {
        writeFileSync(file, 'cleared')
        return clear()
      },
    })
    setTimeout(() => app.quit(), 0)
  }, last)
  await ended
  expect(readFileSync(last, 'utf8')).toBe('cleared')
  expect(existsSync(join(stateOf(demo), 'agent.sock'))).toBe(false)
  expect(existsSync(join(stateOf(demo), 'agent.key'))).toBe(false)
})
