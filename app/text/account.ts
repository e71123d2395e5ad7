/** A twelve-digit account id in groups, as the console shows it: `1111 2222 3333`. Anything else stays as it is. */
export function groupAccountId(accountId: string): string {
  return /^\d{12}$/.test(accountId)
    ? `${accountId.slice(0, 4)} ${accountId.slice(4, 8)} ${accountId.slice(8)}`
    : accountId
}

/** The last part of an MFA serial: `alice-phone` of `arn:aws:iam::123456789012:mfa/alice-phone`; a hardware serial as it is. */
export function deviceNameOf(serial: string): string {
  return serial.startsWith('arn:') ? (serial.split('/').at(-1) ?? serial) : serial
}

/** The role's own name, without its path: `Admin` of `arn:aws:iam::111122223333:role/team/Admin`; null for anything else. */
export function roleNameOf(roleArn: string): string | null {
  const match = /^arn:[^:]*:iam::\d*:role\/(?:.*\/)?([^/]+)$/.exec(roleArn)
  return match?.[1] ?? null
}

/** The account id inside an ARN, or null. */
export function accountIdOfArn(arn: string): string | null {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? null
}
