import { catalogText } from '../../text/catalog-text.ts'
import { isSecretName } from '../setting-value.ts'
import { type CatalogRow, REGION, TEXT, URL } from './controls.ts'
import type { KnownSetting, SettingSection } from './model.ts'
import { CLI_ROWS, COMMON_ROWS, CREDENTIAL_ROWS, OLD_ROWS, REQUEST_ROWS, S3_ROWS } from './profile-settings.ts'

/** The setting of that name in that kind of section, or null when nobody documents one. Names compare without case. */
export function knownSetting(name: string, kind: SettingSection): KnownSetting | null {
  const wanted = name.toLowerCase()
  return BY_NAME[kind].get(wanted) ?? (kind === 'services' ? endpointOf(wanted) : null)
}

/** Every setting to offer for that kind of section, most used first. */
export function knownSettings(kind: SettingSection): readonly KnownSetting[] {
  return KNOWN[kind]
}

/** Settings that belong beside the keys: AWS CLI writes those three there (awscli configure/set.py, 1.45), and reads the rest with them. */
const CREDENTIALS_FILE: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_security_token',
  'aws_account_id',
  'x_security_token_expires',
  'expiration',
  'aws_session_expiration',
  'aws_expiration',
  'aws_credential_expiration',
])

function settingOf([name, control]: CatalogRow): KnownSetting {
  return {
    name,
    control,
    help: catalogText.help(name),
    file: CREDENTIALS_FILE.has(name) ? 'credentials' : 'config',
    secret: isSecretName(name),
  }
}

const SSO_ROWS: readonly CatalogRow[] = [
  ['sso_start_url', URL],
  ['sso_region', REGION],
  ['sso_registration_scopes', TEXT],
]

/** Services whose endpoint people change most: stores and stand-ins for AWS on their own machine. */
const OFFERED_SERVICES = ['s3', 'dynamodb', 'sqs', 'sns', 'lambda', 'sts', 'ec2', 'ssm', 'secrets_manager', 'kms']

/** `dynamodb.endpoint_url`: every service's identifier may stand there, small letters with underscores (SDK reference guide). */
function endpointOf(name: string): KnownSetting | null {
  const service = /^([a-z0-9_]{1,64})\.endpoint_url$/.exec(name)?.[1]
  if (service === undefined) return null
  return { name, control: URL, help: catalogText.serviceEndpoint(service), file: 'config', secret: false }
}

const KNOWN: Readonly<Record<SettingSection, readonly KnownSetting[]>> = {
  profile: [...COMMON_ROWS, ...CREDENTIAL_ROWS, ...REQUEST_ROWS, ...CLI_ROWS, ...S3_ROWS].map(settingOf),
  'sso-session': SSO_ROWS.map(settingOf),
  services: OFFERED_SERVICES.flatMap((service) => endpointOf(`${service}.endpoint_url`) ?? []),
}

const BY_NAME: Readonly<Record<SettingSection, ReadonlyMap<string, KnownSetting>>> = {
  profile: byName([...KNOWN.profile, ...OLD_ROWS.map(settingOf)]),
  'sso-session': byName(KNOWN['sso-session']),
  services: byName(KNOWN.services),
}

function byName(settings: readonly KnownSetting[]): ReadonlyMap<string, KnownSetting> {
  return new Map(settings.map((setting) => [setting.name, setting]))
}
