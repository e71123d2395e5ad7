import { caBundleOf, configuredEndpoint, isTrue } from './configured-endpoint.ts'
import type { ChainFacts } from './model.ts'
import { partitionOf } from './partitions.ts'
import { resolveRegion } from './region.ts'
import { subjectOf } from './subject.ts'
import { awsCliV2 } from './tools/aws-cli-v2.ts'

/** Where a call of IAM goes. */
export type IamTarget = {
  /** The region that signs: IAM has one for a whole partition. */
  readonly region: string
  readonly url: string
  /** The configured endpoint; null: IAM's own rules give {@link url}. */
  readonly endpoint: string | null
  /** Path of extra certificate authorities, as written. */
  readonly caBundle: string | null
}

/** One partition's IAM: the region that signs, and its hosts. */
type Site = {
  readonly region: string
  readonly host: string
  readonly dualstack: string
  readonly fips: string
  readonly fipsDualstack: string
  /** The region that signs at the FIPS hosts, where it is another one. */
  readonly fipsRegion?: string
}

const COMMERCIAL: Site = {
  region: 'us-east-1',
  host: 'iam.amazonaws.com',
  dualstack: 'iam.global.api.aws',
  fips: 'iam-fips.amazonaws.com',
  fipsDualstack: 'iam-fips.global.api.aws',
}

/** The IAM endpoint rule set (`data/iam/2010-05-08/endpoint-rule-set-1.json`, botocore 1.43). */
const SITES: ReadonlyMap<string, Site> = new Map<string, Site>([
  ['aws', COMMERCIAL],
  [
    'aws-cn',
    {
      region: 'cn-north-1',
      host: 'iam.cn-north-1.amazonaws.com.cn',
      dualstack: 'iam.global.api.amazonwebservices.com.cn',
      fips: 'iam-fips.amazonaws.com.cn',
      fipsDualstack: 'iam-fips.api.amazonwebservices.com.cn',
      fipsRegion: 'cn-northwest-1',
    },
  ],
  [
    'aws-us-gov',
    {
      region: 'us-gov-west-1',
      host: 'iam.us-gov.amazonaws.com',
      dualstack: 'iam.us-gov.api.aws',
      fips: 'iam.us-gov.amazonaws.com',
      fipsDualstack: 'iam.us-gov.api.aws',
    },
  ],
  ['aws-eusc', siteAlone('eusc-de-east-1', 'amazonaws.eu', 'api.amazonwebservices.eu', 'without-region')],
  ['aws-iso', siteAlone('us-iso-east-1', 'c2s.ic.gov', 'api.aws.ic.gov', 'with-region')],
  ['aws-iso-b', siteAlone('us-isob-east-1', 'sc2s.sgov.gov', 'api.aws.scloud', 'with-region')],
  ['aws-iso-e', siteAlone('eu-isoe-west-1', 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk', 'without-region')],
  ['aws-iso-f', siteAlone('us-isof-south-1', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov', 'without-region')],
])

function siteAlone(
  region: string,
  suffix: string,
  dualstackSuffix: string,
  fips: 'with-region' | 'without-region',
): Site {
  return {
    region,
    host: `iam.${region}.${suffix}`,
    dualstack: `iam.${dualstackSuffix}`,
    fips: fips === 'with-region' ? `iam-fips.${region}.${suffix}` : `iam-fips.${suffix}`,
    fipsDualstack: `iam-fips.${dualstackSuffix}`,
  }
}

/**
 * Endpoint and certificates of an IAM call as AWS CLI v2 resolves them for the facts' profile. One difference: a custom endpoint is signed
 * for the partition's region too, the only one that IAM takes behind a proxy; the tool signs for the profile's.
 */
export function resolveIamTarget(facts: ChainFacts): IamTarget {
  const subject = subjectOf(facts, awsCliV2, awsCliV2.select(facts))
  const written = resolveRegion(facts, awsCliV2.id)?.value || 'us-east-1'
  const plain = written.replace('fips-', '').replace('-fips', '')
  const site = SITES.get(partitionOf(plain).id) ?? COMMERCIAL
  const caBundle = caBundleOf(subject)
  const { endpoint } = configuredEndpoint(subject, 'iam')
  if (endpoint !== null) return { region: site.region, url: endpoint.url, endpoint: endpoint.url, caBundle }
  const fips = plain !== written || isTrue(subject, 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint')
  const dualstack = isTrue(subject, 'AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint')
  const region = fips ? (site.fipsRegion ?? site.region) : site.region
  return { region, url: `https://${hostOf(site, { fips, dualstack })}`, endpoint: null, caBundle }
}

type Variant = { readonly fips: boolean; readonly dualstack: boolean }

function hostOf(site: Site, { fips, dualstack }: Variant): string {
  if (fips) return dualstack ? site.fipsDualstack : site.fips
  return dualstack ? site.dualstack : site.host
}
