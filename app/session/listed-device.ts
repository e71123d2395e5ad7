import { isSecurityKey } from '../profile/identity.ts'
import type { Instant } from '../text/instant.ts'

/** An MFA device as IAM lists it. */
export type ListedDevice = {
  /** ARN of a virtual device or a security key, or the number on a hardware token. */
  readonly serial: string
  readonly userName: string
  readonly enabledAt: Instant | null
}

/** What a device can do for a call: give six digits, or not. */
export const deviceKindOf = (serial: string): 'code' | 'fido' => (isSecurityKey(serial) ? 'fido' : 'code')

/** The user in a caller's ARN: `me` of `arn:aws:iam::123456789012:user/team/me`, `root` for the root user; null for a role's session. */
export function userOfArn(arn: string): string | null {
  const resource = /^arn:[^:]*:iam::\d*:(.*)$/.exec(arn)?.[1] ?? ''
  if (resource === 'root') return 'root'
  return resource.startsWith('user/') ? (resource.split('/').at(-1) ?? null) : null
}
