import type { Profile, ProfileBook } from '../../profile/model.ts'
import { filledValue } from '../../profile/settings.ts'
import { standingText } from '../../text/route-text.ts'
import { prepareText } from '../../text/session-text.ts'
import { NOTHING_VAULTED, staticKeysOf, type VaultedKeys } from '../keys.ts'
import { wishedDuration } from './duration.ts'

/** What a role profile says of its role, found possible for STS. */
export type RoleFacts = {
  readonly arn: string
  readonly source: string
  readonly externalId: string | null
  /** As configured; null: none. Whether STS takes it is another question. */
  readonly sessionName: string | null
  /** As written, not yet looked at. */
  readonly serial: string | null
  readonly duration: number | 'not-whole' | null
}

/** Why a profile leads nowhere that a code or a key of these files could open; a sentence with the next step. */
export type Stuck = {
  readonly kind: 'stuck'
  readonly code: string
  readonly message: string
  /** The sentence of the profile where the trail ends; each role would otherwise repeat the whole trail before it. */
  readonly cause: string
}

/** What a profile is for planning: long-term keys, keys somebody was given for a time, a role, or nothing Lanyard can open. */
export type Standing =
  | { readonly kind: 'keys'; readonly accessKeyId: string }
  | { readonly kind: 'temporary' }
  | { readonly kind: 'role'; readonly role: RoleFacts }
  | Stuck

export const stuck = (code: string, message: string, cause: string = message): Stuck => ({
  kind: 'stuck',
  code,
  message,
  cause,
})

/** A profile as itself, in AWS CLI's order: role, web identity, SSO, keys of credentials, login, process, keys of config. */
export function standingOf(profile: Profile, book: ProfileBook, vault: VaultedKeys = NOTHING_VAULTED): Standing {
  return isRole(profile) ? roleStanding(profile) : keyStanding(profile, book, vault)
}

/** A profile as the source of a role: its static keys come before a role of its own (botocore `_resolve_credentials_from_profile`). */
export function sourceStandingOf(profile: Profile, book: ProfileBook, vault: VaultedKeys = NOTHING_VAULTED): Standing {
  return hasStaticKeys(profile) || !isRole(profile) ? keyStanding(profile, book, vault) : roleStanding(profile)
}

/** Whether either half of a key pair stands in the profile: presence counts, as for botocore. */
export function hasStaticKeys({ settings }: Profile): boolean {
  return settings.has('aws_access_key_id') || settings.has('aws_secret_access_key')
}

function isRole({ settings }: Profile): boolean {
  return settings.has('role_arn') && !settings.has('web_identity_token_file')
}

function keyStanding(profile: Profile, book: ProfileBook, vault: VaultedKeys): Standing {
  const { name, settings } = profile
  if (settings.has('web_identity_token_file')) return stuck('web-identity', standingText.webIdentity(name))
  if (settings.has('sso_account_id') || settings.has('sso_role_name')) return stuck('sso', standingText.sso(name))
  const kept = hasStaticKeys(profile) ? undefined : vault.get(name)
  if (kept !== undefined) return { kind: 'keys', accessKeyId: kept.accessKeyId }
  const keys = staticKeysOf(profile)
  if (keys?.role !== 'credentials') {
    if (settings.has('login_session')) return stuck('login', standingText.login(name))
    if (settings.has('credential_process')) return stuck('process', standingText.process(name))
  }
  if (keys === null) {
    if (!hasStaticKeys(profile)) return stuck('no-keys', prepareText.noKeys(name))
    return stuck('half-keys', prepareText.halfKeys(name, halfKeysFile(profile, book)))
  }
  if (keys.term === 'temporary') return { kind: 'temporary' }
  if (keys.secretAccessKey === null) return stuck('half-keys', prepareText.halfKeys(name, book.files[keys.role].path))
  return { kind: 'keys', accessKeyId: keys.accessKeyId }
}

function halfKeysFile({ sections }: Profile, book: ProfileBook): string {
  const inCredentials = sections.credentials?.settings.has('aws_secret_access_key') === true
  return book.files[inCredentials ? 'credentials' : 'config'].path
}

/** STS `roleArnType` (20 to 2048), with the parts IAM gives a role. */
const ROLE_ARN = /^arn:aws[\w-]*:iam::\d{12}:role\/[\x21-\x7e]{1,1024}$/
/** STS `externalIdType`. */
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/

function roleStanding(profile: Profile): Standing {
  const { name, settings } = profile
  if (profile.readBy !== 'botocore') return stuck('not-seen', standingText.notSeen(name))
  const arn = filledValue(settings, 'role_arn') ?? ''
  if (!ROLE_ARN.test(arn)) return stuck('bad-role-arn', standingText.badRoleArn(name, arn))
  const source = filledValue(settings, 'source_profile')
  const named = settings.has('credential_source')
  if (named && settings.has('source_profile')) return stuck('both-sources', standingText.bothSources(name))
  if (named) return stuck('credential-source', standingText.credentialSource(name))
  if (source === null) return stuck('no-source', standingText.noSource(name))
  const externalId = filledValue(settings, 'external_id')
  if (externalId !== null && !EXTERNAL_ID.test(externalId))
    return stuck('bad-external-id', standingText.badExternalId(name))
  const role: RoleFacts = {
    arn,
    source,
    externalId,
    sessionName: filledValue(settings, 'role_session_name'),
    serial: filledValue(settings, 'mfa_serial'),
    duration: wishedDuration(settings),
  }
  return { kind: 'role', role }
}
