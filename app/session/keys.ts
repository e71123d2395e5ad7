import { keyIdKind } from '../profile/identity.ts'
import type { FileRole, Place, Profile, ProfileSection } from '../profile/model.ts'
import { filledValue, isFilled } from '../profile/settings.ts'
import type { Secret } from '../text/secret.ts'

/** The keys of a profile that a tool reads: those of the credentials file, else those of the config file (never mixed). */
export type StaticKeys = {
  readonly role: FileRole
  readonly accessKeyId: string
  /** Null where the pair is incomplete. */
  readonly secretAccessKey: Secret | null
  readonly place: Place
  readonly term: 'long' | 'temporary'
}

/** Profiles whose long-term keys are kept in Lanyard's vault and in no file. Their key ids are no secret. */
export type VaultedKeys = ReadonlyMap<string, { readonly accessKeyId: string }>

/** Nothing in the vault. */
export const NOTHING_VAULTED: VaultedKeys = new Map()

/** Files in the order AWS CLI looks for static keys (botocore 1.43 `create_credential_resolver`). */
const FILES: readonly FileRole[] = ['credentials', 'config']

/** The static keys of a profile as AWS CLI would find them, null when no file has a key id. */
export function staticKeysOf(profile: Profile): StaticKeys | null {
  for (const role of FILES) {
    const section = profile.sections[role]
    const keys = section === null ? null : keysOfSection(role, section)
    if (keys !== null) return keys
  }
  return null
}

function keysOfSection(role: FileRole, section: ProfileSection): StaticKeys | null {
  const { settings } = section
  const accessKeyId = filledValue(settings, 'aws_access_key_id')
  const place = settings.get('aws_access_key_id')?.place
  if (accessKeyId === null || place === undefined) return null
  const secret = settings.get('aws_secret_access_key')?.value
  return {
    role,
    accessKeyId,
    secretAccessKey: secret?.kind === 'secret' && isFilled(settings, 'aws_secret_access_key') ? secret.secret : null,
    place,
    term: hasToken(section) || keyIdKind(accessKeyId) === 'temporary' ? 'temporary' : 'long',
  }
}

function hasToken({ settings }: ProfileSection): boolean {
  return isFilled(settings, 'aws_session_token') || isFilled(settings, 'aws_security_token')
}

/**
 * Whether a section holds something that would be lost for good if a session were written over it: a key id or a secret without a
 * token, or a long-term key id even beside a left-over token.
 */
export function holdsLongTermKeys(section: ProfileSection): boolean {
  const accessKeyId = filledValue(section.settings, 'aws_access_key_id')
  if (accessKeyId !== null && keyIdKind(accessKeyId) === 'long-term') return true
  if (accessKeyId !== null && keyIdKind(accessKeyId) === 'temporary') return false
  const hasKeys = accessKeyId !== null || isFilled(section.settings, 'aws_secret_access_key')
  return hasKeys && !hasToken(section)
}

/** The MFA device of a profile: `mfa_serial`, or `aws_mfa_device` where only aws-mfa was told. */
export function deviceOf(profile: Profile): string | null {
  return filledValue(profile.settings, 'mfa_serial') ?? filledValue(profile.settings, 'aws_mfa_device')
}
