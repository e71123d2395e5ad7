import { describe, expect, test } from 'vitest'
import { compareVerdicts } from '../../../app/chain/compare.ts'
import { explain } from '../../../app/chain/explain.ts'
import type { ToolId, Verdict } from '../../../app/chain/model.ts'
import { cache, factsOf, NOW } from './facts.ts'

const KEYS = 'aws_access_key_id = AKIAFILE\naws_secret_access_key = x\n'
const SSO = 'sso_account_id = 111122223333\nsso_role_name = Dev\nsso_start_url = https://x\nsso_region = eu-west-1\n'

const verdictsOf = (given: Parameters<typeof factsOf>[0], ...tools: readonly ToolId[]): readonly Verdict[] =>
  tools.map((tool) => explain(factsOf(given), tool))

describe('verdicts side by side', () => {
  test('part where AWS CLI v2 takes SSO and the JavaScript SDK the keys', () => {
    const given = {
      config: `[profile prod]\n${SSO}`,
      credentials: `[prod]\n${KEYS}`,
      profile: 'prod',
      external: { ssoTokens: new Map([['https://x', cache('/c')]]) },
    }
    const { agree, partings, rungs } = compareVerdicts(verdictsOf(given, 'aws-cli-v2', 'sdk-js-v3'))
    expect(agree).toBe(false)
    expect(partings).toContainEqual({ what: 'provider', values: ['sso', 'profile-keys'] })
    expect(rungs).toContainEqual({ provider: 'profile-keys', states: [null, 'wins'], parts: true })
  })

  test('agree where the keys of one line are called by two names', () => {
    const given = { credentials: `[prod]\n${KEYS}`, profile: 'prod' }
    const { agree, partings } = compareVerdicts(verdictsOf(given, 'aws-cli-v2', 'sdk-js-v3'))
    expect(agree).toBe(true)
    expect(partings).toEqual([{ what: 'provider', values: ['credentials-file', 'profile-keys'] }])
  })

  test('show what an edit changes for one tool', () => {
    const before = verdictsOf({ credentials: `[prod]\n${KEYS}`, profile: 'prod' }, 'aws-cli-v2')
    const after = verdictsOf({ credentials: '[prod]\nregion = x\n', profile: 'prod' }, 'aws-cli-v2')
    expect(compareVerdicts([...before, ...after]).partings).toContainEqual({
      what: 'outcome',
      values: ['resolved', 'none'],
    })
  })

  test('of none or one part nowhere', () => {
    expect(compareVerdicts([])).toEqual({ agree: true, partings: [], rungs: [] })
    expect(compareVerdicts(verdictsOf({}, 'boto3'))).toMatchObject({ agree: true, partings: [] })
  })
})

describe('the state of the winner', () => {
  const session = (ends: string) => `[prod]\n${KEYS}aws_session_token = x\nx_security_token_expires = ${ends}\n`

  test('says when temporary keys end, in every tool that reads them', () => {
    const given = { credentials: session('2026-11-05T13:00:00Z'), profile: 'prod' }
    for (const verdict of verdictsOf(
      given,
      'aws-cli-v2',
      'sdk-js-v3',
      'sdk-go-v2',
      'sdk-java-v2',
      'sdk-rust',
      'sdk-ruby',
    ))
      expect(verdict.winner).toMatchObject({ expiresAt: '2026-11-05T13:00:00Z', expired: false })
  })

  test('is over although it wins', () => {
    const given = { credentials: session('2026-11-05T11:00:00Z'), profile: 'prod' }
    for (const verdict of verdictsOf(given, 'boto3', 'sdk-kotlin', 'sdk-php')) {
      expect(verdict.winner).toMatchObject({ expiresAt: '2026-11-05T11:00:00Z', expired: true })
      expect(verdict.warnings.join()).toContain('does not fall through')
    }
  })

  test('follows the SSO token, unless the tool can renew it', () => {
    const given = (renewable: boolean) => ({
      config: `[profile prod]\n${SSO}`,
      profile: 'prod',
      external: { ssoTokens: new Map([['https://x', cache('/c', { renewable, expiresAt: NOW - 1000 })]]) },
    })
    expect(verdictsOf(given(false), 'aws-cli-v2')[0]?.winner).toMatchObject({ expired: true })
    expect(verdictsOf(given(true), 'aws-cli-v2')[0]?.winner).toMatchObject({ expiresAt: null, expired: false })
  })

  test('is not known for long-term keys', () => {
    const given = { credentials: `[prod]\n${KEYS}expiration = 2020-01-01T00:00:00Z\n`, profile: 'prod' }
    expect(verdictsOf(given, 'aws-cli-v2')[0]?.winner).toMatchObject({ expiresAt: null, expired: false })
  })
})
