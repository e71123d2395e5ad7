import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { _electron } from 'playwright'
import { withVariables } from '../display.mjs'
import { plain, tenth } from './bench-rows.mjs'
import { sandboxParameters } from './electron-app.mjs'
import { movableClockMark } from './movable-clock.mjs'
import { ownMemory, ownTreeMemory } from './process-tree.mjs'
import { Trouble } from './say.mjs'

/*
 * One hundred renewals in the real Electron, as a person makes them: the token window opens, six digits are typed, everything on the
 * device comes alive over a real connection and is written to real files, the window goes. The clock is moved on by an hour and a
 * minute each time, so every one of them finds the sessions of roles over. Memory is looked at after the last, and twice before. What the
 * app itself holds is held against the lesser of those, since what a start leaves behind goes in time and must not hide what comes; what
 * V8 and the allocators take on top, against the later one: it takes some fifty renewals until they have what they need.
 */

const looks = [10, 50, 100]
const last = 100
const step = 61 * 60_000
const patience = 60_000
const settle = 5_000
/** How much more the main process may hold after ninety more renewals. */
const limit = 1.05

/**
 * What the main process holds when all rubbish is gone, and what the system says of it and of all processes, in MiB. V8 goes on
 * compiling what is run often, so its compiled code stands apart from what the app itself keeps.
 */
const memoryOf = async (app) => {
  await wait(settle)
  const spaces = await app.evaluate(async () => {
    for (let turn = 0; turn < 5; turn++) {
      globalThis.gc()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return process.mainModule.require('node:v8').getHeapSpaceStatistics()
  })
  const sum = (found) => found.reduce((total, { space_used_size: size }) => total + size / 2 ** 20, 0)
  const isCode = ({ space_name: name }) => /code|trusted/.test(name)
  const { pid } = app.process()
  return {
    objects: sum(spaces.filter((space) => !isCode(space))),
    code: sum(spaces.filter(isCode)),
    main: ownMemory(pid),
    tree: ownTreeMemory(pid),
  }
}

const advance = async (app, time) => {
  time.ahead += step
  const isThere = await app.evaluate(
    (_electron, [mark, by]) => {
      globalThis[mark]?.advance(by)
      return mark in globalThis
    },
    [movableClockMark, step],
  )
  if (!isThere) throw new Trouble('bench: the clock of this build cannot be moved')
}

/** One renewal of everything on a device; answers when the token window has gone. */
const renew = async ({ app, page, world, time }) => {
  await advance(app, time)
  const { serial } = world.devices[0]
  const opened = app.waitForEvent('window', { timeout: patience })
  const asked = await page.evaluate(
    (device) => globalThis.lanyard.ask.openToken({ kind: 'device', serial: device }),
    serial,
  )
  if (!asked.ok) throw new Trouble(`bench: no code was asked for: ${asked.failure}`)
  const token = await opened
  token.setDefaultTimeout(patience)
  await token.getByTestId('code').waitFor()
  await token.getByTestId('code').fill(world.currentCode(serial, Date.now() + time.ahead).code)
  await token.getByTestId('token-done').waitFor()
  const gone = token.waitForEvent('close', { timeout: patience })
  // The window goes while the key is still down, so its release is heard by nobody.
  await token.keyboard.press('Escape').catch(() => {})
  await gone
}

const renewMany = async (scene) => {
  const found = []
  for (let count = 1; count <= last; count++) {
    await renew(scene)
    if (looks.includes(count)) found.push(await memoryOf(scene.app))
  }
  return found
}

const rowOf = (what, sizes, most) => {
  const after = sizes.at(-1)
  const before = most === null ? sizes.at(-2) : Math.min(...sizes.slice(0, -1))
  const ratio = after / before
  const earlier = sizes.slice(0, -1).map((size, look) => `${tenth(size)} after ${looks[look]}`)
  const row = plain(what, `${tenth(after)} MiB`, earlier.join(', '))
  const judged = most === null ? {} : { target: `<= ${most.toFixed(2)}x`, kept: ratio <= most ? 'yes' : 'no' }
  return { ...row, ratio: `${ratio.toFixed(2)}x`, ...judged }
}

/**
 * The rows. `folder`: the app with a movable clock; `startDemo`: of test/support/demo-sts.ts; `display`: where windows open.
 */
export const memoryRows = async ({ runtime, folder, startDemo, display }) => {
  const time = { ahead: 0 }
  const world = await startDemo({
    clock: { now: () => Date.now() + time.ahead },
    inherited: withVariables(display.environment),
  })
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...sandboxParameters(runtime), '--js-flags=--expose-gc', '--password-store=basic', folder],
    env: { ...world.environment },
  })
  try {
    const page = await app.firstWindow()
    await page.getByRole('listbox', { name: 'Profiles' }).waitFor({ timeout: patience })
    const found = await renewMany({ app, page, world, time })
    const calls = world.requests()
    const refused = calls.filter(({ status }) => status !== 200).length
    const [objects, code, main, all] = ['objects', 'code', 'main', 'tree'].map((kind) =>
      found.map((look) => look[kind]),
    )
    return [
      plain(`${last} renewals in the app`, `${last} codes, ${calls.length} calls`, `${refused} refused`),
      rowOf('- what its main process holds after the last', objects, limit),
      rowOf('- compiled code of it', code, null),
      rowOf('- memory of the main process, without files', main, null),
      rowOf('- memory of all processes, without files', all, null),
    ]
  } finally {
    await app.close().catch(() => app.process().kill('SIGKILL'))
    await world.stop()
    rmSync(world.folder, { recursive: true, force: true })
  }
}
