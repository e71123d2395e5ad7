/** An AWS partition as far as endpoints need it. */
export type Partition = {
  readonly id: string
  readonly suffix: string
  readonly dualstackSuffix: string
  readonly regions: RegExp
}

/** What a region that no pattern knows belongs to, as in every SDK. */
const COMMERCIAL: Partition = {
  id: 'aws',
  suffix: 'amazonaws.com',
  dualstackSuffix: 'api.aws',
  regions: /^((us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+|aws-global)$/,
}

/** `data/partitions.json` of botocore 1.43: DNS suffixes, and which region names belong where. */
const PARTITIONS: readonly Partition[] = [
  COMMERCIAL,
  {
    id: 'aws-cn',
    suffix: 'amazonaws.com.cn',
    dualstackSuffix: 'api.amazonwebservices.com.cn',
    regions: /^(cn-\w+-\d+|aws-cn-global)$/,
  },
  {
    id: 'aws-us-gov',
    suffix: 'amazonaws.com',
    dualstackSuffix: 'api.aws',
    regions: /^(us-gov-\w+-\d+|aws-us-gov-global)$/,
  },
  {
    id: 'aws-eusc',
    suffix: 'amazonaws.eu',
    dualstackSuffix: 'api.amazonwebservices.eu',
    regions: /^eusc-(de)-\w+-\d+$/,
  },
  {
    id: 'aws-iso',
    suffix: 'c2s.ic.gov',
    dualstackSuffix: 'api.aws.ic.gov',
    regions: /^(us-iso-\w+-\d+|aws-iso-global)$/,
  },
  {
    id: 'aws-iso-b',
    suffix: 'sc2s.sgov.gov',
    dualstackSuffix: 'api.aws.scloud',
    regions: /^(us-isob-\w+-\d+|aws-iso-b-global)$/,
  },
  {
    id: 'aws-iso-e',
    suffix: 'cloud.adc-e.uk',
    dualstackSuffix: 'api.cloud-aws.adc-e.uk',
    regions: /^(eu-isoe-\w+-\d+|aws-iso-e-global)$/,
  },
  {
    id: 'aws-iso-f',
    suffix: 'csp.hci.ic.gov',
    dualstackSuffix: 'api.aws.hci.ic.gov',
    regions: /^(us-isof-\w+-\d+|aws-iso-f-global)$/,
  },
]

/** The partition of a region name. */
export const partitionOf = (region: string): Partition =>
  PARTITIONS.find((candidate) => candidate.regions.test(region)) ?? COMMERCIAL
