import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { wantedFacts } from '../../../app/chain/wanted.ts'
import { bookOf } from './facts.ts'

const config = `
[profile top]
role_arn = arn:aws:iam::111122223333:role/Admin
mfa_serial = arn:aws:iam::111122223333:mfa/me
source_profile = below
[profile below]
sso_session = corp
[profile legacy]
sso_start_url = https://corp.example/start
[profile web]
web_identity_token_file = /run/token
[profile login]
login_session = arn:me
`

describe('what explaining needs from the disk', () => {
  test('follows source profiles of the named ones', () => {
    const wanted = wantedFacts(bookOf({ config }), new Map(), ['top'])
    expect(wanted.map((wish) => wish.kind)).toEqual(['role-cache', 'sso-token'])
    expect(wanted).toContainEqual({ kind: 'sso-token', key: 'corp' })
  })

  test('covers every profile, and the files that variables name', () => {
    const wanted = wantedFacts(bookOf({ config }), new Map([['AWS_WEB_IDENTITY_TOKEN_FILE', '/env/token']]), 'all')
    expect(wanted).toEqual(
      expect.arrayContaining([
        { kind: 'token-file', path: '/env/token' },
        { kind: 'token-file', path: '/run/token' },
        { kind: 'sso-token', key: 'https://corp.example/start' },
        { kind: 'login-token', session: 'arn:me' },
      ]),
    )
  })

  test('names AWS CLI’s role cache as AWS CLI does', () => {
    const [wish] = wantedFacts(bookOf({ config }), new Map(), ['top'])
    const keyText = wish?.kind === 'role-cache' ? wish.keyText : ''
    expect(createHash('sha1').update(keyText).digest('hex')).toBe('adb844166a029e21ac5deefc31f9720cc25b2315')
  })

  test('ends on source profiles that go in a circle', () => {
    const round = '[profile a]\nsource_profile = b\n[profile b]\nsource_profile = a\n'
    expect(wantedFacts(bookOf({ config: round }), new Map(), 'all')).toEqual([])
  })
})
