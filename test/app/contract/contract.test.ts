import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import { type AskName, asks, tells } from '../../../app/contract/contract.ts'

const accepts = (name: AskName, argument: unknown): boolean => v.safeParse(asks[name].argument, argument).success

const environment = { kind: 'environment' }
const explicit = { kind: 'explicit', name: 'dev' }

/** One valid argument for every call. */
const valid: Readonly<Record<AskName, readonly unknown[]>> = {
  ready: [undefined],
  profileDetail: [{ name: 'dev' }],
  explainChain: KNOWN_TOOLS.flatMap(({ id }) => [
    { tool: id, profile: environment },
    { tool: id, profile: explicit },
  ]),
  copyEnvironment: [{ profile: 'dev' }],
  copyChain: [
    { tool: 'aws-cli-v2', profile: explicit, what: 'text' },
    { tool: 'aws-cli-v2', profile: environment, what: 'advice' },
  ],
  openAtLine: [{ file: '/home/alice/.aws/config', line: 1 }],
  changeSetting: [
    { setting: 'theme', value: 'dark' },
    { setting: 'sessionDuration', value: 900 },
    { setting: 'sessionDuration', value: 129_600 },
    { setting: 'notify', value: false },
    { setting: 'closeToTray', value: true },
    { setting: 'startHidden', value: true },
    { setting: 'editor', value: 'code -g {file}:{line}' },
    { setting: 'shell', value: 'fish' },
    { setting: 'production', value: ['*prod*', 'live-?'] },
  ],
  openToken: [{ profile: 'dev' }],
  tokenReady: [undefined],
  startSession: [{ code: '012345' }],
}

const names = Object.keys(valid) as AskName[]

describe('the contract', () => {
  it('has a valid argument here for every call', () => {
    expect(names.toSorted()).toEqual(Object.keys(asks).toSorted())
  })

  it.each(names)('%s accepts what the window sends', (name) => {
    for (const argument of valid[name]) expect(accepts(name, argument)).toBe(true)
  })

  it.each(names)('%s refuses a surplus member, and another type altogether', (name) => {
    for (const argument of valid[name]) {
      if (typeof argument === 'object' && argument !== null) {
        expect(accepts(name, { ...argument, surplus: 1 })).toBe(false)
      }
    }
    for (const wrong of [null, 0, '', 'dev', [], {}, () => 1]) expect(accepts(name, wrong)).toBe(false)
  })

  it('refuses a surplus member deep inside', () => {
    expect(accepts('explainChain', { tool: 'aws-cli-v2', profile: { ...explicit, surplus: 1 } })).toBe(false)
    expect(accepts('explainChain', { tool: 'aws-cli-v2', profile: { ...environment, name: 'dev' } })).toBe(false)
  })

  it.each([
    ['startSession', { code: '12345' }],
    ['startSession', { code: '1234567' }],
    ['startSession', { code: '12345a' }],
    ['startSession', { code: '123456\n' }],
    ['startSession', { code: '١٢٣٤٥٦' }],
    ['startSession', { code: 123_456 }],
    ['explainChain', { tool: 'aws-cli-v9', profile: environment }],
    ['explainChain', { tool: '__proto__', profile: environment }],
    ['profileDetail', { name: 'x'.repeat(1025) }],
    ['openAtLine', { file: '/x', line: 0 }],
    ['openAtLine', { file: '/x', line: 1.5 }],
    ['openAtLine', { file: 'x'.repeat(4097), line: 1 }],
    ['changeSetting', { setting: 'sessionDuration', value: 899 }],
    ['changeSetting', { setting: 'sessionDuration', value: 129_601 }],
    ['changeSetting', { setting: 'sessionDuration', value: Number.NaN }],
    ['changeSetting', { setting: 'theme', value: 'pink' }],
    ['changeSetting', { setting: 'editor', value: 'code\nnotify = false' }],
    ['changeSetting', { setting: 'production', value: ['a\nb'] }],
    ['changeSetting', { setting: 'production', value: Array.from({ length: 201 }, () => 'a') }],
    ['changeSetting', { setting: 'path', value: '/etc/passwd' }],
    ['copyChain', { tool: 'aws-cli-v2', profile: explicit, what: 'secrets' }],
  ] as const)('%s refuses %j', (name, argument) => {
    expect(accepts(name, argument)).toBe(false)
  })

  it('never lets through anything but the shape it names, and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.anything({ withNullPrototype: true, withBigInt: true }),
        (name, argument) => {
          if (argument === undefined) return
          expect(accepts(name, argument)).toBe(false)
        },
      ),
      { numRuns: 5000 },
    )
  })

  it('lets messages without an answer carry nothing', () => {
    for (const { argument } of Object.values(tells)) {
      expect(v.safeParse(argument, undefined).success).toBe(true)
      expect(v.safeParse(argument, {}).success).toBe(false)
    }
  })
})
