import { chainText } from '../text/chain-text.ts'
import { sessionVariable } from './botocore-rules.ts'
import { caBundleOf, configuredEndpoint, isTrue } from './configured-endpoint.ts'
import type { Subject } from './engine-model.ts'
import type { ChainFacts, Evidence } from './model.ts'
import { partitionOf } from './partitions.ts'
import { resolveRegion } from './region.ts'
import { subjectOf } from './subject.ts'
import { awsCliV2 } from './tools/aws-cli-v2.ts'

/** Where a GetSessionToken call goes, and why there. */
export type StsTarget = {
  /** The region that signs; a FIPS pseudo region (`us-east-1-fips`) is already its real one. */
  readonly region: string
  readonly regionOrigin: Evidence
  /** `assumed`: none was found, so us-east-1. */
  readonly regionFound: 'found' | 'assumed'
  /** The configured endpoint; null: the SDK's own rules give {@link url}. */
  readonly endpoint: string | null
  readonly endpointOrigin: Evidence | null
  /** What will be called. */
  readonly url: string
  readonly useFips: boolean
  readonly useDualstack: boolean
  /** Always false: AWS CLI v2 has no legacy mode (its `configprovider.py` lacks `sts_regional_endpoints`). */
  readonly legacyGlobal: boolean
  /** Path of extra certificate authorities, as written. */
  readonly caBundle: string | null
  readonly reason: string
  /** What AWS CLI would stop at; Lanyard goes on without it. */
  readonly problem: string | null
}

/**
 * Region, endpoint and certificates of an STS call as AWS CLI v2 resolves them for the facts' profile
 * (branch v2: `configprovider.py`, `args.py`, `client.py`; STS endpoint rule set of botocore 1.43).
 */
export function resolveStsTarget(facts: ChainFacts): StsTarget {
  const subject = subjectOf(facts, awsCliV2, awsCliV2.select(facts))
  const found = resolveRegion(facts, awsCliV2.id)
  const written = found?.value || 'us-east-1'
  const region = written.replace('fips-', '').replace('-fips', '')
  const { endpoint, problem } = configuredEndpoint(subject, 'sts')
  const useFips = !endpoint && (region !== written || isTrue(subject, 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'))
  const useDualstack = !endpoint && isTrue(subject, 'AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint')
  const signing = region === 'aws-global' && !endpoint ? 'us-east-1' : region
  return {
    region: signing,
    regionOrigin: found?.value ? found.origin : { kind: 'default' },
    regionFound: found?.value ? 'found' : 'assumed',
    endpoint: endpoint?.url ?? null,
    endpointOrigin: endpoint?.origin ?? null,
    url: endpoint?.url ?? stsUrl(region, useFips, useDualstack),
    useFips,
    useDualstack,
    legacyGlobal: false,
    caBundle: caBundleOf(subject),
    reason: reasonOf(subject, { isAssumed: !found?.value, isCustom: endpoint !== null, region, useFips, useDualstack }),
    problem,
  }
}

/** The STS endpoint rule set (`data/sts/2011-06-15/endpoint-rule-set-1.json`, botocore 1.43). */
function stsUrl(region: string, useFips: boolean, useDualstack: boolean): string {
  const partition = partitionOf(region)
  const suffix = useDualstack ? partition.dualstackSuffix : partition.suffix
  if (useFips && useDualstack) return `https://sts-fips.${region}.${suffix}`
  if (useFips)
    return partition.id === 'aws-us-gov'
      ? `https://sts.${region}.amazonaws.com`
      : `https://sts-fips.${region}.${suffix}`
  if (region === 'aws-global' && !useDualstack) return 'https://sts.amazonaws.com'
  return `https://sts.${region}.${suffix}`
}

type Choice = {
  readonly isAssumed: boolean
  readonly isCustom: boolean
  readonly region: string
  readonly useFips: boolean
  readonly useDualstack: boolean
}

function reasonOf(subject: Subject, choice: Choice): string {
  const legacy = sessionVariable(subject, 'AWS_STS_REGIONAL_ENDPOINTS', 'sts_regional_endpoints') === 'legacy'
  const sentences = [
    ...(choice.isAssumed ? [chainText.stsAssumed] : []),
    ...(choice.isAssumed && isPlain(choice) ? [] : [endpointReason(choice)]),
    ...(legacy && !choice.isCustom ? [chainText.stsLegacyIgnored] : []),
  ]
  return sentences.join(' ')
}

/** The endpoint that follows from the region alone. */
const isPlain = ({ isCustom, useFips, useDualstack }: Choice): boolean => !isCustom && !useFips && !useDualstack

function endpointReason(choice: Choice): string {
  if (choice.isCustom) return chainText.stsConfigured
  if (choice.useFips) return choice.useDualstack ? chainText.stsFipsDualstack : chainText.stsFips
  if (choice.useDualstack) return chainText.stsDualstack
  return choice.region === 'aws-global' ? chainText.stsGlobal : chainText.stsRegional
}
