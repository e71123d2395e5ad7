import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Recheck } from '../../../../main/files/model.ts'
import { lookBack } from '../../../../main/state/editing/look-back.ts'
import { silent } from '../fixture.ts'

const slept: number[] = []
const clock = {
  now: () => 0,
  sleep: (milliseconds: number) => {
    slept.push(milliseconds)
    return Promise.resolve()
  },
}
const onLookedBack = vi.fn()
const onLost = vi.fn()
const onMended = vi.fn()
const close = vi.fn(() => Promise.resolve())
afterEach(() => {
  slept.length = 0
  vi.clearAllMocks()
})

const options = { clock, log: silent, onLookedBack, onLost, onMended }

/** A write whose looks back find these, one after the other. */
function look(found: readonly Recheck[]) {
  const recheck = vi.fn(async () => found[recheck.mock.calls.length - 1] ?? ({ state: 'settled' } as const))
  const done = lookBack({ recheck, close }, options)
  return { recheck, done }
}

describe('the look back at what was just written', () => {
  it('is taken for five seconds, and lets the file go', async () => {
    const { recheck, done } = look([])
    await done
    expect(recheck).toHaveBeenCalledTimes(3)
    expect(slept.reduce((sum, pause) => sum + pause)).toBe(5_000)
    expect(onLookedBack).not.toHaveBeenCalled()
    expect(close).toHaveBeenCalledOnce()
  })

  it('goes on while somebody is writing, and tells the person when the change is gone', async () => {
    const { recheck, done } = look([{ state: 'being-written' }, { state: 'conflict', message: 'Another program ...' }])
    await done
    expect(recheck).toHaveBeenCalledTimes(2)
    expect(onLost.mock.calls).toEqual([['Another program ...']])
    expect(close).toHaveBeenCalledOnce()
  })

  it('passes on what was mended, which is no loss', async () => {
    await look([{ state: 'applied-again', note: { code: 'applied-again', message: 'Written once more.' } }]).done
    expect(onLookedBack).toHaveBeenCalledOnce()
    expect(onMended.mock.calls).toEqual([['Written once more.']])
    expect(onLost).not.toHaveBeenCalled()
  })

  it('never rejects', async () => {
    const recheck = () => Promise.reject(new Error('gone'))
    await lookBack({ recheck, close }, options)
    expect(close).toHaveBeenCalledOnce()
  })
})
