import type { ChainFacts, Environment, ExternalFacts } from '../../../app/chain/model.ts'
import { SECRET_VARIABLES } from '../../../app/chain/model.ts'
import { buildProfileBook } from '../../../app/profile/book.ts'
import type { FileRole, FileSnapshot, ProfileBook } from '../../../app/profile/model.ts'
import { makeSecret } from '../../../app/text/secret.ts'

export const CONFIG_PATH = '/home/alice/.aws/config'
export const CREDENTIALS_PATH = '/home/alice/.aws/credentials'

/** AWS's own example keys. */
export const KEY_ID = 'AKIAIOSFODNN7EXAMPLE'
export const TEMPORARY_KEY_ID = 'ASIAIOSFODNN7EXAMPLE'
export const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
export const TOKEN =
  'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI'

export const NO_EXTERNAL: ExternalFacts = {
  tokenFiles: new Map(),
  ssoTokens: new Map(),
  loginTokens: new Map(),
  roleCaches: new Map(),
  ec2CredentialsFile: null,
  botoConfigs: [],
}

const snapshot = (role: FileRole, path: string, text: string | null): FileSnapshot => ({
  role,
  path,
  state: text === null ? 'missing' : 'present',
  text: text ?? '',
  encoding: 'utf-8',
  reason: null,
})

/** A book of two texts; null for a file that is not there. */
export const bookOf = (config: string | null, credentials: string | null): ProfileBook =>
  buildProfileBook({
    config: snapshot('config', CONFIG_PATH, config),
    credentials: snapshot('credentials', CREDENTIALS_PATH, credentials),
  })

/** An environment with its secrets wrapped, as it is gathered. */
export const environmentOf = (variables: Readonly<Record<string, string>>): Environment =>
  new Map(
    Object.entries(variables).map(([name, value]) => [name, SECRET_VARIABLES.has(name) ? makeSecret(value) : value]),
  )

/** Facts for a chain, with nothing outside the two files unless a test says so. */
export const factsOf = (book: ProfileBook, changes: Partial<ChainFacts> = {}): ChainFacts => ({
  environment: new Map(),
  explicitProfile: null,
  book,
  external: NO_EXTERNAL,
  now: Date.UTC(2026, 10, 5, 9, 40),
  ...changes,
})

/** A varied pair of files: every kind, a broken one, a shadowed one. */
export const CONFIG = `[default]
region = us-east-1

[profile acme-base]
region = eu-west-1
mfa_serial = arn:aws:iam::444455556666:mfa/alice-phone

[profile acme-base-mfa]
region = eu-west-1

[profile acme-prod-admin]
role_arn = arn:aws:iam::111122223333:role/team/Admin
source_profile = acme-base-mfa
region = eu-west-1
duration_seconds = 3600

[profile acme-prod-readonly]
role_arn = arn:aws:iam::111122223333:role/ReadOnly
source_profile = acme-base-mfa

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start#/
sso_region = eu-central-1

[profile dev-sandbox]
sso_session = corp
sso_account_id = 777788889999
sso_role_name = PowerUser
region = eu-central-1

[profile dev-login]
login_session = arn:aws:iam::444455556666:user/alice

[profile partner]
role_arn = arn:aws:iam::999900001111:role/Deploy
source_profile = partner-bas

[profile vault]
credential_process = /opt/bin/vault-helper --secret hunter2hunter2 export

[profile plain]
output = json
`

export const CREDENTIALS = `[acme-base]
aws_access_key_id = ${KEY_ID}
aws_secret_access_key = ${SECRET_KEY}

[acme-base-mfa]
aws_access_key_id = ${TEMPORARY_KEY_ID}
aws_secret_access_key = ${SECRET_KEY}
aws_session_token = ${TOKEN}
x_security_token_expires = 2026-11-05T21:04:00Z

[dev-login]
aws_access_key_id = ${KEY_ID}
aws_secret_access_key = ${SECRET_KEY}
`
