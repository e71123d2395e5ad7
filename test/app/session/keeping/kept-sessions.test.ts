import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptSessions } from '../../../../app/session/keeping/kept-sessions.ts'
import type { LedgerEntry } from '../../../../app/session/ledger/ledger-model.ts'
import { bookOf } from '../../chain/facts.ts'
import { around, live, MINUTE, makeCall, makeEntry, makePlan, NOW, PHONE } from './keeper-fixture.ts'

describe('what is renewed without a person', () => {
  it('is a role behind a live base session', () => {
    const [kept, ...rest] = keptSessions([makeEntry()], { planOf: () => makePlan(), ...around })
    expect(rest).toEqual([])
    expect(kept).toMatchObject({
      id: 'acme-admin\ncli-cache',
      accounts: ['111122223333'],
      lifetime: 60 * MINUTE,
      baseEndsAt: NOW + 600 * MINUTE,
    })
  })

  it('is nothing whose base session is gone, or that no plan renews', () => {
    expect(keptSessions([makeEntry()], { planOf: () => makePlan(), ...around, live: new Map() })).toEqual([])
    expect(keptSessions([makeEntry()], { planOf: () => null, ...around })).toEqual([])
  })

  it('is a role behind keys that need no code, without an end of its own', () => {
    const entry = makeEntry({ route: 'no-code' })
    expect(keptSessions([entry], { planOf: () => makePlan(), ...around, live: new Map() })[0]?.baseEndsAt).toBeNull()
  })

  it('is what was written last for a profile and a place', () => {
    const later = makeEntry({ writtenAt: NOW + 1, expiresAt: NOW + 90 * MINUTE })
    const kept = keptSessions([later, makeEntry()], { planOf: () => makePlan(), ...around })
    expect(kept.map(({ expiresAt }) => expiresAt)).toEqual([NOW + 90 * MINUTE])
  })

  it('is a role in a section of its own, by the role that was to go there', () => {
    const place = { kind: 'target', section: 'acme-admin-keys' } as const
    const entry = makeEntry({ profile: 'acme-admin-keys', place })
    const wished = new Map([['acme-admin', { route: null, place, durationSeconds: null }]])
    const plan = makePlan({ calls: [makeCall({ place })] })
    const planOf = (profile: string) => (profile === 'acme-admin' ? plan : null)
    expect(keptSessions([entry], { ...around, planOf, preferences: wished }).map(({ id }) => id)).toEqual([
      'acme-admin-keys\ntarget',
    ])
    expect(keptSessions([entry], { ...around, planOf })).toEqual([])
  })

  it('is nothing that would now be written to another place', () => {
    const plan = makePlan({ calls: [makeCall({ place: { kind: 'memory' } })] })
    expect(keptSessions([makeEntry()], { planOf: () => plan, ...around })).toEqual([])
  })

  it('ends with temporary keys of another tool, though they have ended already', () => {
    const credentials = `[acme]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = EXAMPLE
aws_session_token = EXAMPLE
expiration = 2026-11-05T11:00:00Z
`
    const options = { planOf: () => makePlan(), ...around, live: new Map(), book: bookOf({ credentials }) }
    const [kept] = keptSessions([makeEntry({ route: 'no-code' })], options)
    expect(kept?.baseEndsAt).toBe(Date.UTC(2026, 10, 5, 11))
  })

  it('hangs on what ends first, and is held one at a time for each account it passes', () => {
    const other = 'arn:aws:iam::444455556666:role/Other'
    const calls = [
      makeCall(),
      makeCall({
        id: 'other',
        signer: { kind: 'profile', profile: 'second' },
        role: { arn: other, sessionName: 'x', externalId: null },
      }),
    ]
    const ends = new Map([...live, ['second', NOW + 5 * MINUTE]])
    const [kept] = keptSessions([makeEntry()], { planOf: () => makePlan({ calls }), ...around, live: ends })
    expect(kept?.baseEndsAt).toBe(NOW + 5 * MINUTE)
    expect(kept?.accounts).toEqual(['111122223333', '444455556666'])
  })

  it('never needs a code, whatever a plan says', () => {
    const anyPlan = fc.record({
      codes: fc.nat(2),
      devices: fc.subarray([PHONE]),
      calls: fc.array(
        fc.constantFrom<string | null>(PHONE, null).map((serial) => makeCall({ serial })),
        { maxLength: 3 },
      ),
    })
    const route = fc.constantFrom('session-token', 'shared-code', 'own-code', 'no-code' as const)
    fc.assert(
      fc.property(anyPlan, route, (changes, route) => {
        const entry = makeEntry({ route: route as LedgerEntry['route'] })
        for (const { plan } of keptSessions([entry], { planOf: () => makePlan(changes), ...around })) {
          expect(['shared-code', 'no-code']).toContain(route)
          expect(plan.codes).toBe(0)
          expect(plan.devices).toEqual([])
          expect(plan.calls.every(({ serial }) => serial === null)).toBe(true)
        }
      }),
    )
  })
})
