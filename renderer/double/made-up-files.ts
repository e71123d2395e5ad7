import type { CacheFact, ExternalFacts } from '../../app/chain/model.ts'
import { buildProfileBook } from '../../app/profile/book.ts'
import type { FileRole, FileSnapshot, ProfileBook } from '../../app/profile/model.ts'

/*
 * Made-up files behind the chains of the double: the real rules read them, so that what a person tries on this page answers as in the window.
 */

const CONFIG = `[default]
region = eu-west-1

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-central-1

[profile dev-sandbox]
sso_session = corp
sso_account_id = 444455556666
sso_role_name = PowerUser
region = eu-central-1

[profile dev-data]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = ReadOnly

[profile acme-prod-admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = acme-base
mfa_serial = arn:aws:iam::444455556666:mfa/alice-phone
region = eu-west-1

[profile acme-prod-billing]
role_arn = arn:aws:iam::111122223333:role/Round
source_profile = acme-prod-readonly

[profile acme-prod-readonly]
role_arn = arn:aws:iam::111122223333:role/Trip
source_profile = acme-prod-billing

[profile partner-deploy]
role_arn = arn:aws:iam::777788889999:role/Build
source_profile = partner-bas

[profile vault-audit]
credential_process = /usr/local/bin/vault-aws --role build
region = us-west-2
`

const CREDENTIALS = `[acme-base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY

[acme-base-mfa]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
aws_session_token = IQoJb3JpZ2luX2IQoJb3JpZ2luX2IQoJb3JpZ2luX2
x_security_token_expires = 2026-01-05T21:04:00Z

[dev-sandbox]
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
`

function snapshot(role: FileRole, text: string): FileSnapshot {
  return { role, path: `/home/alice/.aws/${role}`, state: 'present', text, encoding: 'utf-8', reason: null }
}

/** What the made-up files say. */
export const madeUpBook = (): ProfileBook =>
  buildProfileBook({ config: snapshot('config', CONFIG), credentials: snapshot('credentials', CREDENTIALS) })

/** Beside the files only a login to IAM Identity Center. */
export function madeUpExternal(now: number): ExternalFacts {
  const token: CacheFact = {
    file: '/home/alice/.aws/sso/cache/corp.json',
    state: 'present',
    expiresAt: now + 19_200_000,
    renewable: true,
  }
  return {
    tokenFiles: new Map(),
    ssoTokens: new Map([['corp', token]]),
    loginTokens: new Map(),
    roleCaches: new Map(),
    ec2CredentialsFile: null,
    botoConfigs: [],
  }
}
