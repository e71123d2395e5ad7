import { defineConfig } from 'playwright/test'

/** End-to-end tests start the real Electron; `npm test -- e2e` gives them a display and a runtime (`LANYARD_ELECTRON`). */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.{ts,tsx}',
  outputDir: '../../test-results/e2e',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
})
