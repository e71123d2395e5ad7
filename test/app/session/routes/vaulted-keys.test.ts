import { describe, expect, test } from 'vitest'
import type { ProfileBook } from '../../../../app/profile/model.ts'
import { buildGraph, planDevice, planProfile, planWithoutCode } from '../../../../app/session/routes/index.ts'
import { book, DEVICE, keys, MFA, options, role, session } from './book.ts'

const ROLES = [
  role('admin', 'base', MFA),
  role('open', 'base'),
  role('behind', 'open'),
  role('later', 'base-mfa'),
  role('foreign', 'other', MFA),
]

/** The same profiles with the keys of `base` in the file, and with the file asking Lanyard for them. */
const plain = book(ROLES, [keys('base', 'BASE', MFA), keys('other', 'OTHER', MFA)])
const vaulted = book(
  [`[profile base]\n${MFA}credential_process = /opt/lanyard credential-process --profile base\n`, ...ROLES],
  [keys('other', 'OTHER', MFA)],
)
const vault = new Map([['base', { accessKeyId: 'AKIAEXAMPLEBASE' }]])

const live = new Map([['base-mfa', options().now + 3_600_000]])

describe('keys in the vault', () => {
  test.each(['base', 'admin', 'open', 'behind', 'later', 'foreign'])('plan “%s” as they did in the file', (name) => {
    const planned = planProfile(vaulted, name, options({ vault }))
    expect(planned).toEqual(planProfile(plain, name, options()))
    expect(planned.ok || planned.failure.code).not.toBe('process')
  })

  test('are asked for one code together with the others on the device', () => {
    const both = (of: ProfileBook, given: Parameters<typeof options>[0]) => {
      const { calls, opens } = planDevice(of, DEVICE, options(given))
      return { calls: new Set(calls.map(({ id }) => id)), opens: new Set(opens.map(({ profile }) => profile)) }
    }
    expect(both(vaulted, { vault })).toEqual(both(plain, {}))
  })

  test('need no code where a session is alive, or where the role needs none', () => {
    const withSession = (of: ProfileBook): ProfileBook =>
      book([of.files.config.text], [of.files.credentials.text, session('base-mfa')])
    for (const name of ['admin', 'open']) {
      const of = withSession(vaulted)
      expect(planWithoutCode(of, name, live, options({ vault, live }))).toEqual(
        planWithoutCode(withSession(plain), name, live, options({ live })),
      )
    }
  })

  test('without a vault are no keys: the profile is one with a program', () => {
    expect(planProfile(vaulted, 'base', options())).toMatchObject({ ok: false, failure: { code: 'process' } })
  })

  test('never come before keys that stand in the file', () => {
    const graph = buildGraph(plain, options({ vault: new Map([['base', { accessKeyId: 'AKIAEXAMPLEOLD' }]]) }))
    expect(graph.standings.get('base')).toEqual({ kind: 'keys', accessKeyId: 'AKIAEXAMPLEBASE' })
  })
})
