import { describe, expect, it } from 'vitest'
import { closingLine, countPlaywright, countVitest, sumCounts } from '../../scripts/lib/test-counts.mjs'

describe('counting test results', () => {
  it('counts a file that could not be loaded as a failure', () => {
    const report = {
      testResults: [
        {
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a' },
            { status: 'failed', fullName: 'b' },
            { status: 'skipped', fullName: 'needs fish' },
          ],
        },
        { status: 'failed', assertionResults: [] },
      ],
    }
    expect(countVitest(report)).toEqual({ passed: 1, failed: 2, skipped: ['needs fish'] })
  })

  it('does not take a file in which no test ran for a passed one', () => {
    const report = { testResults: [{ name: 'test/a.test.ts', status: 'passed', assertionResults: [] }] }
    expect(countVitest(report)).toEqual({ passed: 0, failed: 0, skipped: ['test/a.test.ts: no test in it ran'] })
  })

  it('counts end-to-end tests in nested groups, and errors outside of any', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
    const report = {
      suites: [
        {
          specs: [spec('a', 'expected')],
          suites: [{ title: 'tray', specs: [spec('menu', 'skipped'), spec('b', 'unexpected')] }],
        },
      ],
      errors: [{}],
    }
    expect(countPlaywright(report)).toEqual({ passed: 1, failed: 2, skipped: ['tray menu'] })
  })

  it('closes with a line that machines read', () => {
    const counts = sumCounts([
      { passed: 2, failed: 0, skipped: [] },
      { passed: 3, failed: 1, skipped: [] },
    ])
    expect(closingLine(counts)).toBe('5 passed, 1 failed')
    expect(closingLine({ ...counts, skipped: ['x'] })).toBe('5 passed, 1 failed, 1 skipped')
  })
})
