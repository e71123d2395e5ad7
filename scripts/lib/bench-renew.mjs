import { compared, plain } from './bench-rows.mjs'
import { collect } from './run.mjs'
import { Trouble } from './say.mjs'

/*
 * 300 profiles behind three devices with three codes (test/bench/renew.ts), beside a bare sequence of the same calls. The plan is kept
 * where every profile lives, no call is made that is not needed, and no more run at once than the gate lets through.
 */

const isKept = ({ live, profiles, calls, refused, codes, mostAtOnce }, most) =>
  live === profiles && calls === profiles && refused === 0 && codes === 3 && mostAtOnce <= most

const countRow = (turns, most) => {
  const shown = turns.find((turn) => !isKept(turn, most)) ?? turns[0]
  const atOnce = Math.max(...turns.map(({ mostAtOnce }) => mostAtOnce))
  const row = plain(
    '300 profiles behind 3 devices renewed',
    `${shown.live} of ${shown.profiles} live, ${shown.codes} codes`,
    `${shown.calls} calls, ${shown.refused} refused, at most ${atOnce} at once`,
  )
  const target = `300 live, 300 calls, <= ${most} at once`
  return { ...row, target, kept: turns.every((turn) => isKept(turn, most)) ? 'yes' : 'no' }
}

const timeRows = (turns, where) => {
  const row = (what, unit, values, others) =>
    compared({ what, values, others, unit, name: 'the calls one by one', limit: null })
  const [own, bare] = [turns.map(({ renewal }) => renewal), turns.map(({ sequence }) => sequence)]
  const each = (values, counts) => values.map((value, turn) => value / counts[turn])
  const calls = turns.map((turn) => turn.calls)
  const bareCalls = turns.map((turn) => turn.sequenceCalls)
  return [
    row(`- all of it, ${where}`, 'ms', own, bare),
    row(`- a call, ${where}`, 'ms', each(own, calls), each(bare, bareCalls)),
  ]
}

/** The rows of a bundled test/bench/renew.ts, `count` turns of both sides. */
export const renewRows = async (script, count) => {
  const { code, output, errors } = await collect(process.execPath, [script, String(count)])
  if (code !== 0) throw new Trouble(`bench: renewing 300 profiles failed.\n${errors}`)
  const { most, far, near, away } = JSON.parse(output)
  return [
    countRow([...near, ...away], most),
    ...timeRows(near, 'STS on loopback'),
    ...timeRows(away, `STS answering ${far} ms later`),
  ]
}
