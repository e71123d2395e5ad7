import type { ChainCase } from '../../conformance/chain-case.ts'
import { EMPTY_CASE } from '../../conformance/chain-case.ts'

/** A situation in which tools differ, with what the metadata service says there. */
export type Scenario = {
  readonly name: string
  readonly given: ChainCase
  readonly metadata: 'answers' | 'silent'
}

const KEYS = 'aws_access_key_id = AKIAFILE\naws_secret_access_key = x\n'
const ROLE = 'role_arn = arn:aws:iam::111122223333:role/Admin\n'
const SSO = 'sso_account_id = 111122223333\nsso_role_name = Dev\n'
const PLACE = 'sso_start_url = https://corp.example/start\nsso_region = eu-west-1\n'
const ENVIRONMENT = { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT', AWS_SECRET_ACCESS_KEY: 'x' }

function scenario(name: string, given: Partial<ChainCase>, metadata: Scenario['metadata'] = 'silent'): Scenario {
  return { name, given: { ...EMPTY_CASE, name, ...given }, metadata }
}

const prod = (settings: string): Partial<ChainCase> => ({
  config: `[profile prod]\n${settings}[profile base]\n${KEYS}`,
  environment: { AWS_PROFILE: 'prod' },
})

/** Who chooses: variables, an explicit profile, names that are not there. */
const CHOICE: readonly Scenario[] = [
  scenario('keys in the environment, AWS_PROFILE with keys', {
    ...prod(KEYS),
    environment: { AWS_PROFILE: 'prod', ...ENVIRONMENT },
  }),
  scenario('keys in the environment, a profile named in code', {
    ...prod(KEYS),
    environment: ENVIRONMENT,
    explicit: 'prod',
  }),
  scenario('half a pair in the environment, keys in default', {
    credentials: `[default]\n${KEYS}`,
    environment: { AWS_ACCESS_KEY_ID: 'AKIA' },
  }),
  scenario('AWS_PROFILE names nothing, default has keys', {
    credentials: `[default]\n${KEYS}`,
    environment: { AWS_PROFILE: 'none' },
  }),
  scenario('AWS_PROFILE names nothing, keys in the environment', {
    credentials: `[default]\n${KEYS}`,
    environment: { AWS_PROFILE: 'none', ...ENVIRONMENT },
  }),
  scenario('AWS_PROFILE is empty, default has keys', {
    credentials: `[default]\n${KEYS}`,
    environment: { AWS_PROFILE: '' },
  }),
  scenario('AWS_DEFAULT_PROFILE names a profile with keys', {
    ...prod(KEYS),
    environment: { AWS_DEFAULT_PROFILE: 'prod' },
  }),
  scenario('AWS_ACCESS_KEY and AWS_SECRET_KEY', { environment: { AWS_ACCESS_KEY: 'AKIA', AWS_SECRET_KEY: 'x' } }),
  scenario('AWS_ACCESS_KEY_ID and AWS_SECRET_KEY', { environment: { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_KEY: 'x' } }),
  scenario('AMAZON_ACCESS_KEY_ID and its secret', {
    environment: { AMAZON_ACCESS_KEY_ID: 'AKIA', AMAZON_SECRET_ACCESS_KEY: 'x' },
  }),
  scenario('Java system properties beside keys in the environment', {
    environment: { 'aws.accessKeyId': 'AKIA', 'aws.secretAccessKey': 'x', ...ENVIRONMENT },
  }),
  scenario('the profile named by aws.profile', { ...prod(KEYS), environment: { 'aws.profile': 'prod' } }),
]

/** Roles, SSO and the rest of one profile. */
const PROFILE: readonly Scenario[] = [
  scenario('roles in a circle', prod(`${ROLE}source_profile = round\n[profile round]\n${ROLE}source_profile = prod\n`)),
  scenario('a role of its own keys', prod(`${ROLE}source_profile = prod\n${KEYS}`)),
  scenario('a role with both sources', prod(`${ROLE}source_profile = base\ncredential_source = Environment\n`)),
  scenario('a role whose source is missing', prod(`${ROLE}source_profile = nowhere\n`)),
  scenario(
    'a role of a profile without credentials',
    prod(`${ROLE}source_profile = bare\n[profile bare]\nregion = x\n`),
  ),
  scenario('a role of the environment', {
    ...prod(`${ROLE}credential_source = Environment\n`),
    explicit: 'prod',
    environment: ENVIRONMENT,
  }),
  scenario('a role of environment, in small letters', {
    ...prod(`${ROLE}credential_source = environment\n`),
    explicit: 'prod',
    environment: ENVIRONMENT,
  }),
  scenario('a role of instance metadata', prod(`${ROLE}credential_source = Ec2InstanceMetadata\n`), 'answers'),
  scenario('a role with MFA', prod(`${ROLE}source_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n`)),
  scenario('an sso-session', {
    ...prod(`sso_session = corp\n${SSO}[sso-session corp]\n${PLACE}`),
    ssoTokens: { corp: 'live' },
  }),
  scenario('an sso-session that is missing', prod(`sso_session = corp\n${SSO}`)),
  scenario(
    'an sso-session that disagrees',
    prod(`sso_session = corp\n${SSO}sso_region = x\n[sso-session corp]\n${PLACE}`),
  ),
  scenario('SSO without a role name', prod(`sso_account_id = 1\n${PLACE}`)),
  scenario('a process', prod('credential_process = /bin/keys\n')),
  scenario('a login session', { ...prod('login_session = arn:login/me\n'), loginTokens: { 'arn:login/me': 'live' } }),
  scenario('keys with capitals in their names', prod('AWS_ACCESS_KEY_ID = AKIAFILE\nAWS_SECRET_ACCESS_KEY = x\n')),
  scenario('a line without a delimiter above', {
    config: `no delimiter\n[profile prod]\n${KEYS}`,
    environment: { AWS_PROFILE: 'prod' },
  }),
  scenario('keys in [profile default]', { config: `[profile default]\n${KEYS}` }),
  scenario('keys in [default] of the config file', { config: `[default]\n${KEYS}` }),
]

const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI'
const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'

/** What the place gives. */
const PLACES: readonly Scenario[] = [
  scenario('a container, and metadata that answers', { environment: { [RELATIVE]: '/x' } }, 'answers'),
  scenario('a container that is set to nothing, and metadata', { environment: { [RELATIVE]: '' } }, 'answers'),
  scenario('a container at an address of anybody', { environment: { [FULL]: 'http://example.com/' } }, 'answers'),
  scenario('a container of EKS', { environment: { [FULL]: 'http://169.254.170.23/v1/credentials' } }),
  scenario('instance metadata that answers', {}, 'answers'),
  scenario('instance metadata switched off by TRUE', { environment: { AWS_EC2_METADATA_DISABLED: 'TRUE' } }, 'answers'),
  scenario('a web identity without its role', { environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '/t' } }),
]

export const SCENARIOS: readonly Scenario[] = [...CHOICE, ...PROFILE, ...PLACES]
