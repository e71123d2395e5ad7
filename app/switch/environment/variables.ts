import { formatInstant } from '../../text/instant.ts'
import type { EnvironmentProfile, OpenedKeys, Variable } from './model.ts'

/**
 * Variables that would take the place of keys in the environment, or be joined to them:
 * - `AWS_PROFILE`, `AWS_DEFAULT_PROFILE`: JavaScript SDK v3 takes the profile before the keys, and AWS CLI and boto3 stop at a name that
 *   is in no file; the profile's settings would be mixed with the keys.
 * - `AWS_SECURITY_TOKEN`: botocore reads it before `AWS_SESSION_TOKEN`.
 * - `AWS_ACCOUNT_ID`: newer SDKs make it part of the keys, though it would be another account's.
 * - The older names of keys, which the Go, Java, PHP and Ruby SDKs still know: nothing old should be left lying about.
 */
const BESIDE_KEYS = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_SECURITY_TOKEN',
  'AWS_ACCOUNT_ID',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AMAZON_ACCESS_KEY_ID',
  'AMAZON_SECRET_ACCESS_KEY',
  'AMAZON_SESSION_TOKEN',
] as const

/** The variables that make every tool use these keys; those that would stand in their way are taken away. */
export function keyVariables(region: string | null, keys: OpenedKeys): readonly Variable[] {
  return [
    ['AWS_ACCESS_KEY_ID', keys.accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', keys.secretAccessKey],
    // One that was left by other keys would be sent along, and refused.
    ['AWS_SESSION_TOKEN', keys.sessionToken],
    // botocore refuses keys whose end has passed, and would believe an older one.
    ['AWS_CREDENTIAL_EXPIRATION', keys.expiresAt === null ? null : formatInstant(keys.expiresAt)],
    ...regionVariables(region),
    ...BESIDE_KEYS.map((name): Variable => [name, null]),
  ]
}

/** botocore alone reads the second, and only that; without a profile there is no other place for its region. */
const regionVariables = (region: string | null): readonly Variable[] => [
  ['AWS_REGION', region],
  ['AWS_DEFAULT_REGION', region],
]

/** The variables that make new commands use a profile. Keys that are there already are left: they are not Lanyard's to take away. */
export function profileVariables({ profile, region }: EnvironmentProfile): readonly Variable[] {
  return [
    ['AWS_PROFILE', profile],
    ['AWS_REGION', region],
  ]
}

/**
 * {@link profileVariables} for a program of its own, which shall use this profile and nothing else: what stands before a profile in any
 * tool's chain is taken away too.
 */
export function onlyProfileVariables({ profile, region }: EnvironmentProfile): readonly Variable[] {
  const away = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_ROLE_ARN',
    'AWS_ROLE_SESSION_NAME',
    ...BESIDE_KEYS.filter((name) => name !== 'AWS_PROFILE'),
  ]
  return [['AWS_PROFILE', profile], ...regionVariables(region), ...away.map((name): Variable => [name, null])]
}
