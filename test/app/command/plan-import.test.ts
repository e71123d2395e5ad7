import { describe, expect, it } from 'vitest'
import type { Intent } from '../../../app/command/model.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import { done, refusal } from './planning.ts'

const KEY = 'AKIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

describe('an import', () => {
  const portal: Intent = {
    kind: 'import',
    profiles: [
      {
        name: '123456789012_Admin',
        settings: [
          { setting: 'aws_access_key_id', value: 'ASIAIOSFODNN7EXAMPLE', file: 'credentials' },
          { setting: 'aws_secret_access_key', value: makeSecret(SECRET), file: 'credentials' },
          { setting: 'aws_session_token', value: makeSecret('TOKEN/EXAMPLE='), file: 'credentials' },
        ],
        ssoSession: null,
      },
    ],
  }

  it('makes a new profile', () => {
    const result = done(null, null, portal)
    expect(result.credentials).toBe(
      `[123456789012_Admin]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\naws_session_token = TOKEN/EXAMPLE=\n`,
    )
    expect(result.title).toBe('Import profile 123456789012_Admin')
    expect(result.notes).toEqual([])
  })

  it('replaces a profile’s keys, takes away what spoke of the old ones, and says so', () => {
    const result = done(
      null,
      `[123456789012_Admin]\naws_access_key_id = ${KEY}\naws_secret_access_key = old\naws_security_token = old\nx_security_token_expires = 2026-01-01T00:00:00Z\noutput = json\n`,
      portal,
    )
    expect(result.credentials).toBe(
      `[123456789012_Admin]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\noutput = json\naws_session_token = TOKEN/EXAMPLE=\n`,
    )
    expect(result.notes.join()).toContain('long-term keys of “123456789012_Admin” will be replaced')
    expect(result.notes.join()).toContain('x_security_token_expires, aws_security_token of')
  })

  it('of long-term keys leaves no old token beside them', () => {
    const keys: Intent = {
      kind: 'import',
      profiles: [
        {
          name: 'a',
          settings: [
            { setting: 'aws_access_key_id', value: KEY, file: 'credentials' },
            { setting: 'aws_secret_access_key', value: makeSecret(SECRET), file: 'credentials' },
          ],
          ssoSession: null,
        },
      ],
    }
    const before = '[a]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = o\naws_session_token = o\n'
    expect(done(null, before, keys).credentials).toBe(
      `[a]\naws_access_key_id = ${KEY}\naws_secret_access_key = ${SECRET}\n`,
    )
  })

  const block: Intent = {
    kind: 'import',
    profiles: ['a', 'b'].map((name) => ({
      name,
      settings: [
        { setting: 'sso_session', value: 'corp', file: 'config' as const },
        { setting: 'region', value: 'eu-west-1', file: 'config' as const },
      ],
      ssoSession: { name: 'corp', settings: [{ setting: 'sso_region', value: 'eu-west-1' }] },
    })),
  }

  it('brings an SSO session once, and several profiles', () => {
    const result = done(null, null, block)
    expect(result.title).toBe('Import 2 profiles')
    expect(result.config.match(/\[sso-session corp\]\nsso_region = eu-west-1/g)).toHaveLength(1)
    expect(result.config).toContain('[profile b]\nsso_session = corp\nregion = eu-west-1\n')
  })

  it('sets a setting where it is in force', () => {
    const result = done(null, '[a]\nregion = x\n', block)
    expect(result.credentials).toBe('[a]\nregion = eu-west-1\n')
    expect(result.config).toContain('[profile a]\nsso_session = corp\n')
  })

  it('of nothing is refused', () => {
    expect(refusal(null, null, { kind: 'import', profiles: [] }).code).toBe('nothing-to-do')
  })

  it('of what is there already is refused', () => {
    const { config } = done(null, null, block)
    expect(refusal(config, null, block).code).toBe('nothing-to-do')
  })
})
