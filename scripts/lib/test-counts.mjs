import { readFileSync } from 'node:fs'

/* What the test runners report, counted alike. */

export const noTests = { passed: 0, failed: 0, skipped: [] }

/** Adds counts up. */
export const sumCounts = (counts) => ({
  passed: counts.reduce((total, count) => total + count.passed, 0),
  failed: counts.reduce((total, count) => total + count.failed, 0),
  skipped: counts.flatMap((count) => count.skipped),
})

/**
 * Counts a report of vitest's json reporter. A file that could not be loaded counts as one failure, one in which no test ran as one
 * skipped: vitest calls it passed.
 */
export const countVitest = (report) => {
  const files = report.testResults ?? []
  const tests = files.flatMap((file) => file.assertionResults ?? [])
  const having = (...states) => tests.filter((test) => states.includes(test.status))
  const unloaded = files.filter((file) => file.status === 'failed' && !file.assertionResults?.some(isFailed)).length
  const empty = files
    .filter((file) => file.status !== 'failed' && !file.assertionResults?.length)
    .map((file) => `${file.name}: no test in it ran`)
  return {
    passed: having('passed').length,
    failed: having('failed').length + unloaded,
    skipped: [...having('skipped', 'pending', 'todo', 'disabled').map((test) => test.fullName), ...empty],
  }
}

const isFailed = (test) => test.status === 'failed'

const testsOf = (suite, titles = []) => [
  ...(suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ status: test.status, name: [...titles, spec.title].join(' ') })),
  ),
  ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, [...titles, inner.title])),
]

/** Counts a report of Playwright's json reporter. Errors outside any test count as one failure each. */
export const countPlaywright = (report) => {
  const tests = (report.suites ?? []).flatMap((suite) => testsOf(suite))
  const having = (...states) => tests.filter((test) => states.includes(test.status))
  return {
    passed: having('expected', 'flaky').length,
    failed: having('unexpected').length + (report.errors?.length ?? 0),
    skipped: having('skipped').map((test) => test.name),
  }
}

/**
 * Whether a skipped test is one that a machine may lack the means for even in continuous integration: another program as the judge of
 * ours, said in the test's name.
 */
export const mayBeSkipped = (name) => name.includes('[where present]')

/** Reads and counts a report; a missing one counts nothing. */
export const countReport = (file, count) => {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return noTests
  }
}

/** The closing line: `N passed, N failed`, and `, N skipped` where some were. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped.length === 0 ? '' : `, ${skipped.length} skipped`}`
