import { filledValue } from '../profile/settings.ts'
import { chainText } from '../text/chain-text.ts'
import { sessionVariable } from './botocore-rules.ts'
import { caBundleOf, configuredEndpoint } from './configured-endpoint.ts'
import type { Subject } from './engine-model.ts'
import type { ChainFacts, Evidence } from './model.ts'
import { partitionOf, partitionOfArn } from './partitions.ts'
import { resolveRegion } from './region.ts'
import { type EndpointLook, endpointLookOf, endpointReason, isPlain, stsUrl } from './sts-url.ts'
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
 * (branch v2: `configprovider.py`, `args.py`, `client.py`; STS endpoint rule set of botocore 1.43). Where no region is set AWS CLI asks us-east-1, also
 * for keys of China or GovCloud, which nobody there knows; here a role or device that is asked for (`asked`, ARNs), else the
 * profile's own, says which partition is meant.
 */
export function resolveStsTarget(facts: ChainFacts, asked: readonly string[] = []): StsTarget {
  const subject = subjectOf(facts, awsCliV2, awsCliV2.select(facts))
  const found = resolveRegion(facts, awsCliV2.id)
  const written = found?.value || homeOf(facts, subject, asked)
  const { endpoint, problem } = configuredEndpoint(subject, 'sts')
  const wished = endpointLookOf(subject, written)
  // At a configured endpoint FIPS and dual-stack settings do not count.
  const look = endpoint ? { region: wished.region, useFips: false, useDualstack: false } : wished
  const { region, useFips, useDualstack } = look
  const signing = region === 'aws-global' && !endpoint ? 'us-east-1' : region
  return {
    region: signing,
    regionOrigin: found?.value ? found.origin : { kind: 'default' },
    regionFound: found?.value ? 'found' : 'assumed',
    endpoint: endpoint?.url ?? null,
    endpointOrigin: endpoint?.origin ?? null,
    url: endpoint?.url ?? stsUrl(look),
    useFips,
    useDualstack,
    legacyGlobal: false,
    caBundle: caBundleOf(subject),
    reason: reasonOf(subject, { isAssumed: !found?.value, isCustom: endpoint !== null, look }),
    problem,
  }
}

/** The region to ask where none is set: of the partition that the first of these ARNs belongs to. */
function homeOf({ book }: ChainFacts, { profile }: Subject, asked: readonly string[]): string {
  const settings = book.byName.get(profile.name)?.settings
  const own = ['role_arn', 'mfa_serial'].map((name) => (settings === undefined ? null : filledValue(settings, name)))
  const known = [...asked, ...own].map((arn) => (arn === null ? null : partitionOfArn(arn)))
  return known.find((partition) => partition !== null)?.home ?? partitionOf('').home
}

type Choice = {
  readonly isAssumed: boolean
  readonly isCustom: boolean
  readonly look: EndpointLook
}

function reasonOf(subject: Subject, { isAssumed, isCustom, look }: Choice): string {
  const legacy = sessionVariable(subject, 'AWS_STS_REGIONAL_ENDPOINTS', 'sts_regional_endpoints') === 'legacy'
  const sentences = [
    ...(isAssumed ? [chainText.stsAssumed(look.region)] : []),
    ...(isCustom ? [chainText.stsConfigured] : isAssumed && isPlain(look) ? [] : [endpointReason(look)]),
    ...(legacy && !isCustom ? [chainText.stsLegacyIgnored] : []),
  ]
  return sentences.join(' ')
}
