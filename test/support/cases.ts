import { onTestFailed, TestRunner } from 'vitest'

/*
 * How many generated cases a long test runs, and from which seed: in full under `npm run test:long`, a twentieth otherwise.
 */

declare module 'vitest' {
  interface TaskMeta {
    /** Cases this test ran, for the summary of `npm run test:long`. */
    cases?: number
  }
}

/** Whether this is the run with the full numbers. */
export const isLongRun = process.env['LANYARD_LONG'] === '1'

/** Where chance starts in this file: `LANYARD_SEED`, or another one each time. A 31-bit integer. */
export const seed = Number(process.env['LANYARD_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

/** Of `full` cases, those to run now. Asked within a test, it also puts down the number and, should the test fail, prints the seed. */
export function cases(full: number): number {
  const count = isLongRun ? full : Math.ceil(full / 20)
  const test = TestRunner.getCurrentTest()
  if (test === undefined) throw new Error('cases() is asked within a test')
  test.meta.cases = (test.meta.cases ?? 0) + count
  announceSeed()
  onTestFailed(() => console.error(`LANYARD_SEED=${seed}`))
  return count
}

/** The same for `fc.assert`. */
export const runs = (full: number): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: cases(full),
  seed,
})

let isAnnounced = false

function announceSeed(): void {
  if (!isAnnounced) console.log(`LANYARD_SEED=${seed}`)
  isAnnounced = true
}
