import { randomBytes } from 'node:crypto'
import type { Caller, IssuedKeys, StsError, StsPartition, StsRole, StsUser } from './model.ts'
import { matchingStep } from './totp.ts'

/** Everything the server knows and remembers: users, roles, keys it gave, codes already used. */
export type Registry = {
  readonly users: readonly StsUser[]
  readonly roles: readonly StsRole[]
  readonly issued: Map<string, IssuedKeys>
  /** Steps of a device (by serial) whose code was accepted once. */
  readonly usedSteps: Map<string, Set<number>>
  /** Account aliases by account id. */
  readonly aliases: ReadonlyMap<string, string>
  readonly partition: StsPartition
}

/** Who and what a server knows. */
export type Known = Pick<Registry, 'users' | 'roles'> & Partial<Pick<Registry, 'aliases' | 'partition'>>

/** A registry of these users and roles, with no sessions given yet. */
export function createRegistry({ users, roles, aliases = new Map(), partition = 'aws' }: Known): Registry {
  return { users, roles, aliases, partition, issued: new Map(), usedSteps: new Map() }
}

/** Whose key it is, with the secret that must have signed; or why it is not accepted. */
export function findSigner(
  registry: Registry,
  accessKeyId: string,
  sessionToken: string | null,
  now: number,
): { readonly caller: Caller; readonly secretAccessKey: string } | StsError {
  const issued = registry.issued.get(accessKeyId)
  if (issued !== undefined) {
    if (sessionToken === null || sessionToken !== issued.sessionToken) return INVALID_TOKEN
    if (issued.expiresAt <= now) return EXPIRED_TOKEN
    return { caller: issued.caller, secretAccessKey: issued.secretAccessKey }
  }
  for (const user of registry.users) {
    const key = user.keys.find((key) => key.accessKeyId === accessKeyId && key.state === 'active')
    if (key === undefined || (user.partition ?? 'aws') !== registry.partition) continue
    if (sessionToken !== null) return INVALID_TOKEN
    return { caller: { kind: 'user', user, accessKeyId }, secretAccessKey: key.secretAccessKey }
  }
  return INVALID_TOKEN
}

/** What a key that is unknown here gets, and IAM’s word for a session without MFA. */
export const INVALID_TOKEN: StsError = {
  status: 403,
  code: 'InvalidClientTokenId',
  message: 'The security token included in the request is invalid.',
}

const EXPIRED_TOKEN: StsError = {
  status: 403,
  code: 'ExpiredToken',
  message: 'The security token included in the request is expired',
}

/** Makes temporary keys for a caller, alive until `expiresAt`. Key ids say EXAMPLE so that nobody takes them for real. */
export function issueKeys(
  registry: Registry,
  expiresAt: number,
  describe: (accessKeyId: string) => Caller,
): IssuedKeys {
  const accessKeyId = `ASIAEXAMPLE${randomLetters(9)}`
  const issued: IssuedKeys = {
    accessKeyId,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: `IQoJEXAMPLE${randomBytes(220).toString('base64')}`,
    expiresAt,
    caller: describe(accessKeyId),
  }
  registry.issued.set(accessKeyId, issued)
  return issued
}

function randomLetters(count: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  return [...randomBytes(count)].map((byte) => letters.charAt(byte % 32)).join('')
}

/**
 * Checks a serial number and code for a user: the device must be that user's, the code must belong to the current 30 s
 * step or a neighbour, and each step's code is taken once. Null when accepted (and now used up).
 */
export function spendCode(
  registry: Registry,
  user: StsUser,
  serial: string,
  code: string,
  now: number,
): StsError | null {
  const device = user.devices.find((device) => device.serial === serial && device.kind !== 'fido')
  if (device === undefined)
    return denied(
      'MultiFactorAuthentication failed, unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user.',
    )
  const step = matchingStep(device.seed, code, now)
  const used = registry.usedSteps.get(serial) ?? new Set()
  if (step === null || used.has(step))
    return denied('MultiFactorAuthentication failed with invalid MFA one time pass code.')
  registry.usedSteps.set(serial, used.add(step))
  return null
}

/** AccessDenied (403) with a message. */
export function denied(message: string): StsError {
  return { status: 403, code: 'AccessDenied', message }
}
