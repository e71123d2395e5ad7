import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { askNames, pushNames, tellNames } from '../../../app/contract/channels.ts'
import { asks, tells } from '../../../app/contract/contract.ts'
import { ASK_WINDOWS, judgeAsk, judgeTell, PUSH_WINDOWS, type Sender, TELL_WINDOWS } from '../../../main/ipc-gate.ts'

const fromMain: Sender = { window: 'main', frame: 'main', address: 'lanyard://app/index.html' }
const fromToken: Sender = { window: 'token', frame: 'main', address: 'lanyard://app/token.html' }
const valid = { name: 'acme-base' }

describe('who is heard', () => {
  it('hears the main frame of the right window', () => {
    expect(judgeAsk('profileDetail', fromMain, valid)).toEqual({ heard: true, value: valid })
    expect(judgeAsk('startSession', fromToken, { code: '123456' })).toEqual({ heard: true, value: { code: '123456' } })
    expect(judgeTell('closeToken', fromToken, undefined)).toEqual({ heard: true, value: undefined })
  })

  it.each([
    ['a page that is no window of ours', { ...fromMain, window: null }, 'unknown-window'],
    ['a frame inside a page', { ...fromMain, frame: 'sub' }, 'not-main-frame'],
    ['a frame that is gone', { ...fromMain, frame: 'none', address: '' }, 'not-main-frame'],
    ['another scheme', { ...fromMain, address: 'https://app/index.html' }, 'foreign-origin'],
    ['a file', { ...fromMain, address: 'file:///index.html' }, 'foreign-origin'],
    ['another host', { ...fromMain, address: 'lanyard://app.evil.example/index.html' }, 'foreign-origin'],
    ['our origin without a page', { ...fromMain, address: 'lanyard://app' }, 'foreign-origin'],
    ['the other window', fromToken, 'not-for-this-window'],
  ] as const)('does not hear %s', (_what, sender, reason) => {
    expect(judgeAsk('profileDetail', sender as Sender, valid)).toEqual({ heard: false, reason })
  })

  it('keeps the token window to its own session', () => {
    const mayAsk = askNames.filter((name) => ASK_WINDOWS[name].includes('token'))
    expect(mayAsk).toEqual(['tokenReady', 'startSession', 'codeFromCommand', 'cancelRenewal', 'snooze'])
    expect(tellNames.filter((name) => TELL_WINDOWS[name].includes('token'))).toEqual(['closeToken'])
    expect(pushNames.filter((name) => PUSH_WINDOWS[name].includes('token'))).toEqual(['clock', 'token', 'renewal'])
  })

  it('does not let the main window send a code, nor have a program asked for one', () => {
    const refused = { heard: false, reason: 'not-for-this-window' }
    expect(judgeAsk('startSession', fromMain, { code: '123456' })).toEqual(refused)
    expect(judgeAsk('codeFromCommand', fromMain, undefined)).toEqual(refused)
  })
})

describe('what is heard', () => {
  it.each(askNames)('%s: five thousand random payloads are heard only where the schema parses them', (name) => {
    const sender = ASK_WINDOWS[name].includes('main') ? fromMain : fromToken
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (payload) => {
        const parsed = v.safeParse(asks[name].argument, payload)
        const judgement = judgeAsk(name, sender, payload)
        expect(judgement.heard).toBe(parsed.success)
      }),
      { numRuns: 5000 },
    )
  })

  it.each(tellNames)('%s carries nothing', (name) => {
    const sender = TELL_WINDOWS[name].includes('main') ? fromMain : fromToken
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        expect(judgeTell(name, sender, payload).heard).toBe(v.safeParse(tells[name].argument, payload).success)
      }),
    )
  })

  it.each([
    ['five digits', { code: '12345' }],
    ['seven digits', { code: '1234567' }],
    ['digits of another script', { code: '١٢٣٤٥٦' }],
    ['a line end after six digits', { code: '123456\n' }],
    ['a number', { code: 123456 }],
    ['more than a code', { code: '123456', profile: 'acme-base' }],
    ['nothing', undefined],
  ])('a code is six digits and nothing else: not %s', (_what, payload) => {
    expect(judgeAsk('startSession', fromToken, payload)).toEqual({ heard: false, reason: 'bad-payload' })
  })
})
