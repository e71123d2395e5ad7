import { describe, expect, test } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import { shadowOf } from '../../../app/chain/shadow.ts'
import { factsOf } from './facts.ts'

const KEYS = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n'
const ROLE = 'role_arn = arn:aws:iam::111122223333:role/R\n'
const WAYS = {
  role: `${ROLE}credential_source = Environment\n`,
  'web-identity': `${ROLE}web_identity_token_file = /t\n`,
  sso: 'sso_start_url = https://x\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n',
  login: 'login_session = arn:aws:iam::111122223333:user/u\n',
  process: 'credential_process = x\n',
} as const

const shadowIn = (config: string, credentials: string) => {
  const facts = factsOf({ config, credentials, profile: 'p' })
  const profile = facts.book.byName.get('p')
  if (profile === undefined) throw new Error('There is no profile p.')
  return { shadow: shadowOf(profile), verdict: explain(facts, 'aws-cli-v2') }
}

describe('keys beside another way to credentials', () => {
  test.each(Object.entries(WAYS))(
    'are hidden by %s, or hide it, exactly as AWS CLI v2 goes through them',
    (way, text) => {
      for (const keysIn of ['credentials', 'config'] as const) {
        const config = `[profile p]\n${text}${keysIn === 'config' ? KEYS : ''}`
        const { shadow, verdict } = shadowIn(config, keysIn === 'config' ? '' : `[p]\n${KEYS}`)
        const rungs = verdict.steps.map(({ id }) => id)
        const keysFirst = rungs.indexOf(`${keysIn}-file`) < rungs.indexOf(way === 'role' ? 'assume-role' : way)
        expect(shadow).toMatchObject({ way, keys: { in: keysIn } })
        expect(shadow?.message).toMatch(keysFirst ? /come first/ : /^The keys written here are not used/)
        expect(shadow?.place.file.endsWith(keysFirst || keysIn === 'config' ? 'config' : 'credentials')).toBe(true)
      }
    },
  )

  test('are not hidden by the role that starts from them, nor where they stand alone', () => {
    expect(shadowIn(`[profile p]\n${ROLE}source_profile = p\n`, `[p]\n${KEYS}`).shadow).toBeNull()
    expect(shadowIn('', `[p]\n${KEYS}`).shadow).toBeNull()
    expect(shadowIn(`[profile p]\n${WAYS.sso}`, '[p]\naws_access_key_id =\n').shadow).toBeNull()
  })
})
