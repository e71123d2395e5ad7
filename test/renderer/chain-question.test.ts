import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { PICTURED_HOSTS } from '../../app/chain/places/hosts.ts'
import { KNOWN_TOOLS } from '../../app/chain/tools/index.ts'
import { asks } from '../../app/contract/contract.ts'
import {
  asThingsAre,
  exampleQuestion,
  isSupposing,
  MOST_TOOLS,
  named,
  offersOf,
  oneTool,
  probeOf,
  settingVariable,
  supposing,
  takingVariable,
  usualHost,
  variablesOf,
  withOneMore,
  withoutTool,
  withPlace,
  withProfile,
  withTool,
} from '../../renderer/state/chain-choices.ts'
import { type ChainQuestion, firstQuestion, questionAbout, sentOf } from '../../renderer/state/chain-question.ts'
import { rungOf } from './rungs.ts'

const first = firstQuestion('aws-cli-v2')
const known = KNOWN_TOOLS.map(({ id }) => id)
const side = (question: ChainQuestion, times: number): ChainQuestion =>
  times === 0 ? question : side(withOneMore(question, known), times - 1)

describe('tools side by side', () => {
  it('begins with the tool whose chain differs most, and has room for four', () => {
    expect(withOneMore(first, known).tools).toEqual(['aws-cli-v2', 'sdk-js-v3'])
    expect(side(first, 9).tools).toHaveLength(MOST_TOOLS)
  })

  it('adds only tools that are known', () => {
    expect(withOneMore(first, ['aws-cli-v2']).tools).toEqual(['aws-cli-v2'])
  })

  it('never holds a tool twice, and never none', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const) }),
      fc.record({ do: fc.constant('remove' as const), column: fc.nat(4) }),
      fc.record({ do: fc.constant('choose' as const), column: fc.nat(4), tool: fc.constantFrom(...known) }),
    )
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const last = steps.reduce<ChainQuestion>((question, one) => {
          if (one.do === 'add') return withOneMore(question, known)
          return one.do === 'remove' ? withoutTool(question, one.column) : withTool(question, one.column, one.tool)
        }, first)
        expect(new Set(last.tools).size).toBe(last.tools.length)
        expect(last.tools.length).toBeGreaterThan(0)
        expect(v.is(asks.explainChain.argument, sentOf(last))).toBe(true)
      }),
    )
  })

  it('lets two columns change places, and goes back to the first one', () => {
    const two = side(first, 1)
    expect(withTool(two, 0, 'sdk-js-v3').tools).toEqual(['sdk-js-v3', 'aws-cli-v2'])
    expect(oneTool(two).tools).toEqual(['aws-cli-v2'])
  })
})

describe('what if', () => {
  it('is one thing at a time for a rung, and is taken back', () => {
    const present = supposing(first, 'sso', 'present')
    expect(supposing(present, 'sso', 'absent').suppose).toEqual({ present: [], absent: ['sso'] })
    expect(isSupposing(supposing(present, 'sso', null))).toBe(false)
    expect(isSupposing(asThingsAre(present))).toBe(false)
  })

  it('ends with another profile or another place, and stays with another tool', () => {
    const supposed = supposing(first, 'environment', 'absent')
    expect(isSupposing(withProfile(supposed, { kind: 'explicit', name: 'acme' }))).toBe(false)
    expect(isSupposing(withPlace(supposed, { kind: 'login-shell' }))).toBe(false)
    expect(isSupposing(questionAbout(supposed, 'acme'))).toBe(false)
    expect(isSupposing(withTool(supposed, 0, 'boto3'))).toBe(true)
  })

  it('offers the opposite of what is, both where it is neither, and nothing below a stop', () => {
    expect(offersOf(rungOf({ state: 'wins' }))).toEqual(['absent'])
    expect(offersOf(rungOf({ state: 'absent' }))).toEqual(['present'])
    expect(offersOf(rungOf({ state: 'fails' }))).toEqual(['present', 'absent'])
    expect(offersOf(rungOf({ state: 'not-reached' }))).toEqual([])
    expect(offersOf(rungOf({ state: 'wins', canSuppose: false }))).toEqual([])
  })

  it('keeps the way back where something is supposed', () => {
    expect(offersOf(rungOf({ state: 'absent', supposed: 'absent' }))).toEqual(['absent'])
  })
})

