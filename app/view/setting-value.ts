import { type EffectiveSetting, type Profile, SECRET_SETTINGS, type SettingValue } from '../profile/model.ts'
import { isFilled } from '../profile/settings.ts'
import { maskKeyId, redact } from '../text/redact.ts'

/** A secret on screen. */
export const MASK = '••••••••'

/** Settings whose one-line values AWS defines and that are no secrets: shown as they are, however long. */
const PUBLIC_SETTINGS: ReadonlySet<string> = new Set([
  'aws_account_id',
  'ca_bundle',
  'credential_source',
  'defaults_mode',
  'duration_seconds',
  'ec2_metadata_service_endpoint',
  'ec2_metadata_service_endpoint_mode',
  'endpoint_url',
  'external_id',
  'login_session',
  'max_attempts',
  'mfa_serial',
  'output',
  'region',
  'retry_mode',
  'role_arn',
  'role_session_name',
  'services',
  'source_profile',
  'sso_account_id',
  'sso_region',
  'sso_registration_scopes',
  'sso_role_name',
  'sso_session',
  'sso_start_url',
  'sts_regional_endpoints',
  'use_dualstack_endpoint',
  'use_fips_endpoint',
  'web_identity_token_file',
])

/** Names that hold something secret wherever they stand (nested blocks, other tools' settings). */
const SECRET_NAME = /secret|token(?!_(?:file|expir))|passw|private_?key|otp/i

/** A value that is nothing but what a secret access key or a session token looks like. */
const KEY_SHAPED = /^[A-Za-z0-9+/]{40,}={0,2}$/

/**
 * Whether a setting holds a secret, by its name as written: AWS's own secret settings anywhere in it (`s3.aws_session_token`), and other
 * tools' by how they are called, without the block they stand in (`secrets_manager.endpoint_url` is none).
 */
export function holdsSecret(setting: string): boolean {
  const parts = setting.toLowerCase().split('.')
  const own = parts.at(-1)?.trim() ?? ''
  if (parts.some((part) => SECRET_SETTINGS.has(part.trim()))) return true
  return !PUBLIC_SETTINGS.has(own) && SECRET_NAME.test(own)
}

export type ShownValue = { readonly text: string; readonly masked: boolean }

function showPlain(name: string, text: string): ShownValue {
  if (name === 'aws_access_key_id') return { text: maskKeyId(text), masked: true }
  const isPublic = PUBLIC_SETTINGS.has(name)
  if (holdsSecret(name) && text !== '') return { text: MASK, masked: true }
  // A public setting can still have swallowed the next line of its file (an indented one), or got the secret meant for another one.
  if (isPublic && !/[\n@]/.test(text) && !KEY_SHAPED.test(text)) return { text, masked: false }
  const shown = redact(text)
  return { text: shown, masked: shown !== text }
}

function showNested(entries: ReadonlyMap<string, string>): ShownValue {
  const shown = [...entries].map(([name, value]) => ({ name, ...showPlain(name.toLowerCase(), value) }))
  return {
    text: shown.map((entry) => `${entry.name} = ${entry.text}`).join('\n'),
    masked: shown.some((entry) => entry.masked),
  }
}

/** A setting's value fit for the screen: secrets as dots, key ids as `AKIA…7F3Q`, nested blocks a line each. */
export function showValue(name: string, value: SettingValue): ShownValue {
  switch (value.kind) {
    case 'secret':
      return { text: MASK, masked: true }
    case 'nested':
      return showNested(value.entries)
    case 'plain':
      return showPlain(name.toLowerCase(), value.text)
  }
}

/**
 * The one-line text of a setting for rows and sentences, or null when it is absent, empty, secret or nested. Only the first line:
 * what a value swallowed from the next ones is not part of a name.
 */
export function textOf(
  profile: { readonly settings: ReadonlyMap<string, EffectiveSetting> },
  name: string,
): string | null {
  const value = profile.settings.get(name)?.value
  if (value === undefined || value.kind !== 'plain') return null
  const end = value.text.indexOf('\n')
  const line = (end === -1 ? value.text : value.text.slice(0, end)).trim()
  return line === '' ? null : line
}

/** Whether a setting is there with anything in it (secret or not). */
export const hasSetting = (profile: Profile, name: string): boolean => isFilled(profile.settings, name)
