import { describe, expect, it } from 'vitest'
import { longTable, longTests, withLongTests } from '../../scripts/lib/long-tests.mjs'

const report = {
  testResults: [
    {
      assertionResults: [
        { fullName: 'a file survives', status: 'passed', duration: 1500, meta: { cases: 100_000 } },
        { fullName: 'one | other', status: 'failed', duration: null, meta: { cases: 2 } },
        { fullName: 'no numbers here', status: 'passed', duration: 3, meta: {} },
      ],
    },
    {},
  ],
}

describe('what the long tests ran', () => {
  it('is a row for each test that asked for cases', () => {
    expect(longTests(report)).toEqual([
      { promise: 'a file survives', cases: 100_000, seconds: 1.5, status: 'passed' },
      { promise: 'one | other', cases: 2, seconds: 0, status: 'failed' },
    ])
  })

  it('is drawn as one table', () => {
    expect(longTable(longTests(report))).toBe(`| promise         | cases   | time  | result |
|-----------------|---------|-------|--------|
| a file survives | 100,000 | 1.5 s | passed |
| one \\| other    | 2       | 0.0 s | failed |`)
  })
})

describe('the section on long tests', () => {
  it('comes to the end of a page without one', () => {
    expect(withLongTests('# M\n\n## Remarks\n\nSlow.\n', 'new')).toBe(
      '# M\n\n## Remarks\n\nSlow.\n\n## Long tests\n\nnew\n',
    )
  })

  it('is replaced alone, whatever stands behind it', () => {
    const page = '# M\n\n## Long tests\n\nold\n\n## Remarks\n\nSlow.\n'
    const once = withLongTests(page, 'new')
    expect(once).toBe('# M\n\n## Long tests\n\nnew\n\n## Remarks\n\nSlow.\n')
    expect(withLongTests(once, 'new')).toBe(once)
  })
})
