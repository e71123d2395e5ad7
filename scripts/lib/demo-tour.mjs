import path from 'node:path'
import { _electron } from 'playwright'
import { sandboxParameters } from './electron-app.mjs'
import { inProject } from './project.mjs'
import { say, spent } from './say.mjs'

/* The demo without a person: the same window, driven, with a screenshot of each stop. */

const rowsOf = (page) => page.getByRole('listbox', { name: 'Profiles' })

const stopsOf = ({ app, page, world, shoot }) => [
  [
    'profiles: every profile, what it is, how long it lasts',
    async () => {
      await rowsOf(page).getByRole('option').first().waitFor()
      await shoot(page, 'profiles')
    },
  ],
  [
    'one profile: each setting with its file and line',
    async () => {
      await rowsOf(page)
        .getByRole('option', { name: /^acme-dev/ })
        .click()
      await page.getByTestId('profile-detail').waitFor()
      await shoot(page, 'profile')
    },
  ],
  [
    'the filter',
    async () => {
      await page.getByRole('searchbox').fill('kind:role')
      await shoot(page, 'filter')
      await page.getByRole('searchbox').fill('')
    },
  ],
  [
    'the chain: which provider wins, and why',
    async () => {
      await page.getByRole('navigation').getByRole('button', { name: 'Chain' }).click()
      await page.getByTestId('chain-verdict').waitFor()
      await shoot(page, 'chain')
    },
  ],
  [
    'a session renewed with the code that the MFA device shows',
    async () => {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^Profiles/ })
        .click()
      await rowsOf(page)
        .getByRole('option', { name: /^acme-base Long-term/ })
        .click()
      const [token] = await Promise.all([
        app.waitForEvent('window'),
        page.getByTestId('profile-detail').getByRole('button', { name: 'Renew…' }).click(),
      ])
      await token.getByTestId('code').waitFor()
      await shoot(token, 'token')
      const device = world.devices.find((candidate) => candidate.profile === 'acme-base') ?? world.devices[0]
      await token.getByTestId('code').fill(world.currentCode(device.serial, Date.now()).code)
      await token.getByTestId('token-done').waitFor({ timeout: 30_000 })
      await shoot(token, 'token-done')
      await rowsOf(page)
        .getByRole('option', { name: /^acme-base-mfa.* h/ })
        .waitFor()
      await rowsOf(page)
        .getByRole('option', { name: /^acme-base-mfa/ })
        .click()
      await shoot(page, 'renewed')
    },
  ],
  [
    'the sessions, and how long each still lasts',
    async () => {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^Sessions/ })
        .click()
      await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor()
      await shoot(page, 'sessions')
    },
  ],
  [
    'another profile for new commands, in every shell that follows',
    async () => {
      await page.keyboard.press(process.platform === 'darwin' ? 'Meta+p' : 'Control+p')
      await page.getByRole('combobox').waitFor()
      await shoot(page, 'switcher')
      await page.keyboard.type('acme-dev')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Dismiss' }).first().click()
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^Profiles/ })
        .click()
      await rowsOf(page)
        .getByRole('option', { name: /^acme-dev/ })
        .click()
      await page.getByTestId('route-line').waitFor()
      await shoot(page, 'switched')
    },
  ],
  [
    'dark',
    async () => {
      await page.emulateMedia({ colorScheme: 'dark' })
      await shoot(page, 'dark')
    },
  ],
]

const quit = async (app) => {
  const over = new Promise((resolve) => app.process().once('close', resolve))
  await app.evaluate((electron) => electron.app.quit()).catch(() => {})
  const timer = setTimeout(() => app.process().kill('SIGKILL'), 10_000)
  await over
  clearTimeout(timer)
}

/** Drives the window through the tour on the display of the world's environment; puts screenshots into `folder`. */
export const makeTour = async ({ runtime, world, folder }) => {
  const began = Date.now()
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...sandboxParameters(runtime), inProject('.')],
    env: world.environment,
    cwd: inProject('.'),
    timeout: 60_000,
  })
  try {
    const page = await app.firstWindow()
    page.setDefaultTimeout(30_000)
    let count = 0
    const shoot = (target, name) => {
      count++
      return target.screenshot({ path: path.join(folder, `${count}-${name}.png`) })
    }
    for (const [words, visit] of stopsOf({ app, page, world, shoot })) {
      say(`  ${words}`)
      await visit()
    }
  } finally {
    await quit(app)
  }
  say(`The tour took ${spent(Date.now() - began)}.`)
}
