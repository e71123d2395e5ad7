import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inProject } from './project.mjs'
import { collect } from './run.mjs'

/* Lets the command line run once over made-up files at build time, so that what it compiles can be kept (`code-cache.cjs`). */

const config = `[default]
region = eu-central-1
[profile base]
mfa_serial = arn:aws:iam::111122223333:mfa/base
region = eu-west-1
[profile role]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = base
s3 =
    addressing_style = path
[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
`

const credentials = `[base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[base-mfa]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
aws_session_token = EXAMPLE
x_security_token_expires = 2030-01-01T00:00:00Z
`

const commands = [
  ['chain', '--json', '--profile', 'role'],
  ['chain', '--json', '--profile', 'base', '--tool', 'sdk-js-v3'],
  ['profiles', '--json'],
  ['profiles'],
  ['show', 'role', '--json'],
  ['session', 'list', '--json'],
  ['credential-process', '--profile', 'base'],
]

/** Leaves the code cache beside the command line in `folder`. Only speed depends on it: a failure is no failure of the build. */
export const warmCommandLine = async (folder) => {
  const home = mkdtempSync(path.join(tmpdir(), 'lanyard-warm-'))
  try {
    mkdirSync(path.join(home, '.aws'))
    writeFileSync(path.join(home, '.aws', 'config'), config)
    writeFileSync(path.join(home, '.aws', 'credentials'), credentials)
    const system = process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {}
    const environment = { ...system, HOME: home, USERPROFILE: home, LANYARD_HOME: path.join(home, 'lanyard') }
    for (const words of commands) {
      await collect(process.execPath, [inProject('scripts', 'lib', 'code-cache.cjs'), folder, ...words], {
        env: environment,
      })
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
