import { chainText } from '../text/chain-text.ts'
import { isTrue } from './configured-endpoint.ts'
import type { Subject } from './engine-model.ts'
import { partitionOf } from './partitions.ts'

/** What an STS endpoint follows from where nobody configured one. */
export type EndpointLook = {
  /** A FIPS pseudo region (`us-east-1-fips`) is already its real one. */
  readonly region: string
  readonly useFips: boolean
  readonly useDualstack: boolean
}

/**
 * The look that variables, the profile and the region `written` there ask for. Every tool has both switches (AWS SDKs and Tools Reference
 * Guide, "Dual-stack and FIPS endpoints"); pseudo regions are botocore's (`client.py`, `_normalize_fips_region`).
 */
export function endpointLookOf(subject: Subject, written: string): EndpointLook {
  const region = subject.dialect === 'botocore' ? written.replace('fips-', '').replace('-fips', '') : written
  return {
    region,
    useFips: region !== written || isTrue(subject, 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    useDualstack: isTrue(subject, 'AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
  }
}

/** The endpoint that follows from the region alone. */
export const isPlain = ({ useFips, useDualstack }: EndpointLook): boolean => !useFips && !useDualstack

/** The STS endpoint rule set (`data/sts/2011-06-15/endpoint-rule-set-1.json`, botocore 1.43). */
export function stsUrl({ region, useFips, useDualstack }: EndpointLook): string {
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

/** Why it is that endpoint, in a sentence. */
export function endpointReason(look: EndpointLook): string {
  if (look.useFips) return look.useDualstack ? chainText.stsFipsDualstack : chainText.stsFips
  if (look.useDualstack) return chainText.stsDualstack
  return look.region === 'aws-global' ? chainText.stsGlobal : chainText.stsRegional
}
