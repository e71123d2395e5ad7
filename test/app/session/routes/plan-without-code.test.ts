import { describe, expect, test } from 'vitest'
import { liveSections, planWithoutCode } from '../../../../app/session/routes/index.ts'
import { NOW } from '../../chain/facts.ts'
import { book, callsOf, keys, MFA, options, prefer, role, routeOf, session } from './book.ts'

const BASE = keys('base', 'BASE', MFA)

describe('without a code', () => {
  const expires = `x_security_token_expires = ${new Date(NOW + 3_600_000).toISOString()}\n`
  const of = book([role('admin', 'base', MFA), role('dev', 'base-mfa')], [BASE, session('base-mfa', expires)])

  test('a role is renewed from the session in the files while that lives, and not after', () => {
    const live = liveSections(of, NOW)
    const plan = planWithoutCode(of, 'admin', live, options())
    expect(plan && callsOf(plan)).toEqual(['role:admin by base-mfa for 3600 to cli-cache'])
    expect(planWithoutCode(of, 'admin', liveSections(of, NOW + 3_600_000), options())).toBeNull()
  })

  test('a session in memory is found by the profile of its keys', () => {
    const preferences = new Map([['base', prefer({ place: { kind: 'memory' } })]])
    const live = new Map([['base', NOW + 60_000]])
    const plan = planWithoutCode(book([role('admin', 'base', MFA)], [BASE]), 'admin', live, options({ preferences }))
    expect(plan && callsOf(plan)).toEqual(['role:admin by base for 3600 to cli-cache'])
  })

  test('what tools assume themselves, and what was to have a code of its own, is left alone', () => {
    const live = liveSections(of, NOW)
    expect(planWithoutCode(of, 'dev', live, options())).toBeNull()
    const preferences = new Map([['admin', prefer({ route: 'own-code' })]])
    expect(planWithoutCode(of, 'admin', live, options({ preferences }))).toBeNull()
    expect(planWithoutCode(of, 'base', live, options())).toBeNull()
  })

  test('a role behind keys alone needs no call, unless its result was given a place', () => {
    const plain = book([role('r', 'base')], [BASE])
    expect(routeOf(plain, 'r', 'no-code')).toMatchObject({ calls: [], opens: [{ profile: 'r', callId: null }] })
    const preferences = new Map([['r', prefer({ place: { kind: 'cli-cache' } })]])
    expect(callsOf(routeOf(plain, 'r', 'no-code', { preferences }))).toEqual(['role:r by base for 3600 to cli-cache'])
  })
})
