/* What the long tests ran, told by vitest's json report, and where it is written down. */

const heading = '\n## Long tests\n'

/** A row for each test that asked for generated cases: what it promises, how many cases it ran, how long, and how it ended. */
export const longTests = (report) =>
  (report.testResults ?? [])
    .flatMap((file) => file.assertionResults ?? [])
    .filter((test) => typeof test.meta?.cases === 'number')
    .map(({ fullName, meta, duration, status }) => ({
      promise: fullName,
      cases: meta.cases,
      seconds: (duration ?? 0) / 1000,
      status,
    }))

/** The rows as a table in Markdown. */
export const longTable = (rows) => {
  const lines = [
    ['promise', 'cases', 'time', 'result'],
    ...rows.map((row) => [
      row.promise.replaceAll('|', '\\|'),
      row.cases.toLocaleString('en'),
      `${row.seconds.toFixed(1)} s`,
      row.status,
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column].length)))
  const draw = (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [draw(lines[0]), rule, ...lines.slice(1).map(draw)].join('\n')
}

/** The page with its section on long tests replaced, or with one at its end; everything else as it is. */
export const withLongTests = (page, section) => {
  const start = page.indexOf(heading)
  const before = start < 0 ? `${page.trimEnd()}\n` : page.slice(0, start)
  const next = start < 0 ? -1 : page.indexOf('\n## ', start + heading.length)
  return `${before}${heading}\n${section.trim()}\n${next < 0 ? '' : page.slice(next)}`
}
