import { accountIdOfArn } from '../text/account.ts'
import type { EffectiveSetting } from './model.ts'
import { filledValue } from './settings.ts'

/** What the questions below are asked of: a profile, or a section of one tool's reading. */
export type WithSettings = { readonly settings: ReadonlyMap<string, EffectiveSetting> }

const ACCOUNT_ID = /^\d{12}$/

/** The merged files' region; the environment is not asked. */
export function regionOf({ settings }: WithSettings): string | null {
  return filledValue(settings, 'region')
}

/**
 * The twelve-digit account a profile is about: from `sso_account_id`, `role_arn`, `aws_account_id`, `mfa_serial`, in that order. A value
 * that holds no account id is passed over.
 */
export function accountIdOf({ settings }: WithSettings): string | null {
  return (
    accountIdIn(filledValue(settings, 'sso_account_id')) ??
    arnAccountIn(filledValue(settings, 'role_arn')) ??
    accountIdIn(filledValue(settings, 'aws_account_id')) ??
    arnAccountIn(filledValue(settings, 'mfa_serial'))
  )
}

function accountIdIn(text: string | null): string | null {
  return text !== null && ACCOUNT_ID.test(text) ? text : null
}

function arnAccountIn(text: string | null): string | null {
  return text === null ? null : accountIdOfArn(text)
}

/** The profile named by `source_profile`, null when there is none. */
export function sourceProfileOf({ settings }: WithSettings): string | null {
  return filledValue(settings, 'source_profile')
}

/** The profile's own `mfa_serial`, null when there is none. */
export function mfaSerialOf({ settings }: WithSettings): string | null {
  return filledValue(settings, 'mfa_serial')
}

/** What a key id says of itself: `AKIA` long-term, `ASIA` temporary (STS, section 3 of the AWS facts). */
export function keyIdKind(keyId: string): 'long-term' | 'temporary' | 'unknown' {
  if (keyId.startsWith('AKIA')) return 'long-term'
  return keyId.startsWith('ASIA') ? 'temporary' : 'unknown'
}

/**
 * Whether a serial is that of a FIDO key or a passkey: they sign in at the console, but STS takes no answer of theirs (IAM user guide,
 * "FIDO2 security keys": not for MFA-protected API access).
 */
export const isSecurityKey = (serial: string): boolean => /^arn:[^:]*:iam::\d*:(?:u2f|webauthn|passkey)\//i.test(serial)
