import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backupFolder } from '../../main/files/backup.ts'
import { systemClock } from '../../main/files/clock.ts'
import { sweepBeside } from '../../main/files/sweep.ts'
import { writeGuarded } from '../../main/files/write.ts'
import { appendLine, type Fixture, makeFixture, modeOf, requestFor } from '../main/files/fixture.ts'
import { bundleScript } from '../support/bundle-script.ts'
import { cases, isLongRun, seed } from '../support/cases.ts'

let writer: string
let fixture: Fixture
let path: string

beforeAll(async () => {
  writer = await bundleScript(new URL('./killed-writer.ts', import.meta.url))
})
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

const FILLER = 'x'.repeat(20_000)

function textOf(number: number): string {
  return `[a]\nnumber = ${number}\nfiller = ${FILLER}\nend = ${number}\n`
}

const FRESH = 10
/** Milliseconds for a test of many processes. */
const PATIENCE = isLongRun ? 3_600_000 : 120_000

/** The file as it was before anything was written, and nothing of ours. */
function begin(): void {
  fixture.clearState()
  path = fixture.put('.aws/credentials', textOf(0))
}

/** The number in a file that is whole. */
function numberIn(file: string): number {
  const text = readFileSync(file, 'utf8')
  const number = Number(/^\[a\]\nnumber = (\d+)\n/.exec(text)?.[1])
  expect(text === textOf(number), `${file} holds ${text.length} characters that are no whole text`).toBe(true)
  return number
}

/** Kills a writer `delay` microseconds after it has begun its so-many-th system call. */
async function killOnce(call: number, delay: number): Promise<void> {
  const child = spawn(process.execPath, [writer, path, fixture.home, String(call), String(delay)], { stdio: 'ignore' })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}

const temporaries = (folder: string): readonly string[] =>
  (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.tmp'))

/** Every copy is whole, the first one is there, and of the newest ones none is missing. */
function checkCopies(now: number): void {
  const folder = backupFolder(path, fixture.places)
  const names = readdirSync(folder).filter((name) => !name.endsWith('.tmp'))
  const first = names.filter((name) => name.startsWith('first-'))
  expect(first.map((name) => numberIn(join(folder, name)))).toEqual([0])
  const numbers = [...new Set(names.map((name) => numberIn(join(folder, name))))].toSorted((one, other) => one - other)
  expect([now - 1, now]).toContain(numbers.at(-1))
  const recent = numbers.filter((number) => number > 0)
  const oldest = recent[0] ?? 0
  expect(recent).toEqual(recent.map((_, index) => oldest + index))
  expect(oldest === 0 || oldest === 1 || names.length >= 20).toBe(true)
}

describe('a writer that is killed in the middle of any system call', () => {
  it(
    'leaves the file whole, every copy whole and none missing, and nothing that the next start does not remove',
    async () => {
      const instants = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 400 }))
      const kills = fc.sample(instants, { numRuns: cases(2_000), seed })
      let written = 0
      let swept = 0
      for (const [index, [call, delay]] of kills.entries()) {
        // The very first copy is made once only: a new beginning now and then.
        if (index % FRESH === 0) begin()
        const before = numberIn(path)
        await killOnce(call, delay)
        const now = numberIn(path)
        expect(now).toBeGreaterThanOrEqual(before)
        if (now > 0) checkCopies(now)
        const left = await sweepBeside({ paths: [path], places: fixture.places, clock: systemClock })
        const folders = [dirname(path), backupFolder(path, fixture.places), fixture.places.locksFolder]
        expect(folders.flatMap(temporaries)).toEqual([])
        expect(modeOf(path)).toBe(0o600)
        written += now - before
        swept += left.length
      }
      console.log(`${kills.length} kills, ${written} writes, ${swept} temporary files swept`)
      expect(written).toBeGreaterThan(0)
      const next = await writeGuarded(
        requestFor(fixture, path, appendLine('[next]'), { clock: { ...systemClock, sleep: unasked } }),
      )
      if (next.ok) await next.value.watch.close()
      expect(next.ok).toBe(true)
      expect(readdirSync(fixture.places.locksFolder)).toEqual([])
    },
    PATIENCE,
  )
})

/** Nobody waits for a lock of the dead. */
function unasked(): Promise<void> {
  throw new Error('waited')
}
