import { writeFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { type Lanyard, launch } from './launch.ts'

/*
 * The Chain room in the real window: keys behind SSO, an expired winner, a role loop, the EC2 question, tools side by side, what if, and
 * all of it by keyboard. Screenshots go to test-results/screens.
 */

const screens = 'test-results/screens'
const ENDED = '2026-01-01T00:00:00Z'

let lanyard: Lanyard
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  lanyard = await launch({
    prepare: (demo) => {
      const file = `${demo.folder}/.aws/credentials`
      writeFileSync(
        file,
        `[over]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\naws_session_token = EXAMPLE\nx_security_token_expires = ${ENDED}\n`,
        { flag: 'a' },
      )
    },
  })
})
test.afterAll(async () => {
  await lanyard.close()
})

const page = () => lanyard.window
const verdict = () => page().getByTestId('chain-verdict').first()

async function explain(profile: string): Promise<void> {
  await page()
    .getByRole('navigation')
    .getByRole('button', { name: /^Profiles/ })
    .click()
  await page().getByRole('searchbox').fill(profile)
  await page().locator(`[data-profile="${profile}"]`).click()
  await page().getByTestId('profile-detail').getByRole('button', { name: 'Chain' }).click()
  await expect(verdict()).toBeVisible()
}

test('keys that IAM Identity Center hides: the sentence says so', async () => {
  await explain('northwind')
  await expect(verdict()).toContainText('IAM Identity Center')
  await expect(page().getByTestId('rung-credentials-file')).toHaveAttribute('data-state', 'shadowed')
})

test('a winner that is over wins all the same, and that is said', async () => {
  await explain('over')
  await expect(page().getByTestId('rung-credentials-file')).toHaveAttribute('data-state', 'wins')
  await expect(
    page()
      .getByText(/does not fall through/)
      .first(),
  ).toBeVisible()
  await page().screenshot({ path: `${screens}/chain-expired.png` })
})

test('roles that lead in a circle end the chain with the error of the tool', async () => {
  await explain('carousel')
  await expect(page().getByTestId('rung-assume-role')).toHaveAttribute('data-state', 'fails')
  await expect(page().getByTestId('stop-bar')).toBeVisible()
  await expect(
    page()
      .getByText(/InfiniteLoopConfigError/)
      .first(),
  ).toBeVisible()
})

test('two tools side by side: where they part is marked', async () => {
  await explain('northwind')
  await page().getByRole('button', { name: 'Compare tools' }).click()
  await expect(page().getByTestId('chain-comparison')).toBeVisible()
  await page().screenshot({ path: `${screens}/chain-compare.png` })
  await page().getByRole('button', { name: 'One tool' }).click()
  await expect(page().getByTestId('chain-comparison')).toHaveCount(0)
})

test('what if: the winner pretended absent lets the next one win, marked as supposed, and Reset ends it', async () => {
  await explain('northwind')
  const sso = page().getByTestId('rung-sso')
  await expect(sso).toHaveAttribute('data-state', 'wins')
  await page()
    .getByRole('switch', { name: /Pretend absent/ })
    .first()
    .click()
  await expect(page().getByTestId('supposed')).toContainText('Supposed')
  await expect(page().getByTestId('rung-credentials-file')).toHaveAttribute('data-state', 'wins')
  await page().screenshot({ path: `${screens}/chain-supposed.png` })
  await page().getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(sso).toHaveAttribute('data-state', 'wins')
})

test('why the EC2 application still sees all buckets: the sentence answers, and the advice says to let the role win', async () => {
  await page()
    .getByRole('button', { name: /^Where/ })
    .click()
  await expect(page().getByRole('dialog')).toBeVisible()
  await page().keyboard.type('buckets')
  await page().keyboard.press('Enter')
  await expect(page().getByTestId('pictured-host')).toBeVisible()
  await expect(verdict()).toContainText('on an EC2 instance')
  await expect(verdict()).toContainText('AWS_ACCESS_KEY_ID')
  await expect(page().getByTestId('rung-instance-metadata')).toHaveAttribute('data-state', 'shadowed')
  await page().screenshot({ path: `${screens}/chain-ec2.png` })
})

test('the palette leads to the EC2 question from any room, and its answer has the focus', async () => {
  await page().getByRole('navigation').getByRole('button', { name: 'Settings' }).click()
  await expect(verdict()).toHaveCount(0)
  await page().keyboard.press('ControlOrMeta+k')
  await expect(page().getByRole('dialog')).toBeVisible()
  await page().keyboard.type('buckets')
  await page().keyboard.press('Enter')
  await expect(page().getByTestId('pictured-host')).toBeVisible()
  await expect(verdict()).toContainText('on an EC2 instance')
  await expect(page().locator('#chain-sentence')).toBeFocused()
})

test('the pages complain about nothing', () => {
  expect(lanyard.complaints).toEqual([])
})
