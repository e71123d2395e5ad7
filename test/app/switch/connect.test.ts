import { describe, expect, test } from 'vitest'
import { planIntent } from '../../../app/command/plan-intent.ts'
import { buildProfileBook } from '../../../app/profile/book.ts'
import type { FileSnapshot } from '../../../app/profile/model.ts'
import { type ConnectWish, connectIntent } from '../../../app/switch/connect.ts'

const fileOf = (role: FileSnapshot['role'], text: string): FileSnapshot => ({
  path: `/h/.aws/${role}`,
  role,
  state: 'present',
  reason: null,
  encoding: 'utf-8',
  text,
})

const bookOf = (config: string, credentials = '') =>
  buildProfileBook({ config: fileOf('config', config), credentials: fileOf('credentials', credentials) })

const connect = (book: ReturnType<typeof bookOf>, profile: string, more: Partial<ConnectWish> = {}) =>
  connectIntent(book, {
    profile,
    as: null,
    session: 'leave',
    program: ['/usr/bin/node', '/opt/lanyard/lanyard.js'],
    platform: 'unix',
    ...more,
  })

const KEYS = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n'
const SESSION =
  'aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\naws_session_token = EXAMPLE\n'

describe('connecting a profile', () => {
  test.each([
    'role_arn = arn:aws:iam::111122223333:role/x\nsource_profile = y',
    'web_identity_token_file = /t',
    'sso_session = corp',
    'sso_account_id = 111122223333',
    'login_session = arn:aws:iam::111122223333:user/x',
  ])('leaves alone what tools follow first: %s', (settings) => {
    const book = bookOf(`[profile x]\n${settings}\n`)
    expect(connect(book, 'x')).toMatchObject({ ok: false, code: 'followed-first' })
    const beside = connect(book, 'x', { as: 'y' })
    expect(beside.ok && planIntent(beside.intent, book).ok).toBe(true)
  })

  test('goes to the file where the setting stands already', () => {
    const own = 'credential_process = lanyard credential-process --profile x\n'
    const book = bookOf('[profile x]\nregion = eu-west-1\n', `[x]\n${own}`)
    const wished = connect(book, 'x')
    const planned = wished.ok ? planIntent(wished.intent, book) : null
    expect(planned?.ok && planned.plan.changes.map(({ role }) => role)).toEqual(['credentials'])
  })

  test('takes out a session, in every dialect, and nothing else; long-term keys never', () => {
    const book = bookOf('', `[s]\n${SESSION}expiration = x\naws_security_token = EXAMPLE\nnote = mine\n[k]\n${KEYS}`)
    const wished = connect(book, 's', { session: 'take-out' })
    const edits = wished.ok && wished.intent.kind === 'edit' ? wished.intent.edits : []
    const gone = edits.filter(({ value }) => value === null).map(({ setting }) => setting)
    expect(gone.toSorted()).toEqual(
      [
        'aws_access_key_id',
        'aws_secret_access_key',
        'aws_security_token',
        'aws_session_token',
        'expiration',
      ].toSorted(),
    )
    expect(connect(book, 'k', { session: 'take-out' })).toMatchObject({ ok: false, code: 'no-session' })
  })

  test('takes the name of a session that is still to come, not any name', () => {
    const book = bookOf('[profile base]\nmfa_serial = arn:aws:iam::111122223333:mfa/p\n', `[base]\n${KEYS}`)
    expect(connect(book, 'base-mfa')).toMatchObject({ ok: true, name: 'base-mfa', intent: { kind: 'add' } })
    expect(connect(book, 'base-other')).toMatchObject({ ok: false, code: 'no-such-profile' })
  })

  test('refuses a name that no command can carry, and one that is taken', () => {
    const book = bookOf('[profile a]\n[profile b]\n[profile "x #1"]\n')
    expect(connect(book, 'x #1')).toMatchObject({ ok: false, code: 'value-not-writable' })
    expect(connect(book, 'a', { as: 'b' })).toMatchObject({ ok: false, code: 'already-there' })
    expect(connect(book, 'a', { as: 'a' })).toMatchObject({ ok: false, code: 'same-name' })
  })
})
