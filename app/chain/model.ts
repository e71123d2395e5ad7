import type { ProfileBook } from '../profile/model.ts'
import type { Instant } from '../text/instant.ts'
import type { Secret } from '../text/secret.ts'

/** The AWS tools a chain can be explained for (`contract.md`). A tool is known once it has a file in `tools/`. */
export type ToolId =
  | 'aws-cli-v2'
  | 'aws-cli-v1'
  | 'boto3'
  | 'sdk-js-v3'
  | 'sdk-go-v2'
  | 'sdk-java-v2'
  | 'sdk-rust'
  | 'sdk-kotlin'
  | 'sdk-dotnet-v4'
  | 'sdk-php'
  | 'sdk-ruby'

export type ProviderId =
  | 'environment'
  | 'assume-role'
  | 'web-identity'
  | 'sso'
  | 'credentials-file'
  | 'login'
  | 'process'
  | 'config-file'
  | 'ec2-credentials-file'
  | 'boto-config'
  | 'container'
  | 'instance-metadata'
  | 'system-properties'
  | 'profile-keys'

/** States of a rung, as `contract.md` defines them. */
export type StepState =
  | 'wins'
  | 'shadowed'
  | 'absent'
  | 'removed'
  | 'incomplete'
  | 'fails'
  | 'not-reached'
  | 'not-probed'

export type Evidence =
  | { readonly kind: 'variable'; readonly name: string }
  | {
      readonly kind: 'setting'
      readonly file: string
      readonly line: number
      readonly section: string
      readonly setting: string
    }
  | { readonly kind: 'cache'; readonly file: string }
  | { readonly kind: 'argument' }
  | { readonly kind: 'default' }

export type Step = {
  readonly id: string
  readonly provider: ProviderId
  readonly state: StepState
  readonly reason: string
  readonly evidence: readonly Evidence[]
  /** Ids of the rungs that hide this one: what stands before it and gives credentials. Empty unless `shadowed`. */
  readonly hiddenBy: readonly string[]
  /** The state is a supposition of the one who asks (`--assume-present`, `--assume-absent`). */
  readonly supposed: boolean
  /** When a probe asked what stands behind the rung, ISO 8601 UTC; null where nobody did. */
  readonly askedAt: string | null
}

export type Winner = {
  readonly provider: ProviderId
  readonly profile: string | null
  readonly evidence: readonly Evidence[]
  readonly via: readonly string[]
  /** When what wins ends, ISO 8601 UTC; null where nothing on this machine says so. */
  readonly expiresAt: string | null
  /** The setting or variable that says so; null for a cache, and where nothing does. */
  readonly expiresBy: string | null
  /** Over already: it wins all the same, and the tool does not fall through. */
  readonly expired: boolean
}

export type ChainError = { readonly code: string; readonly message: string; readonly provider: ProviderId | null }

/** The JSON of `lanyard chain`, exactly (`contract.md`). */
export type Verdict = {
  readonly tool: ToolId
  readonly profile: { readonly name: string; readonly origin: Evidence }
  readonly outcome: 'resolved' | 'fails' | 'none'
  readonly winner: Winner | null
  readonly error: ChainError | null
  readonly region: { readonly value: string; readonly origin: Evidence } | null
  readonly warnings: readonly string[]
  readonly steps: readonly Step[]
}

/**
 * An environment variable: secret ones (`SECRET_VARIABLES`) are wrapped at the door. Java system properties stand in the same map under
 * their own names (`aws.profile`): no shell sets a variable with a dot in it.
 */
export type EnvironmentValue = string | Secret
export type Environment = ReadonlyMap<string, EnvironmentValue>

/** Variables whose values are wrapped in a Secret when the environment is gathered. */
export const SECRET_VARIABLES: ReadonlySet<string> = new Set([
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_SECRET_KEY',
  'SECRET_ACCESS_KEY',
  'AMAZON_SECRET_ACCESS_KEY',
  'AMAZON_SESSION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'aws.secretAccessKey',
  'aws.sessionToken',
])

/** A file on disk a provider would open. */
export type FileFact = { readonly path: string; readonly state: 'present' | 'missing' | 'unreadable' }

/** A token cache on disk. `incomplete`: readable, but without the fields the tools need. */
export type CacheFact = {
  readonly file: string
  readonly state: 'present' | 'missing' | 'unreadable' | 'incomplete'
  /** When what it holds ends, null when it does not say. */
  readonly expiresAt: Instant | null
  /** Whether the tool can renew it without a person (refresh token present). */
  readonly renewable: boolean
}

/** Keys found in a foreign INI or properties file; never their values. */
export type KeyFileFact = {
  readonly path: string
  readonly state: 'present' | 'missing' | 'unreadable'
  readonly has: ReadonlySet<string>
}

/** What a chain wants to know of the disk besides the two shared files (see `wantedFacts`). */
export type Wanted =
  | { readonly kind: 'token-file'; readonly path: string }
  | { readonly kind: 'sso-token'; readonly key: string }
  | { readonly kind: 'login-token'; readonly session: string }
  | { readonly kind: 'role-cache'; readonly keyText: string }

/** Answers to {@link Wanted}, and the fixed places. Keys: path, session name or start URL, login session, keyText. */
export type ExternalFacts = {
  readonly tokenFiles: ReadonlyMap<string, FileFact>
  readonly ssoTokens: ReadonlyMap<string, CacheFact>
  readonly loginTokens: ReadonlyMap<string, CacheFact>
  readonly roleCaches: ReadonlyMap<string, CacheFact>
  /** `AWS_CREDENTIAL_FILE`, when the variable is set; `has` holds `AWSAccessKeyId`, `AWSSecretKey`. */
  readonly ec2CredentialsFile: KeyFileFact | null
  /** The boto config files in the order botocore tries them; `has` holds names of `[Credentials]`. */
  readonly botoConfigs: readonly KeyFileFact[]
}

/** What the instance metadata service says. Left out of the facts: not asked, and supposed silent. */
export type MetadataFact = {
  readonly state: 'answers' | 'silent'
  readonly region: string | null
  /** When a probe asked it, and what it gave; left out where all this is only supposed. */
  readonly asked?: { readonly at: Instant; readonly gave: 'role' | 'no-role' | 'nothing' }
}

/** Everything an explanation needs, as plain values. */
export type ChainFacts = {
  readonly environment: Environment
  /** As `aws --profile P`, else null. */
  readonly explicitProfile: string | null
  readonly book: ProfileBook
  readonly external: ExternalFacts
  readonly metadata?: MetadataFact
  readonly now: Instant
}
