/* Rows of the bench's table. */

/** The middle of the values that are there; null where none is. */
export const median = (values) => {
  const sorted = values.filter((value) => value !== null).toSorted((left, right) => left - right)
  if (sorted.length === 0) return null
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const whole = (value) => String(Math.round(value))
/** With one decimal. */
export const tenth = (value) => value.toFixed(1)
const times = (value) => `${value.toFixed(2)}x`

const quantile = (values, share) => {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.round((sorted.length - 1) * share)]
}

/** A row without a ratio. */
export const plain = (what, measured, against = '') => ({
  what,
  measured,
  against,
  ratio: '',
  spread: '',
  target: '',
  kept: '',
})

/** Whether a limit is kept; a limit inside the middle half of the ratios is not decided by this many runs. */
const verdictOn = (ratio, low, high, limit) => {
  if (limit === null) return ''
  if (low <= limit && limit < high) return `${ratio <= limit ? 'yes' : 'no'}, but close`
  return ratio <= limit ? 'yes' : 'no'
}

/** A row with a ratio: the median of the ratios of each turn, as a busy moment then hits both sides, and their middle half. */
export const compared = ({ what, values, others, unit, name, limit }) => {
  const turns = values
    .map((value, turn) => [value, others[turn]])
    .filter(([one, other]) => one !== null && other !== null)
  if (turns.length === 0) return plain(what, 'not measured here')
  const ratios = turns.map(([one, other]) => one / other)
  const [ratio, low, high] = [median(ratios), quantile(ratios, 0.25), quantile(ratios, 0.75)]
  const show = (number) => `${unit === 'ms' && number < 200 ? tenth(number) : whole(number)} ${unit}`
  return {
    what,
    measured: show(median(turns.map(([one]) => one))),
    against: `${name}: ${show(median(turns.map(([, other]) => other)))}`,
    ratio: times(ratio),
    spread: `${low.toFixed(2)} to ${high.toFixed(2)}`,
    target: limit === null ? '' : `<= ${times(limit)}`,
    kept: verdictOn(ratio, low, high, limit),
  }
}

/** The rows as a table in Markdown. */
export const table = (rows) => {
  const head = ['measured', 'median', 'against', 'ratio', 'middle half', 'target', 'kept']
  const lines = [
    head,
    ...rows.map((row) => [row.what, row.measured, row.against, row.ratio, row.spread, row.target, row.kept]),
  ]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const draw = (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [draw(lines[0]), rule, ...lines.slice(1).map(draw)].join('\n')
}
