/** An AWS partition as far as endpoints need it. */
export type Partition = {
  readonly id: string
  readonly suffix: string
  readonly dualstackSuffix: string
  readonly regions: RegExp
  /** The region that is asked where nobody set one. */
  readonly home: string
}

/** What a region that no pattern knows belongs to, as in every SDK. */
const COMMERCIAL: Partition = {
  id: 'aws',
  suffix: 'amazonaws.com',
  dualstackSuffix: 'api.aws',
  regions: /^((us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+|aws-global)$/,
  home: 'us-east-1',
}

/** `data/partitions.json` of botocore 1.43: DNS suffixes, and which region names belong where. */
const PARTITIONS: readonly Partition[] = [
  COMMERCIAL,
  {
    id: 'aws-cn',
    suffix: 'amazonaws.com.cn',
    dualstackSuffix: 'api.amazonwebservices.com.cn',
    regions: /^(cn-\w+-\d+|aws-cn-global)$/,
    home: 'cn-north-1',
  },
  {
    id: 'aws-us-gov',
    suffix: 'amazonaws.com',
    dualstackSuffix: 'api.aws',
    regions: /^(us-gov-\w+-\d+|aws-us-gov-global)$/,
    home: 'us-gov-west-1',
  },
  {
    id: 'aws-eusc',
    suffix: 'amazonaws.eu',
    dualstackSuffix: 'api.amazonwebservices.eu',
    regions: /^eusc-(de)-\w+-\d+$/,
    home: 'eusc-de-east-1',
  },
  {
    id: 'aws-iso',
    suffix: 'c2s.ic.gov',
    dualstackSuffix: 'api.aws.ic.gov',
    regions: /^(us-iso-\w+-\d+|aws-iso-global)$/,
    home: 'us-iso-east-1',
  },
  {
    id: 'aws-iso-b',
    suffix: 'sc2s.sgov.gov',
    dualstackSuffix: 'api.aws.scloud',
    regions: /^(us-isob-\w+-\d+|aws-iso-b-global)$/,
    home: 'us-isob-east-1',
  },
  {
    id: 'aws-iso-e',
    suffix: 'cloud.adc-e.uk',
    dualstackSuffix: 'api.cloud-aws.adc-e.uk',
    regions: /^(eu-isoe-\w+-\d+|aws-iso-e-global)$/,
    home: 'eu-isoe-west-1',
  },
  {
    id: 'aws-iso-f',
    suffix: 'csp.hci.ic.gov',
    dualstackSuffix: 'api.aws.hci.ic.gov',
    regions: /^(us-isof-\w+-\d+|aws-iso-f-global)$/,
    home: 'us-isof-south-1',
  },
]

/** The partition of a region name. */
export const partitionOf = (region: string): Partition =>
  PARTITIONS.find((candidate) => candidate.regions.test(region)) ?? COMMERCIAL

/** The partition of an ARN; null where the text is none of a known one. */
export function partitionOfArn(arn: string): Partition | null {
  const [prefix, id] = arn.split(':')
  return prefix === 'arn' ? (PARTITIONS.find((candidate) => candidate.id === id) ?? null) : null
}
