import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundledText, movableClockMark, withMovableClock } from '../../scripts/lib/movable-clock.mjs'
import { withStandIns } from '../../scripts/lib/stand-ins.mjs'
import { type Config, targets } from '../../scripts/lib/vite-configs.mjs'
import { STAND_INS } from '../e2e/app/build-app.ts'

const released = (piece: 'main' | 'preload' | 'cli'): readonly Config[] => targets[piece].configs('production')

/** Names by which the modules that stand in for others are reached from outside. */
const marks = [movableClockMark, 'lanyardMovableTime', 'lanyardConsoleSite']

const marksIn = (texts: readonly string[]): readonly string[] =>
  marks.filter((mark) => texts.some((text) => text.includes(mark)))

test('the clock that can be moved answers to the name that is searched for', () => {
  const source = readFileSync(join(import.meta.dirname, '..', 'support', 'movable-clock.ts'), 'utf8')
  expect(source).toContain(`'${movableClockMark}'`)
})

test('the bench and the end-to-end tests have builds with such modules, so the search below can find them', async () => {
  const ofBench = await Promise.all(released('main').map((config) => bundledText(withMovableClock(config))))
  expect(marksIn(ofBench)).toEqual([movableClockMark])
  const ofTests = await Promise.all(released('main').map((config) => bundledText(withStandIns(config, STAND_INS))))
  expect(marksIn(ofTests)).toEqual(marks)
})

test.each(['main', 'preload', 'cli'] as const)(
  'no clock in the released %s can be moved from outside, and no console but that of AWS is known there',
  async (piece) => {
    const texts = await Promise.all(released(piece).map(bundledText))
    expect(texts.join('').length).toBeGreaterThan(500)
    expect(marksIn(texts)).toEqual([])
  },
)
