import { describe, expect, test } from 'vitest'
import { resolveStsTarget } from '../../../app/chain/sts-target.ts'
import { CONFIG, factsOf } from './facts.ts'

const target = (given: Parameters<typeof factsOf>[0]) => resolveStsTarget(factsOf({ profile: 'dev', ...given }))
const dev = (lines: string): string => `[profile dev]\n${lines}\n`

describe('where an STS call goes', () => {
  test('is the regional endpoint of the profile', () => {
    expect(target({ config: dev('region = eu-west-1') })).toMatchObject({
      region: 'eu-west-1',
      regionFound: 'found',
      regionOrigin: { kind: 'setting', file: CONFIG, line: 2 },
      endpoint: null,
      url: 'https://sts.eu-west-1.amazonaws.com',
      problem: null,
    })
  })

  test('is us-east-1 where no region is found, and says so', () => {
    const found = target({ config: dev('') })
    expect(found).toMatchObject({ region: 'us-east-1', regionFound: 'assumed', regionOrigin: { kind: 'default' } })
    expect(found.reason).toContain('us-east-1')
  })

  test.each([
    ['mfa_serial = arn:aws-cn:iam::111122223333:mfa/phone', 'https://sts.cn-north-1.amazonaws.com.cn'],
    ['role_arn = arn:aws-us-gov:iam::111122223333:role/Admin', 'https://sts.us-gov-west-1.amazonaws.com'],
    ['role_arn = arn:aws-eusc:iam::111122223333:role/Admin', 'https://sts.eusc-de-east-1.amazonaws.eu'],
    ['mfa_serial = GAHT12345678', 'https://sts.us-east-1.amazonaws.com'],
    ['mfa_serial = arn:aws-new:iam::111122223333:mfa/phone', 'https://sts.us-east-1.amazonaws.com'],
  ])('is the first region of the partition that the profile is about, where no region is found: %s', (lines, url) => {
    expect(target({ config: dev(lines) })).toMatchObject({ regionFound: 'assumed', url })
  })

  test('is of the partition of the device that is asked for, and of a region that is set before all', () => {
    const device = ['arn:aws-cn:iam::111122223333:mfa/phone']
    const asked = (lines: string) => resolveStsTarget(factsOf({ profile: 'dev', config: dev(lines) }), device)
    expect(asked('')).toMatchObject({ region: 'cn-north-1', regionFound: 'assumed' })
    expect(asked('region = eu-west-1')).toMatchObject({ region: 'eu-west-1', regionFound: 'found' })
  })

  test.each([
    ['cn-north-1', 'https://sts.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'https://sts.us-gov-west-1.amazonaws.com'],
    ['eusc-de-east-1', 'https://sts.eusc-de-east-1.amazonaws.eu'],
    ['us-iso-east-1', 'https://sts.us-iso-east-1.c2s.ic.gov'],
    ['us-isob-east-1', 'https://sts.us-isob-east-1.sc2s.sgov.gov'],
    ['xx-new-1', 'https://sts.xx-new-1.amazonaws.com'],
    ['aws-global', 'https://sts.amazonaws.com'],
    ['us-east-2-fips', 'https://sts-fips.us-east-2.amazonaws.com'],
  ])('follows the partition of %s', (region, url) => {
    expect(target({ config: dev(`region = ${region}`) }).url).toBe(url)
  })

  test('signs for us-east-1 at the global endpoint', () => {
    expect(target({ config: dev('region = aws-global') }).region).toBe('us-east-1')
  })

  test.each([
    ['use_fips_endpoint = true', 'https://sts-fips.eu-west-1.amazonaws.com'],
    ['use_dualstack_endpoint = TRUE', 'https://sts.eu-west-1.api.aws'],
    ['use_fips_endpoint = true\nuse_dualstack_endpoint = true', 'https://sts-fips.eu-west-1.api.aws'],
    ['use_fips_endpoint = yes', 'https://sts.eu-west-1.amazonaws.com'],
  ])('follows %s', (lines, url) => {
    expect(target({ config: dev(`region = eu-west-1\n${lines}`) }).url).toBe(url)
  })

  test('lets a variable switch off what the profile switches on', () => {
    const config = dev('region = eu-west-1\nuse_fips_endpoint = true')
    expect(target({ config, environment: { AWS_USE_FIPS_ENDPOINT: 'false' } }).useFips).toBe(false)
  })

  test('prefers the variable of the service, then the general one, the services section, the profile', () => {
    const config = `${dev('region = eu-west-1\nservices = local\nendpoint_url = http://profile')}[services local]\nsts =\n  endpoint_url = http://services\n`
    const both = { AWS_ENDPOINT_URL_STS: 'http://service', AWS_ENDPOINT_URL: 'http://general' }
    expect(target({ config, environment: both }).url).toBe('http://service')
    expect(target({ config, environment: { ...both, AWS_ENDPOINT_URL_STS: '' } }).url).toBe('http://general')
    expect(target({ config })).toMatchObject({
      url: 'http://services',
      endpointOrigin: { file: CONFIG, line: 6, section: 'services local', setting: 'sts' },
    })
    expect(target({ config: dev('endpoint_url = http://profile') }).url).toBe('http://profile')
  })

  test('ignores FIPS and dual-stack at a custom endpoint, as AWS CLI does', () => {
    const found = target({ config: dev('use_fips_endpoint = true\nendpoint_url = http://x') })
    expect(found).toMatchObject({ useFips: false, useDualstack: false, endpoint: 'http://x' })
  })

  test.each([
    {
      environment: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', AWS_ENDPOINT_URL: 'http://general' },
      config: dev('region = eu-west-1'),
    },
    { config: dev('region = eu-west-1\nignore_configured_endpoint_urls = true\nendpoint_url = http://profile') },
  ])('ignores configured endpoints when told to', (given) => {
    expect(target(given)).toMatchObject({ endpoint: null, url: 'https://sts.eu-west-1.amazonaws.com' })
  })

  test('says once, and only once, that no region was set', () => {
    expect(target({}).reason).toBe('No region is set anywhere, so us-east-1 is used.')
    expect(target({ config: dev('endpoint_url = http://localhost:1') }).reason).toMatch(/^No region .* Set as a custom/)
    expect(target({ environment: { AWS_USE_FIPS_ENDPOINT: 'true' } }).reason).toMatch(/us-east-1 is used\. The FIPS/)
  })

  test('names a services section that is not there', () => {
    const found = target({ config: dev('region = eu-west-1\nservices = nowhere') })
    expect(found.problem).toContain('nowhere')
    expect(found.url).toBe('https://sts.eu-west-1.amazonaws.com')
  })

  test('stays regional under AWS_STS_REGIONAL_ENDPOINTS=legacy, which AWS CLI v2 does not read', () => {
    const found = target({ config: dev('region = us-east-1'), environment: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } })
    expect(found).toMatchObject({ legacyGlobal: false, url: 'https://sts.us-east-1.amazonaws.com' })
    expect(found.reason).toContain('sts_regional_endpoints')
  })

  test('takes certificate authorities from AWS_CA_BUNDLE, the profile, REQUESTS_CA_BUNDLE', () => {
    const config = dev('ca_bundle = /profile.pem')
    expect(target({ config, environment: { AWS_CA_BUNDLE: '/aws.pem' } }).caBundle).toBe('/aws.pem')
    expect(target({ config, environment: { REQUESTS_CA_BUNDLE: '/requests.pem' } }).caBundle).toBe('/profile.pem')
    expect(target({ environment: { REQUESTS_CA_BUNDLE: '/requests.pem' } }).caBundle).toBe('/requests.pem')
    expect(target({}).caBundle).toBeNull()
  })
})
