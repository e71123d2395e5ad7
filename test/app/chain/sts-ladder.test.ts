import { describe, expect, test } from 'vitest'
import type { ToolId } from '../../../app/chain/model.ts'
import { stsEndpointOf, stsLadder } from '../../../app/chain/sts-ladder.ts'
import { resolveStsTarget } from '../../../app/chain/sts-target.ts'
import { KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import { CONFIG, factsOf } from './facts.ts'

const TOOLS: readonly ToolId[] = KNOWN_TOOLS.map(({ id }) => id)
const URLS =
  '[default]\nservices = mine\nendpoint_url = https://all\nregion = eu-west-1\n[services mine]\nsts =\n  endpoint_url = https://sts\n'

const urlOf = (tool: ToolId, given: Parameters<typeof factsOf>[0]): string | null =>
  stsLadder(factsOf(given), tool).find(({ state }) => state === 'wins')?.url ?? null

describe('the STS endpoint of a tool', () => {
  test('comes from the service’s variable, the general one, the services section, the profile, in this order', () => {
    const environment = { AWS_ENDPOINT_URL_STS: 'https://one', AWS_ENDPOINT_URL: 'https://two' }
    for (const tool of TOOLS) {
      expect(urlOf(tool, { config: URLS, environment })).toBe('https://one')
      expect(urlOf(tool, { config: URLS, environment: { AWS_ENDPOINT_URL: 'https://two' } })).toBe('https://two')
    }
    expect(urlOf('aws-cli-v2', { config: URLS })).toBe('https://sts')
    expect(urlOf('aws-cli-v2', { config: URLS.replace('services = mine\n', '') })).toBe('https://all')
    expect(stsLadder(factsOf({ config: URLS }), 'aws-cli-v2').map(({ state }) => state)).toEqual([
      'absent',
      'absent',
      'wins',
      'shadowed',
      'shadowed',
    ])
  })

  test('is the regional one of the tool’s own region', () => {
    const environment = { AWS_REGION: 'cn-north-1', AWS_DEFAULT_REGION: 'eu-west-1' }
    expect(urlOf('sdk-java-v2', { environment })).toBe('https://sts.cn-north-1.amazonaws.com.cn')
    expect(urlOf('boto3', { environment })).toBe('https://sts.eu-west-1.amazonaws.com')
  })

  test('is the global one in legacy mode, where the tool knows it and the region is an old one', () => {
    const environment = { AWS_STS_REGIONAL_ENDPOINTS: 'legacy', AWS_DEFAULT_REGION: 'eu-west-1' }
    expect(urlOf('boto3', { environment })).toBe('https://sts.amazonaws.com')
    expect(urlOf('aws-cli-v2', { environment })).toBe('https://sts.eu-west-1.amazonaws.com')
    expect(urlOf('boto3', { environment: { ...environment, AWS_DEFAULT_REGION: 'eu-south-1' } })).toContain(
      'eu-south-1',
    )
  })

  test('is looked for in legacy mode where each tool looks, and newer tools have none', () => {
    const environment = {
      AWS_STS_REGIONAL_ENDPOINTS: 'legacy',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_REGION: 'eu-west-1',
    }
    const global = TOOLS.filter((tool) => urlOf(tool, { environment }) === 'https://sts.amazonaws.com')
    expect(global.toSorted()).toEqual(['aws-cli-v1', 'boto3', 'sdk-php', 'sdk-ruby'])
    const { AWS_STS_REGIONAL_ENDPOINTS: _variable, ...regions } = environment
    const named = { ...regions, AWS_PROFILE: 'dev' }
    const lines = 'sts_regional_endpoints = legacy\n'
    const inConfig = (tool: ToolId, header: string) =>
      urlOf(tool, { environment: named, config: `[${header}]\n${lines}` })
    expect(inConfig('sdk-ruby', 'profile dev')).toBe('https://sts.amazonaws.com')
    expect(inConfig('sdk-php', 'profile dev')).toBe('https://sts.eu-west-1.amazonaws.com')
    expect(urlOf('sdk-php', { environment: regions, config: `[default]\n${lines}` })).toBe('https://sts.amazonaws.com')
    const credentials = `[dev]\n${lines}`
    expect(urlOf('boto3', { environment: named, credentials })).toBe('https://sts.amazonaws.com')
    expect(urlOf('sdk-php', { environment: named, credentials })).toBe('https://sts.eu-west-1.amazonaws.com')
  })

  test('follows FIPS and dual-stack, in every tool, and legacy mode does not count there', () => {
    const environment = {
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_STS_REGIONAL_ENDPOINTS: 'legacy',
    }
    const fips = { ...environment, AWS_USE_FIPS_ENDPOINT: 'true' }
    const config = '[default]\nuse_dualstack_endpoint = true\n'
    for (const tool of TOOLS) {
      expect(urlOf(tool, { environment: fips })).toBe('https://sts-fips.eu-west-1.amazonaws.com')
      expect(urlOf(tool, { environment, config })).toBe('https://sts.eu-west-1.api.aws')
    }
  })

  test('of AWS CLI v2 is the one Lanyard calls, unless there is no region', () => {
    const cases = [
      {},
      { AWS_USE_FIPS_ENDPOINT: 'true' },
      { AWS_ENDPOINT_URL: 'https://two' },
      { AWS_REGION: 'us-gov-west-1' },
      { AWS_REGION: 'us-east-2-fips' },
    ].map((environment) => ({ environment: { AWS_REGION: 'eu-west-1', ...environment }, config: URLS }))
    for (const given of cases) expect(resolveStsTarget(factsOf(given)).url).toBe(urlOf('aws-cli-v2', given))
    expect(stsEndpointOf(factsOf({}), 'aws-cli-v2')).toMatchObject({ url: 'https://sts.amazonaws.com' })
    expect(resolveStsTarget(factsOf({})).url).toBe('https://sts.us-east-1.amazonaws.com')
  })

  test('is configured nowhere where configured endpoints are ignored', () => {
    const config = `${URLS.replace('[services', 'ignore_configured_endpoint_urls = true\n[services')}`
    expect(urlOf('aws-cli-v2', { config })).toBe('https://sts.eu-west-1.amazonaws.com')
  })

  test('without a region is the tool’s default, or none', () => {
    expect(urlOf('boto3', {})).toBe('https://sts.amazonaws.com')
    expect(urlOf('sdk-js-v3', {})).toBe('https://sts.us-east-1.amazonaws.com')
    expect(urlOf('sdk-go-v2', {})).toBeNull()
  })

  test('says where it stands', () => {
    const [rung] = stsLadder(factsOf({ config: URLS }), 'boto3').filter(({ state }) => state === 'wins')
    expect(rung?.origin).toMatchObject({ kind: 'setting', file: CONFIG, section: 'services mine' })
  })
})
