import {
  ALICE_LAPTOP,
  ALICE_PHONE,
  BASE_KEYS,
  DEFAULT_KEYS,
  demoSessions,
  NORTHWIND_KEYS,
  PAYMENTS_KEYS,
  PAYMENTS_TOKEN,
} from './demo-people.ts'

/** The SSO sessions and the login of the demo world. */
export const SSO_SESSIONS = { live: 'corp', expired: 'corp-eu' } as const
export const LEGACY_START_URL = 'https://northwind-legacy.awsapps.com/start#/'
export const LOGIN_SESSION = 'arn:aws:iam::777788889999:user/alice'

/** The demo's shared config file. `tokenFile` and `helper` are absolute paths in the demo's folder. */
export function demoConfig(tokenFile: string, helper: string): string {
  return `# Made up for Lanyard's demo: nothing in here opens anything.
# Comments, odd spacing and unknown settings stay as they are, whatever you do.

[default]
region = eu-central-1
output=json
mfa_serial   =   ${ALICE_LAPTOP}
cli_pager =

[profile acme-base]
region = eu-central-1
mfa_serial = ${ALICE_PHONE}
  # an indented comment, and a setting only our shell prompt reads
x_prompt_colour = blue

[profile acme-dev]
# works with the session that acme-base opens
role_arn = arn:aws:iam::210987654321:role/Developer
source_profile = acme-base-mfa
region = eu-west-1
s3 =
    addressing_style = path
    max_concurrent_requests = 20

[profile acme-prod-admin]   # handle with care
role_arn       = arn:aws:iam::999988887777:role/Admin
source_profile = acme-base
mfa_serial     = ${ALICE_PHONE}
role_session_name = alice
region         = eu-central-1

[profile partner-build]
role_arn = arn:aws:iam::555566667777:role/Build
source_profile = partner-base
region = us-west-2

[profile carousel]
role_arn = arn:aws:iam::555566667777:role/Carousel
source_profile = carousel

[sso-session ${SSO_SESSIONS.live}]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access

[sso-session ${SSO_SESSIONS.expired}]
sso_start_url = https://acme-eu.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[profile corp-dev]
sso_session = ${SSO_SESSIONS.live}
sso_account_id = 222233334444
sso_role_name = Developer
region = eu-central-1

[profile corp-prod-readonly]
sso_session = ${SSO_SESSIONS.expired}
sso_account_id = 333344445555
sso_role_name = ReadOnly
region = eu-west-1

[profile legacy-sso]
sso_start_url = ${LEGACY_START_URL}
sso_region = us-east-1
sso_account_id = 222233334444
sso_role_name = Billing

[profile northwind]
; its old keys are still in the credentials file
sso_session = ${SSO_SESSIONS.live}
sso_account_id = 666677778888
sso_role_name = Operator
region = us-east-1

[profile ci-deploy]
role_arn = arn:aws:iam::210987654321:role/Deploy
web_identity_token_file = ${tokenFile}
role_session_name = demo

[profile vault-keys]
credential_process = "${helper}" --account "build farm"
region = eu-north-1

[profile laptop-login]
login_session = ${LOGIN_SESSION}
region = us-east-2

[profile sandbox]
region = ap-southeast-2
`
}

const iso = (instant: number) => new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** The demo's shared credentials file. `now` is the start of the demo (milliseconds). */
export function demoCredentials(now: number): string {
  const sessions = demoSessions(now)
  const base = sessions['acme-base-mfa']
  const team = sessions['team-tools']
  const night = sessions['night-build']
  const handed = sessions['handed-over']
  const crlf = [
    '[payments-long-term]',
    '; this part was written on Windows: its lines end in CR LF',
    `aws_access_key_id = ${PAYMENTS_KEYS.accessKeyId}`,
    `aws_secret_access_key = ${PAYMENTS_KEYS.secretAccessKey}`,
    `aws_mfa_device = ${PAYMENTS_TOKEN}`,
    `mfa_serial = ${PAYMENTS_TOKEN}`,
    'region = eu-west-2',
    '',
  ].join('\r\n')
  return `# Made up for Lanyard's demo. Do not put real keys here.
[default]
aws_access_key_id = ${DEFAULT_KEYS.accessKeyId}
aws_secret_access_key = ${DEFAULT_KEYS.secretAccessKey}

[acme-base]
aws_access_key_id=${BASE_KEYS.accessKeyId}
aws_secret_access_key=${BASE_KEYS.secretAccessKey}

# written by a script; renewed by hand until now
[acme-base-mfa]
aws_access_key_id     = ${base.accessKeyId}
aws_secret_access_key = ${base.secretAccessKey}
aws_session_token     = ${base.sessionToken}
x_security_token_expires = ${iso(base.expiresAt)}
team_note = keep me

[team-tools]
aws_access_key_id = ${team.accessKeyId}
aws_secret_access_key = ${team.secretAccessKey}
aws_session_token = ${team.sessionToken}
expiration = ${iso(team.expiresAt)}
region = us-east-1

[night-build]
aws_access_key_id = ${night.accessKeyId}
aws_secret_access_key = ${night.secretAccessKey}
aws_session_token = ${night.sessionToken}
aws_session_expiration = ${iso(night.expiresAt).replace('Z', '+00:00')}

[handed-over]
aws_access_key_id = ${handed.accessKeyId}
aws_secret_access_key = ${handed.secretAccessKey}
aws_session_token = ${handed.sessionToken}

[northwind]
aws_access_key_id = ${NORTHWIND_KEYS.accessKeyId}
aws_secret_access_key = ${NORTHWIND_KEYS.secretAccessKey}

${crlf}`
}
