import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Recheck, WriteWatch } from '../../../main/files/model.ts'
import { writeGuarded } from '../../../main/files/write.ts'
import { cases, isLongRun, seed } from '../../support/cases.ts'
import { type Fixture, hurriedClock, makeFixture, requestFor } from './fixture.ts'
import { interleaved, type PeerWay, peerSteps } from './peer-rounds.ts'

const SECTION = '[ours]\nnumber = 0\n'
const START = `[peer]\ncount = 0\n${SECTION}[filler]\nx = ${'x'.repeat(300)}\n`

/** Milliseconds for a test of many rounds. */
const PATIENCE = isLongRun ? 3_600_000 : 120_000

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

/** Numbers below `limit`, the same for one seed (mulberry32). */
function dice(start: number): (limit: number) => number {
  let state = start
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

const ourPart = (text: string): string | null => /\[ours\]\n[^[]*/.exec(text)?.[0] ?? null

/** Sets our number; a file without our section is not ours to write. */
const setNumber = (round: number) => (text: string) =>
  ourPart(text) === null
    ? ({ ok: false, refusal: 'no-section' } as const)
    : ({ ok: true, text: text.replace(/(\[ours\]\nnumber = )\d+/, `$1${round}`) } as const)

/** How a round ended. `repaired`: the look back said so and both changes are there; `told`: a person was asked. */
type Outcome = 'untouched' | 'repaired' | 'told' | 'refused'

async function lookBack(watch: WriteWatch, hurry: () => void): Promise<readonly Recheck['state'][]> {
  const seen: Recheck['state'][] = []
  for (let look = 0; look < 8; look += 1) {
    const { state } = await watch.recheck()
    seen.push(state)
    hurry()
    if (state === 'settled' && look > 1) break
  }
  await watch.close()
  return seen
}

/** What the peer wrote is in the file. */
const hasTheirs = (text: string, way: PeerWay, round: number): boolean =>
  text.includes(way === 'rewrite' ? `[peer]\ncount = ${round}\n` : `[peer-${round}]\n`)

/** One write of ours and one of a peer whose steps fall between our calls as the dice have it. */
async function round(number: number, way: PeerWay, roll: (limit: number) => number): Promise<Outcome> {
  const path = fixture.put(`round-${number}/credentials`, START)
  const change = (text: string): string =>
    way === 'rewrite' ? text.replace(/(\[peer\]\ncount = )\d+/, `$1${number}`) : `[peer-${number}]\nk = v\n`
  const steps = [...peerSteps(path, way, change)]
  const moments = steps.map(() => roll(75)).toSorted((one, other) => one - other)
  let call = 0
  const step = (): void => {
    call += 1
    while (moments[0] !== undefined && moments[0] <= call) {
      moments.shift()
      steps.shift()?.()
    }
  }
  const more = { fileSystem: interleaved(step), clock: hurriedClock(), touched: ourPart, expected: SECTION }
  const result = await writeGuarded(requestFor(fixture, path, setNumber(number), more))
  const finish = (): void => {
    moments.splice(0)
    for (const rest of steps.splice(0)) rest()
  }
  if (!result.ok) {
    finish()
    expect(['conflict', 'busy', 'refused'], result.problem.message).toContain(result.problem.code)
    expect(hasTheirs(readFileSync(path, 'utf8'), way, number)).toBe(true)
    return 'refused'
  }
  const seen = await lookBack(result.value.watch, finish)
  fixture.clearState()
  if (seen.includes('conflict')) return 'told'
  const text = readFileSync(path, 'utf8')
  expect(seen.at(-1)).toBe('settled')
  expect(text, `${number} ${way} ${seen.join()}`).toContain(`[ours]\nnumber = ${number}\n`)
  expect(hasTheirs(text, way, number), `${number} ${way} ${seen.join()}`).toBe(true)
  expect(text).toContain(`[filler]\nx = ${'x'.repeat(300)}\n`)
  return seen.some((state) => state === 'merged' || state === 'applied-again') ? 'repaired' : 'untouched'
}

describe('a peer that writes as AWS CLI does, held up anywhere between our calls', () => {
  it.each(['rewrite', 'append'] as const)(
    'loses nothing and makes us lose nothing that nobody is told of: %s',
    async (way) => {
      const roll = dice(seed)
      const outcomes: Record<Outcome, number> = { untouched: 0, repaired: 0, told: 0, refused: 0 }
      const rounds = cases(2_000)
      for (let number = 1; number <= rounds; number += 1) outcomes[await round(number, way, roll)] += 1
      console.log(`${way}: ${JSON.stringify(outcomes)}`)
      expect(outcomes.untouched + outcomes.repaired).toBeGreaterThan(rounds / 2)
    },
    PATIENCE,
  )
})

const hasAws = spawnSync('aws', ['--version'], { stdio: 'ignore' }).status === 0

describe('the real AWS CLI', () => {
  /** Writes of ours, one after the other, until it has ended and once more looked back at; answers the last number and what looks found. */
  async function writeBeside(path: string, ended: () => boolean, from: number) {
    const seen: Recheck['state'][] = []
    let number = from
    for (;;) {
      number += 1
      const result = await writeGuarded(requestFor(fixture, path, setNumber(number), { touched: ourPart }))
      if (!result.ok) throw new Error(result.problem.message)
      const { watch } = result.value
      const isLast = ended()
      for (let look = 0; look < (isLast ? 3 : 1); look += 1) seen.push((await watch.recheck()).state)
      await watch.close()
      if (isLast) return { number, seen }
    }
  }

  it.skipIf(!hasAws)(
    'and we write one file at once: both changes are there, or somebody is told [where present]',
    async () => {
      const path = fixture.put('.aws/config', START.replace('[peer]', '[profile peer]'))
      const rounds = cases(20)
      let number = 0
      for (let round = 1; round <= rounds; round += 1) {
        const words = ['configure', 'set', 'count', String(round), '--profile', 'peer']
        const environment = { ...process.env, HOME: fixture.home, AWS_CONFIG_FILE: path }
        const child = spawn('aws', words, { env: environment, stdio: 'ignore' })
        let state = 'running'
        const ending = once(child, 'exit').then(([code]) => {
          state = 'ended'
          expect(code).toBe(0)
        })
        const beside = await writeBeside(path, () => state === 'ended', number)
        await ending
        number = beside.number
        const text = readFileSync(path, 'utf8')
        if (beside.seen.includes('conflict')) continue
        expect(text).toContain(`[profile peer]\ncount = ${round}\n`)
        expect(text).toContain(`[ours]\nnumber = ${number}\n`)
      }
    },
    PATIENCE,
  )
})
