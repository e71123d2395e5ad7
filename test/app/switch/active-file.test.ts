import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatActive, parseActive } from '../../../app/switch/active-file.ts'
import { type ActiveChoice, type ActiveState, NO_CHOICE, NOTHING_ACTIVE } from '../../../app/switch/model.ts'
import { LONGEST_NAME, nameRefusal } from '../../../app/switch/names.ts'

const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((name) => nameRefusal(name) === null)
const regions = fc.option(fc.constantFrom('eu-west-1', 'us-gov-east-1', 'x'))
const choices: fc.Arbitrary<ActiveChoice> = fc.oneof(
  fc.record({ profile: names, region: regions }),
  fc.constant(NO_CHOICE),
)
const instants = fc.integer({ min: 0, max: 4_000_000_000_000 })
const leases = fc.option(fc.record({ until: fc.integer({ min: 1, max: 4_000_000_000 }), back: choices }))

export const states: fc.Arbitrary<ActiveState> = fc
  .record({
    choice: choices,
    previous: fc.option(choices),
    lease: leases,
    setAt: fc.option(instants),
    scope: fc.constantFrom('everywhere' as const, 'here' as const),
  })
  .map(({ choice, previous, lease, setAt, scope }) => ({
    ...choice,
    previous,
    leaseUntil: lease === null ? null : lease.until * 1000,
    returnsTo: lease === null ? null : lease.back,
    setAt,
    scope,
  }))

describe('the file that says which profile is active', () => {
  test('gives back every state that was written', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseActive(formatActive(state))).toEqual(state)
      }),
    )
  })

  test('is a line a value, and only its own lines', () => {
    fc.assert(
      fc.property(states, (state) => {
        const [head, ...lines] = formatActive(state).split('\n')
        expect([head, lines.pop()]).toEqual(['lanyard-active 1', ''])
        for (const line of lines) expect(line).toMatch(/^(?:set|scope|(?:back-|previous-)?(?:profile|region)|until)=/)
      }),
    )
  })

  test('never throws, whatever the text is, and takes no name a shell could not take', () => {
    const pieces = fc.constantFrom(
      'lanyard-active 1\n',
      'profile=',
      'back-profile=',
      'until=',
      'a',
      '9',
      '\n',
      '\0',
      '=',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const state = parseActive(text)
        for (const one of [state, state?.previous, state?.returnsTo]) {
          if (typeof one?.profile === 'string') expect(nameRefusal(one.profile)).toBeNull()
        }
      }),
    )
  })

  test.each([
    ['', 'nothing'],
    ['lanyard-active 1', 'torn'],
    ['lanyard-active 1\nprofile=de', 'torn'],
    ['lanyard-active 2\nprofile=dev\n', 'a later form'],
    ['AWS_PROFILE=dev\n', 'another file'],
    ['lanyard-active 1\nprofile=\n', 'an empty name'],
    ['lanyard-active 1\nprofile=a\tb\n', 'a control character'],
    ['lanyard-active 1\nregion=eu-west-1\n', 'a region of nobody'],
    ['lanyard-active 1\nprofile=a\nregion=$(x)\n', 'a region that is none'],
    ['lanyard-active 1\nprofile=a\nuntil=12\n', 'a lease that returns nowhere'],
    ['lanyard-active 1\nprofile=a\nuntil=012\nback-profile=\n', 'a number with a zero before it'],
    ['lanyard-active 1\nprofile=a\nuntil=99999999999999\nback-profile=\n', 'a time no date has'],
  ])('is not %j: %s', (text) => {
    expect(parseActive(text)).toBeNull()
  })

  test('is no text longer than a hook reads', () => {
    expect(parseActive(`lanyard-active 1\nprofile=dev\nnote=${'a'.repeat(4096)}\n`)).toBeNull()
    expect(parseActive(`lanyard-active 1\nprofile=${'a'.repeat(513)}\n`)).toBeNull()
  })

  test('passes over lines it does not know, for later versions may add some', () => {
    expect(parseActive('lanyard-active 1\ncolour=red\nprofile=dev\n')).toEqual({ ...NOTHING_ACTIVE, profile: 'dev' })
  })

  test('fits into what a hook reads, with the longest names', () => {
    const longest = { profile: 'x'.repeat(LONGEST_NAME), region: 'r'.repeat(64) }
    const state = { ...NOTHING_ACTIVE, ...longest, previous: longest, returnsTo: longest, leaseUntil: 1000 }
    expect(formatActive(state).length).toBeLessThanOrEqual(4096)
    expect(parseActive(formatActive(state))).toEqual(state)
  })
})
