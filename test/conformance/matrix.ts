import { type ChainCase, EMPTY_CASE } from './chain-case.ts'

/** A profile that mixes two kinds of credentials, and who wins by each tool: a provider, `none`, or an error's class name. */
export type MatrixRow = { readonly given: ChainCase; readonly cli: string; readonly js: string }

const KEYS = 'aws_access_key_id = AKIAFILE\naws_secret_access_key = x'
const SSO =
  'sso_start_url = https://corp.example/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Dev'
const ROLE = 'role_arn = arn:aws:iam::111122223333:role/Admin'
const SOURCE = 'source_profile = base'
const PROCESS = `credential_process = echo '{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"x"}'`
const LOGIN = 'login_session = arn:login/me'
const WEB = 'web_identity_token_file = $HOME/token'

function row(name: string, config: string, credentials: string, cli: string, js: string): MatrixRow {
  return {
    given: {
      ...EMPTY_CASE,
      name,
      environment: { AWS_PROFILE: 'mixed' },
      config: `[profile mixed]\n${config}\n`,
      credentials: `${credentials === '' ? '' : `[mixed]\n${credentials}\n`}[base]\n${KEYS}\n`,
      tokenFiles: ['token'],
      ssoTokens: { 'https://corp.example/start': 'live' },
      loginTokens: { 'arn:login/me': 'live' },
    },
    cli,
    js,
  }
}

const webFromEnvironment: MatrixRow = {
  given: {
    ...row('web identity in the environment, keys in the profile', '', KEYS, '', '').given,
    environment: {
      AWS_PROFILE: 'mixed',
      AWS_WEB_IDENTITY_TOKEN_FILE: '$HOME/token',
      AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/Web',
    },
  },
  cli: 'web-identity',
  js: 'profile-keys',
}

/** Who wins when one profile holds two kinds: AWS CLI v2 and the JavaScript SDK. */
export const MATRIX: readonly MatrixRow[] = [
  row('keys (credentials) + sso', SSO, KEYS, 'sso', 'profile-keys'),
  row('keys (config) + process', `${KEYS}\n${PROCESS}`, '', 'process', 'profile-keys'),
  row('keys (credentials) + process', PROCESS, KEYS, 'credentials-file', 'profile-keys'),
  row('keys + role_arn + source_profile', `${ROLE}\n${SOURCE}`, KEYS, 'assume-role', 'assume-role'),
  row('keys + role_arn, no source', ROLE, KEYS, 'PartialCredentialsError', 'profile-keys'),
  row('keys (config) + login', `${KEYS}\n${LOGIN}`, '', 'login', 'profile-keys'),
  row('keys (credentials) + login', LOGIN, KEYS, 'credentials-file', 'profile-keys'),
  row('sso + process', `${SSO}\n${PROCESS}`, '', 'sso', 'process'),
  row('sso + role + source', `${SSO}\n${ROLE}\n${SOURCE}`, '', 'assume-role', 'assume-role'),
  row('process + role + source', `${PROCESS}\n${ROLE}\n${SOURCE}`, '', 'assume-role', 'assume-role'),
  row('login + process', `${LOGIN}\n${PROCESS}`, '', 'login', 'process'),
  row('web identity + source_profile', `${ROLE}\n${WEB}\n${SOURCE}`, '', 'web-identity', 'assume-role'),
  row(
    'key id in credentials, secret in config',
    'aws_secret_access_key = x',
    'aws_access_key_id = AKIAFILE',
    'PartialCredentialsError',
    'profile-keys',
  ),
  row('only key id', '', 'aws_access_key_id = AKIAFILE', 'PartialCredentialsError', 'none'),
  webFromEnvironment,
]

const PLACES: readonly Readonly<Record<string, string>>[] = [
  {},
  { AWS_REGION: 'eu-central-1' },
  { AWS_DEFAULT_REGION: 'sa-east-1' },
  { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'sa-east-1' },
  { AWS_REGION: '' },
  { AWS_REGION: '', AWS_DEFAULT_REGION: 'sa-east-1' },
  { AWS_PROFILE: 'mixed' },
  { AWS_PROFILE: 'missing' },
  { AWS_PROFILE: 'missing', AWS_REGION: 'eu-central-1' },
  { AWS_DEFAULT_PROFILE: 'mixed' },
  { AWS_PROFILE: 'other', AWS_DEFAULT_PROFILE: 'mixed' },
  { AWS_PROFILE: '' },
]

const FILES: readonly Pick<ChainCase, 'config' | 'credentials'>[] = [
  { config: null, credentials: null },
  {
    config: '[default]\nregion = us-west-1\n[profile mixed]\nregion = us-west-2\n[profile other]\nx = 1\n',
    credentials: `[mixed]\n${KEYS}\n`,
  },
  {
    config: '[profile mixed]\nregion = us-west-2\n',
    credentials: `[mixed]\n${KEYS}\nregion = ap-south-1\n[default]\nregion = eu-north-1\n`,
  },
  { config: '[default]\nregion = us-west-1\nno delimiter\n', credentials: `[mixed]\n${KEYS}\nregion = ap-south-1\n` },
]

/** Every place of a region with every other, with and without an explicit profile. */
export const REGIONS: readonly ChainCase[] = FILES.flatMap((files) =>
  PLACES.flatMap((environment) =>
    [null, 'mixed'].map((explicit) => ({
      ...EMPTY_CASE,
      ...files,
      name: `region by ${JSON.stringify(environment)}, ${explicit ?? 'no profile'}`,
      environment,
      explicit,
    })),
  ),
)
