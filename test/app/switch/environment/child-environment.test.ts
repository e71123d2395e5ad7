import { describe, expect, test } from 'vitest'
import { explain } from '../../../../app/chain/explain.ts'
import { resolveRegion } from '../../../../app/chain/region.ts'
import { KNOWN_TOOLS } from '../../../../app/chain/tools/index.ts'
import { childEnvironment, type Variables } from '../../../../app/switch/environment/child-environment.ts'
import type { OpenedKeys } from '../../../../app/switch/environment/model.ts'
import { factsOf } from '../../chain/facts.ts'

const KEYS: OpenedKeys = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'EXAMPLE-secret',
  sessionToken: 'EXAMPLE-token',
  expiresAt: Date.UTC(2026, 10, 5, 21, 4),
}

/** The worst that a shell can have when a program is started from it. */
const WORST: Variables = {
  HOME: '/home/alice',
  AWS_PROFILE: 'gone',
  AWS_DEFAULT_PROFILE: 'gone-too',
  AWS_ACCESS_KEY_ID: 'AKIAOLDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'EXAMPLE-old',
  AWS_SESSION_TOKEN: 'EXAMPLE-old',
  AWS_SECURITY_TOKEN: 'EXAMPLE-old',
  AWS_CREDENTIAL_EXPIRATION: '2001-01-01T00:00:00Z',
  AWS_ACCESS_KEY: 'AKIAOLDEXAMPLE',
  AWS_SECRET_KEY: 'EXAMPLE-old',
  AWS_ACCOUNT_ID: '000000000000',
  AWS_REGION: 'old-region-1',
  AWS_DEFAULT_REGION: 'old-region-1',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/var/token',
  AWS_ROLE_ARN: 'arn:aws:iam::000000000000:role/old',
  LANYARD_SET_PROFILE: 'gone',
  LANYARD_SET_REGION: 'old-region-1',
  LANYARD_HERE: 'lanyard-active 1\nprofile=gone\n',
}

const CONFIG = `[default]
region = old-region-1
[profile dev]
region = eu-west-1
[profile other]
role_arn = arn:aws:iam::000000000000:role/other
source_profile = default
`
const CREDENTIALS = `[default]
aws_access_key_id = AKIADEFAULTEXAMPLE
aws_secret_access_key = EXAMPLE-default
[dev]
aws_access_key_id = ASIAEXAMPLE
aws_secret_access_key = EXAMPLE-secret
aws_session_token = EXAMPLE-token
`

const TOOLS = KNOWN_TOOLS.map(({ id }) => id)
const DEV = { profile: 'dev', region: 'eu-west-1' }
const seen = (environment: Variables) =>
  factsOf({ config: CONFIG, credentials: CREDENTIALS, environment: environment as Record<string, string> })

describe('a child with keys in its environment', () => {
  test.each(TOOLS)('uses them in %s, whatever its parent had', (tool) => {
    const facts = seen(childEnvironment(WORST, DEV, KEYS, 'exact'))
    expect(explain(facts, tool)).toMatchObject({
      outcome: 'resolved',
      winner: { provider: 'environment' },
      warnings: [],
    })
    expect(resolveRegion(facts, tool)?.value).toBe('eu-west-1')
  })

  test('has nothing of the keys that its parent had', () => {
    const { AWS_WEB_IDENTITY_TOKEN_FILE: _file, AWS_ROLE_ARN: _role, ...parent } = WORST
    const child = childEnvironment(parent, DEV, { ...KEYS, sessionToken: null, expiresAt: null }, 'exact')
    expect(JSON.stringify(child)).not.toMatch(/old|OLD|gone/)
    expect(child).not.toHaveProperty('AWS_SESSION_TOKEN')
    expect(child).toMatchObject({ HOME: '/home/alice', AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE' })
  })

  test('started from another such child has the inner keys alone', () => {
    const outer = childEnvironment(WORST, { profile: 'prod', region: 'us-east-1' }, KEYS, 'exact')
    const inner: OpenedKeys = { ...KEYS, accessKeyId: 'ASIAINNEREXAMPLE', sessionToken: null, expiresAt: null }
    expect(childEnvironment(outer, DEV, inner, 'exact')).toEqual({
      HOME: '/home/alice',
      AWS_ACCESS_KEY_ID: 'ASIAINNEREXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'EXAMPLE-secret',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_WEB_IDENTITY_TOKEN_FILE: '/var/token',
      AWS_ROLE_ARN: 'arn:aws:iam::000000000000:role/old',
      LANYARD_SET_PROFILE: 'dev',
    })
  })
})

describe('a child with a profile’s name alone', () => {
  test.each(TOOLS)('uses the profile in %s, whatever its parent had', (tool) => {
    const facts = seen(childEnvironment(WORST, DEV, null, 'exact'))
    const verdict = explain(facts, tool)
    expect(verdict).toMatchObject({ outcome: 'resolved', profile: { name: 'dev' }, winner: { profile: 'dev' } })
    expect(resolveRegion(facts, tool)?.value).toBe('eu-west-1')
  })

  test('has no key at all', () => {
    expect(JSON.stringify(childEnvironment(WORST, DEV, null, 'exact'))).not.toContain('EXAMPLE')
  })
})

describe('the region of a child', () => {
  const regionIn = (base: Variables) =>
    childEnvironment(base, { profile: 'dev', region: null }, null, 'exact')['AWS_REGION']

  test('is the person’s own where the profile has none, but not the one of another profile', () => {
    expect(regionIn({ AWS_REGION: 'us-west-2' })).toBe('us-west-2')
    expect(regionIn({ AWS_DEFAULT_REGION: 'us-west-2' })).toBe('us-west-2')
    expect(regionIn({ AWS_REGION: 'us-west-2', LANYARD_SET_REGION: 'us-west-2' })).toBeUndefined()
    expect(regionIn({ AWS_REGION: '$(x)' })).toBeUndefined()
  })
})

test('Windows tells names apart without their case', () => {
  const child = childEnvironment(
    { Path: 'x', aws_profile: 'gone', Aws_Secret_Access_Key: 'EXAMPLE' },
    DEV,
    null,
    'folded',
  )
  expect(child).toEqual({ Path: 'x', AWS_PROFILE: 'dev', AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' })
})
