import { describe, expect, test } from 'vitest'
import { regionLadder, resolveRegion } from '../../../app/chain/region.ts'
import { CREDENTIALS, factsOf } from './facts.ts'

const config = '[profile dev]\nregion = us-west-2\n'

describe('the region', () => {
  test('comes from AWS_REGION, then AWS_DEFAULT_REGION, then the profile, for AWS CLI v2', () => {
    const environment = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'sa-east-1' }
    expect(resolveRegion(factsOf({ config, environment, profile: 'dev' }), 'aws-cli-v2')).toEqual({
      value: 'eu-west-1',
      origin: { kind: 'variable', name: 'AWS_REGION' },
    })
    const later = factsOf({ config, environment: { AWS_DEFAULT_REGION: 'sa-east-1' }, profile: 'dev' })
    expect(resolveRegion(later, 'aws-cli-v2')?.value).toBe('sa-east-1')
    expect(resolveRegion(later, 'sdk-js-v3')?.value).toBe('us-west-2')
  })

  test('of the credentials file comes before that of config', () => {
    const facts = factsOf({ config, credentials: '[dev]\nregion = ap-south-1\n', profile: 'dev' })
    for (const tool of ['aws-cli-v2', 'sdk-js-v3'] as const)
      expect(resolveRegion(facts, tool)).toEqual({
        value: 'ap-south-1',
        origin: { kind: 'setting', file: CREDENTIALS, line: 2, section: 'dev', setting: 'region' },
      })
  })

  test('may be the empty text: both tools take a variable that is set to nothing', () => {
    const facts = factsOf({ config, environment: { AWS_REGION: '' }, profile: 'dev' })
    for (const tool of ['aws-cli-v2', 'sdk-js-v3'] as const) expect(resolveRegion(facts, tool)?.value).toBe('')
  })

  test('shows every place it may come from, and which one wins', () => {
    const facts = factsOf({ config, environment: { AWS_DEFAULT_REGION: 'sa-east-1' }, profile: 'dev' })
    expect(regionLadder(facts, 'aws-cli-v2').map(({ id, value, state }) => [id, value, state])).toEqual([
      ['AWS_REGION', null, 'absent'],
      ['AWS_DEFAULT_REGION', 'sa-east-1', 'wins'],
      ['profile', 'us-west-2', 'shadowed'],
      ['instance-metadata', null, 'not-probed'],
    ])
  })
})
