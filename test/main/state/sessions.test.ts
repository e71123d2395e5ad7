import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Recheck } from '../../../main/files/model.ts'
import { lookBack } from '../../../main/state/sessions.ts'
import { silent } from './fixture.ts'

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
const close = vi.fn(() => Promise.resolve())
afterEach(() => {
  slept.length = 0
  vi.clearAllMocks()
})

/** A write whose looks back find these, one after the other. */
function look(found: readonly Recheck[]) {
  const recheck = vi.fn(async () => found[recheck.mock.calls.length - 1] ?? ({ state: 'settled' } as const))
  const done = lookBack({ watch: { recheck, close } }, 'dev-mfa', { clock, log: silent, onLookedBack, onLost })
  return { recheck, done }
}

describe('the look back at a session just written', () => {
  it('is taken for five seconds, and lets the file go', async () => {
    const { recheck, done } = look([])
    await done
    expect(recheck).toHaveBeenCalledTimes(3)
    expect(slept.reduce((sum, pause) => sum + pause)).toBe(5_000)
    expect(onLookedBack).not.toHaveBeenCalled()
    expect(close).toHaveBeenCalledOnce()
  })

  it('goes on while somebody is writing, and tells the person when the session is gone', async () => {
    const { recheck, done } = look([{ state: 'being-written' }, { state: 'conflict', message: 'Another program ...' }])
    await done
    expect(recheck).toHaveBeenCalledTimes(2)
    expect(onLost.mock.calls).toEqual([['dev-mfa', 'Another program ...']])
    expect(close).toHaveBeenCalledOnce()
  })

  it('says nothing to the person about what was mended', async () => {
    await look([{ state: 'applied-again', note: { code: 'applied-again', message: '' } }]).done
    expect(onLookedBack).toHaveBeenCalledOnce()
    expect(onLost).not.toHaveBeenCalled()
  })

  it('never rejects', async () => {
    const recheck = () => Promise.reject(new Error('gone'))
    await lookBack({ watch: { recheck, close } }, 'dev-mfa', { clock, log: silent, onLookedBack, onLost })
    expect(close).toHaveBeenCalledOnce()
  })
})