describe('how the profile is named', () => {
  it('changes between an option and AWS_PROFILE, and stays nobody where nobody named one', () => {
    const explicit = withProfile(first, { kind: 'explicit', name: 'acme' })
    expect(named(explicit, 'variable').profile).toEqual({ kind: 'variable', name: 'acme' })
    expect(named(first, 'variable')).toEqual(first)
  })
})

describe('a probe', () => {
  it('is offered for what stands outside the files, on this machine, as things are', () => {
    const metadata = rungOf({ id: 'instance-metadata', state: 'not-probed' })
    expect(probeOf(metadata, { kind: 'here' })).toBe('instance-metadata')
    expect(probeOf(metadata, usualHost('ec2'))).toBeNull()
    expect(probeOf({ ...metadata, supposed: 'present' }, { kind: 'here' })).toBeNull()
    expect(probeOf(rungOf({ id: 'container', state: 'absent' }), { kind: 'here' })).toBeNull()
    expect(probeOf(rungOf({ id: 'sso', state: 'wins' }), { kind: 'here' })).toBeNull()
  })
})

describe('a pictured host', () => {
  it('has its usual variables set, and shows no value of a secret one', () => {
    const rows = variablesOf(usualHost('lambda'))
    expect(rows.find(({ name }) => name === 'AWS_SECRET_ACCESS_KEY')).toEqual({
      name: 'AWS_SECRET_ACCESS_KEY',
      value: null,
      set: 'yes',
      own: 'no',
    })
    expect(rows.find(({ name }) => name === 'AWS_REGION')?.value).toBe('us-east-1')
  })

  it('lets a usual variable be taken away and put back, and forgets one that was added', () => {
    const without = takingVariable(usualHost('lambda'), 'AWS_REGION')
    expect(without.variables).toEqual([{ name: 'AWS_REGION', value: null }])
    expect(variablesOf(without).find(({ name }) => name === 'AWS_REGION')?.set).toBe('no')
    expect(variablesOf(settingVariable(without, 'AWS_REGION', null))).toEqual(variablesOf(usualHost('lambda')))
    const added = settingVariable(usualHost('ec2'), 'AWS_PROFILE', 'acme')
    expect(variablesOf(added).at(-1)).toEqual({ name: 'AWS_PROFILE', value: 'acme', set: 'yes', own: 'yes' })
    expect(takingVariable(added, 'AWS_PROFILE')).toEqual(usualHost('ec2'))
  })

  it('never sends what somebody typed as the value of a secret', () => {
    const place = settingVariable(usualHost('on-premises'), 'AWS_SESSION_TOKEN', 'typed')
    expect(JSON.stringify(place)).not.toContain('typed')
  })

  it.each(PICTURED_HOSTS.map(({ id }) => id))('is a question that main takes: %s', (host) => {
    const place = variablesOf(usualHost(host)).reduce(
      (before, { name }) => takingVariable(before, name),
      usualHost(host),
    )
    expect(v.is(asks.explainChain.argument, sentOf(withPlace(first, place)))).toBe(true)
  })
})

describe('the ready example', () => {
  it('is EC2 with both key variables set and its metadata there', () => {
    const { place } = exampleQuestion(supposing(first, 'sso', 'present'))
    if (place.kind !== 'pictured') throw new Error('The example is a pictured host.')
    const set = variablesOf(place).filter((variable) => variable.set === 'yes')
    expect(set.map(({ name }) => name)).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    expect(place).toMatchObject({ host: 'ec2', metadata: 'present' })
  })
})
