import { describe, expect, test } from 'vitest'
import { resolveIamTarget } from '../../../app/chain/iam-target.ts'
import { factsOf } from './facts.ts'

const target = (given: Parameters<typeof factsOf>[0]) => resolveIamTarget(factsOf({ profile: 'dev', ...given }))
const dev = (lines: string): string => `[profile dev]\n${lines}\n`

describe('where an IAM call goes', () => {
  // Answers of botocore 1.43.11's own EndpointProvider for IAM's rule set.
  test.each([
    ['eu-central-1', 'us-east-1', 'https://iam.amazonaws.com'],
    ['aws-global', 'us-east-1', 'https://iam.amazonaws.com'],
    ['cn-northwest-1', 'cn-north-1', 'https://iam.cn-north-1.amazonaws.com.cn'],
    ['us-gov-east-1', 'us-gov-west-1', 'https://iam.us-gov.amazonaws.com'],
    ['eusc-de-east-1', 'eusc-de-east-1', 'https://iam.eusc-de-east-1.amazonaws.eu'],
    ['us-iso-west-1', 'us-iso-east-1', 'https://iam.us-iso-east-1.c2s.ic.gov'],
    ['us-isob-east-1', 'us-isob-east-1', 'https://iam.us-isob-east-1.sc2s.sgov.gov'],
    ['eu-isoe-west-1', 'eu-isoe-west-1', 'https://iam.eu-isoe-west-1.cloud.adc-e.uk'],
    ['us-isof-south-1', 'us-isof-south-1', 'https://iam.us-isof-south-1.csp.hci.ic.gov'],
    ['us-east-2-fips', 'us-east-1', 'https://iam-fips.amazonaws.com'],
  ])('a profile in %s signs for %s at its partition’s one address', (region, signing, url) => {
    expect(target({ config: dev(`region = ${region}`) })).toEqual({
      region: signing,
      url,
      endpoint: null,
      caBundle: null,
    })
  })

  test.each([
    ['cn-north-1', 'fips', 'cn-northwest-1', 'https://iam-fips.amazonaws.com.cn'],
    ['us-iso-east-1', 'fips', 'us-iso-east-1', 'https://iam-fips.us-iso-east-1.c2s.ic.gov'],
    ['us-gov-west-1', 'fips', 'us-gov-west-1', 'https://iam.us-gov.amazonaws.com'],
    ['eu-west-1', 'dualstack', 'us-east-1', 'https://iam.global.api.aws'],
    ['us-isof-south-1', 'dualstack', 'us-isof-south-1', 'https://iam.api.aws.hci.ic.gov'],
  ])('%s with %s', (region, kind, signing, url) => {
    const config = dev(`region = ${region}\nuse_${kind}_endpoint = true`)
    expect(target({ config })).toMatchObject({ region: signing, url })
  })

  test('a profile without a region is in the commercial partition', () => {
    expect(target({ config: dev('') })).toMatchObject({ region: 'us-east-1', url: 'https://iam.amazonaws.com' })
  })

  test('a configured endpoint counts: the variable of IAM, the general one, the services section, the profile', () => {
    const config = `${dev('region = eu-west-1\nservices = local\nendpoint_url = http://profile')}[services local]\niam =\n  endpoint_url = http://services\n`
    const both = { AWS_ENDPOINT_URL_IAM: 'http://iam', AWS_ENDPOINT_URL: 'http://general' }
    expect(target({ config, environment: both })).toMatchObject({ region: 'us-east-1', url: 'http://iam' })
    expect(target({ config, environment: { AWS_ENDPOINT_URL: 'http://general' } }).url).toBe('http://general')
    expect(target({ config, environment: { AWS_ENDPOINT_URL_STS: 'http://sts' } }).url).toBe('http://services')
    expect(target({ config: dev('endpoint_url = http://profile') }).url).toBe('http://profile')
  })

  test('a FIPS region stays one beside an STS of one’s own', () => {
    const environment = { AWS_ENDPOINT_URL_STS: 'http://sts' }
    expect(target({ config: dev('region = us-east-1-fips'), environment }).url).toBe('https://iam-fips.amazonaws.com')
  })

  test('private certificate authorities are the profile’s', () => {
    expect(target({ config: dev('ca_bundle = /etc/company.pem') }).caBundle).toBe('/etc/company.pem')
  })
})
