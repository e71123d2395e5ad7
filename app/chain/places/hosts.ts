import type { ChainFacts, Environment, EnvironmentValue, FileFact } from '../model.ts'
import { shapeOf } from './shape.ts'

/** A host that one only imagines. */
export type HostId = 'ec2' | 'ecs' | 'eks' | 'lambda' | 'github-actions' | 'on-premises'

/** One thing that such a host has or may have. */
export type HostVariable = {
  readonly name: string
  /** An example; of a secret only its length counts. */
  readonly value: string
  /** `sometimes`: off until it is switched on. */
  readonly usual: 'always' | 'sometimes'
}

export type PicturedHost = {
  readonly id: HostId
  readonly variables: readonly HostVariable[]
  /** Token files that are there. */
  readonly files: readonly string[]
  readonly metadata: 'answers' | 'silent'
  readonly region: string | null
}

const REGION = 'us-east-1'
const ROLE = 'arn:aws:iam::111122223333:role/pod'
const POD_TOKEN = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'
const IDENTITY_TOKEN = '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token'

const always = (name: string, value: string): HostVariable => ({ name, value, usual: 'always' })
const sometimes = (name: string, value: string): HostVariable => ({ name, value, usual: 'sometimes' })

/** Lengths as AWS gives them out: 20 characters of id, 40 of secret. */
const SESSION = [
  always('AWS_ACCESS_KEY_ID', 'ASIAIOSFODNN7EXAMPLE'),
  always('AWS_SECRET_ACCESS_KEY', 'x'.repeat(40)),
  always('AWS_SESSION_TOKEN', 'x'.repeat(356)),
]
const REGIONS = [always('AWS_REGION', REGION), always('AWS_DEFAULT_REGION', REGION)]

/** The hosts with their usual variables (EC2, ECS, EKS and Lambda developer guides; aws-actions/configure-aws-credentials). */
export const PICTURED_HOSTS: readonly PicturedHost[] = [
  {
    id: 'ec2',
    variables: [
      sometimes('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE'),
      sometimes('AWS_SECRET_ACCESS_KEY', 'x'.repeat(40)),
      sometimes('AWS_EC2_METADATA_DISABLED', 'true'),
    ],
    files: [],
    metadata: 'answers',
    region: REGION,
  },
  {
    id: 'ecs',
    variables: [
      always('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', '/v2/credentials/11111111-2222-3333-4444-555555555555'),
      always('ECS_CONTAINER_METADATA_URI_V4', 'http://169.254.170.2/v4/metadata'),
      always('AWS_EXECUTION_ENV', 'AWS_ECS_FARGATE'),
      ...REGIONS,
    ],
    files: [],
    metadata: 'silent',
    region: null,
  },
  {
    id: 'eks',
    variables: [
      always('AWS_ROLE_ARN', ROLE),
      always('AWS_WEB_IDENTITY_TOKEN_FILE', POD_TOKEN),
      always('AWS_STS_REGIONAL_ENDPOINTS', 'regional'),
      ...REGIONS,
      sometimes('AWS_CONTAINER_CREDENTIALS_FULL_URI', 'http://169.254.170.23/v1/credentials'),
      sometimes('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', IDENTITY_TOKEN),
    ],
    files: [POD_TOKEN, IDENTITY_TOKEN],
    metadata: 'answers',
    region: REGION,
  },
  {
    id: 'lambda',
    variables: [
      ...SESSION,
      ...REGIONS,
      always('AWS_LAMBDA_FUNCTION_NAME', 'function'),
      always('AWS_EXECUTION_ENV', 'AWS_Lambda_nodejs22.x'),
    ],
    files: [],
    metadata: 'silent',
    region: null,
  },
  {
    id: 'github-actions',
    variables: [...SESSION, ...REGIONS],
    files: [],
    metadata: 'silent',
    region: null,
  },
  { id: 'on-premises', variables: [], files: [], metadata: 'silent', region: null },
]

/** The host of an id, or null. */
export const hostOf = (id: string): PicturedHost | null => PICTURED_HOSTS.find((host) => host.id === id) ?? null

/** What differs from the usual: variables set (over the usual ones) or taken away, metadata on or off. */
export type Adjustment = {
  readonly set?: Environment
  readonly without?: readonly string[]
  readonly metadata?: PicturedHost['metadata']
}

/**
 * The facts as they would be on a host. Its environment takes the place of this one's; the two shared files and the caches stay as they are, since
 * they are what one asks about. A token file that the host brings along is there.
 */
export function picture(facts: ChainFacts, host: PicturedHost, adjustment: Adjustment = {}): ChainFacts {
  const { set = new Map<string, EnvironmentValue>(), without = [], metadata = host.metadata } = adjustment
  const environment = new Map<string, EnvironmentValue>()
  for (const { name, value, usual } of host.variables)
    if (usual === 'always' && !without.includes(name)) environment.set(name, shapeOf(name, value))
  for (const [name, value] of set) environment.set(name, value)
  const files = host.files.map((path): [string, FileFact] => [path, { path, state: 'present' }])
  const tokenFiles = new Map([...facts.external.tokenFiles, ...files])
  return {
    ...facts,
    environment,
    external: { ...facts.external, tokenFiles, ec2CredentialsFile: null },
    metadata: { state: metadata, region: host.region },
  }
}
