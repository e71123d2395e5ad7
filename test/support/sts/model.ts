/** An MFA device of a user. `fido` devices exist, but can never give a six-digit code. */
export type StsDevice = {
  /** ARN of a virtual device, or a hardware serial number. */
  readonly serial: string
  readonly kind: 'virtual' | 'hardware' | 'fido'
  /** Base32 TOTP seed. */
  readonly seed: string
  /** When it was registered, as IAM lists it; left out: 1 January 2026. */
  readonly enabledAt?: number
}

/** Partitions whose keys know nothing of each other. */
export type StsPartition = 'aws' | 'aws-cn' | 'aws-us-gov'

/** IAM actions this server has. */
export type IamActionName = 'ListMFADevices' | 'ListAccountAliases'

export type StsKey = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly state: 'active' | 'inactive'
}

/** An IAM user, or the root user of an account when `name` is `root`. */
export type StsUser = {
  readonly accountId: string
  readonly name: string
  readonly userId: string
  readonly keys: readonly StsKey[]
  readonly devices: readonly StsDevice[]
  /** Left out: `aws`. */
  readonly partition?: StsPartition
  /** Whether its policies allow sts:GetFederationToken; left out: they do. */
  readonly federation?: 'allowed' | 'not-allowed'
  /** IAM actions its policies allow; left out: all that are here. */
  readonly iam?: readonly IamActionName[]
}

/** A role and who may assume it. */
export type StsRole = {
  readonly arn: string
  readonly roleId: string
  /** ARNs that may assume it: users, roles, or `arn:aws:iam::ACCOUNT:root` for everybody of an account. */
  readonly trusts: readonly string[]
  readonly mfa: 'required' | 'not-required'
  /** Seconds that the code may be old (`aws:MultiFactorAuthAge`), where the trust policy says so. */
  readonly mfaAge?: number
  readonly externalId: string | null
  /** Seconds, 3600..43200. */
  readonly maxSessionDuration: number
  /** IAM actions its policies allow; left out: none. */
  readonly iam?: readonly IamActionName[]
}

/** Who signed a request, once the signature holds. */
export type Caller =
  | { readonly kind: 'user'; readonly user: StsUser; readonly accessKeyId: string }
  | {
      readonly kind: 'user-session'
      readonly user: StsUser
      readonly accessKeyId: string
      readonly mfa: 'yes' | 'no'
      /** When its code was given, by the server's clock; left out: long ago. */
      readonly mfaAt?: number
    }
  | {
      readonly kind: 'role-session'
      readonly role: StsRole
      readonly sessionName: string
      readonly accessKeyId: string
      /** Whether long-term keys signed for it; left out: nobody knows. */
      readonly signedWith?: 'long-term' | 'temporary'
    }
  | {
      readonly kind: 'federated-user'
      readonly user: StsUser
      readonly name: string
      readonly accessKeyId: string
      /** Of the session policies; without any it may do nothing. */
      readonly policies: readonly string[]
    }

/** Temporary keys the server gave. */
export type IssuedKeys = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: number
  readonly caller: Caller
}

/** A refusal in STS's own words. */
export type StsError = { readonly status: number; readonly code: string; readonly message: string }

/** What a request led to; never a code, a secret or a token. */
export type StsRequestRecord = {
  readonly at: number
  readonly action: string | null
  readonly accessKeyId: string | null
  readonly region: string | null
  readonly form: 'header' | 'query' | 'none'
  readonly serial: string | null
  readonly roleArn: string | null
  readonly durationSeconds: string | null
  readonly status: number | null
  readonly errorCode: string | null
  readonly host: string | null
}

/** Whether a value is a refusal. */
export function isStsError(value: object): value is StsError {
  return 'status' in value && 'code' in value && 'message' in value
}

/** ARN of a user. */
export function userArn(user: StsUser): string {
  const path = user.name === 'root' ? 'root' : `user/${user.name}`
  return `arn:${user.partition ?? 'aws'}:iam::${user.accountId}:${path}`
}

/** Account a caller belongs to. */
export function accountOf(caller: Caller): string {
  return caller.kind === 'role-session' ? (caller.role.arn.split(':')[4] ?? '') : caller.user.accountId
}

/** ARN that GetCallerIdentity answers and refusals name. */
export function callerArn(caller: Caller): string {
  if (caller.kind === 'federated-user') {
    const { user, name } = caller
    return `arn:${user.partition ?? 'aws'}:sts::${user.accountId}:federated-user/${name}`
  }
  if (caller.kind !== 'role-session') return userArn(caller.user)
  const name = caller.role.arn.split('/').at(-1) ?? ''
  return `arn:${caller.role.arn.split(':')[1]}:sts::${accountOf(caller)}:assumed-role/${name}/${caller.sessionName}`
}
