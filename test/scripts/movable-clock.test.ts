import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundledText, movableClockMark, withMovableClock } from '../../scripts/lib/movable-clock.mjs'
import { type Config, targets } from '../../scripts/lib/vite-configs.mjs'

const released = (piece: 'main' | 'preload' | 'cli'): readonly Config[] => targets[piece].configs('production')

test('the clock that can be moved answers to the name that is searched for', () => {
  const source = readFileSync(join(import.meta.dirname, '..', 'support', 'movable-clock.ts'), 'utf8')
  expect(source).toContain(`'${movableClockMark}'`)
})

test('the bench has a build whose clock can be moved, so the search below can find one', async () => {
  const texts = await Promise.all(released('main').map((config) => bundledText(withMovableClock(config))))
  expect(texts.join('')).toContain(movableClockMark)
})

test.each(['main', 'preload', 'cli'] as const)(
  'no clock in the released %s can be moved from outside',
  async (piece) => {
    const texts = await Promise.all(released(piece).map(bundledText))
    expect(texts.join('').length).toBeGreaterThan(500)
    expect(texts.join('')).not.toContain(movableClockMark)
  },
)
