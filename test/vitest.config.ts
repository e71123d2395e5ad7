import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Whether the long tests run, alone and with their full numbers: these take their time. */
const isLongRun = process.env['LANYARD_LONG'] === '1'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: [
      `test/{app,main,renderer,conformance,crash,security,scripts}/**/*${isLongRun ? '.long' : ''}.test.{ts,tsx}`,
    ],
    testTimeout: isLongRun ? 3_600_000 : 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
