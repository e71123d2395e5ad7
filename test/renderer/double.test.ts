import { describe, expect, it } from 'vitest'
import { askNames, pushNames, tellNames } from '../../app/contract/channels.ts'
import { madeUpChain, noPlaces } from '../../renderer/double/made-up-chain.ts'
import { noSessionAnswers } from '../../renderer/double/made-up-session-answers.ts'
import { noSwitching } from '../../renderer/double/made-up-switching.ts'
import { type Answers, makeDouble } from '../../renderer/double/make-double.ts'
import { noEditing } from '../../renderer/double/no-editing.ts'

const no = { ok: false, failure: { code: 'No', message: 'No.', next: 'code', waitUntil: null } } as const

const answers: Answers = {
  ...noEditing,
  ...noSessionAnswers,
  ...noSwitching,
  ...noPlaces,
  ready: () => {
    throw new Error('not here')
  },
  profileDetail: () => null,
  explainChain: madeUpChain,
  copyEnvironment: ({ profile }) => ({ ok: true, value: profile }),
  copyChain: () => true,
  openAtLine: () => ({ ok: true, value: null }),
  changeSetting: () => ({ ok: true, value: null }),
  openToken: () => ({ ok: true, value: null }),
  tokenReady: () => no,
  startSession: () => no,
}

describe('the double of main', () => {
  it('has every channel of the contract, and no other', () => {
    const { api } = makeDouble(answers)
    expect(Object.keys(api.ask).sort()).toEqual([...askNames].sort())
    expect(Object.keys(api.tell).sort()).toEqual([...tellNames].sort())
    expect(Object.keys(api.on).sort()).toEqual([...pushNames].sort())
  })

  it('refuses what main would refuse', async () => {
    const { api } = makeDouble(answers)
    await expect(api.ask.startSession({ code: '12345' })).rejects.toThrow()
    await expect(api.ask.copyEnvironment({ profile: 'acme', dialect: null, secrets: false })).resolves.toEqual({
      ok: true,
      value: 'acme',
    })
  })

  it('pushes to those who listen, until they stop', () => {
    const { api, push } = makeDouble(answers)
    const heard: number[] = []
    const stop = api.on.clock(({ now }) => heard.push(now))
    push('clock', { now: 1 })
    stop()
    push('clock', { now: 2 })
    expect(heard).toEqual([1])
  })
})
