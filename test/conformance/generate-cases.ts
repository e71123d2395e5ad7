import type { ChainCase, TokenState } from './chain-case.ts'

/** A small repeatable source of chance (mulberry32). */
export type Chance = {
  readonly one: <Item>(items: readonly Item[]) => Item
  readonly often: (share: number) => boolean
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    one: (items) => items[Math.floor(next() * items.length)] as never,
    often: (share) => next() < share,
  }
}

const NAMES = ['default', 'a', 'b', 'c'] as const

type Lines = { config: string[]; credentials: string[] }

/** A case that mixes what a machine may hold, by chance; `index` keeps names of sessions apart. */
export function generateCase(chance: Chance, index: number): ChainCase {
  const tokens: Record<string, TokenState> = {}
  const logins: Record<string, TokenState> = {}
  const session = `corp${index}`
  const config: string[] = []
  const credentials: string[] = []
  for (const name of NAMES) {
    if (!chance.often(0.88)) continue
    const lines = profileLines(chance, session)
    const header = name === 'default' && chance.often(0.7) ? '[default]' : `[profile ${name}]`
    if (lines.config.length > 0 || chance.often(0.2)) config.push(header, ...lines.config, '')
    if (lines.credentials.length > 0 || chance.often(0.1)) credentials.push(`[${name}]`, ...lines.credentials, '')
  }
  config.push(...sessionLines(chance, session))
  for (const key of [session, `https://${session}.example/start`, `https://legacy-${session}.example/start`])
    if (chance.often(0.6))
      tokens[key] = chance.one(['live', 'live', 'renewable', 'expired', 'unreadable', 'incomplete'])
  if (chance.often(0.6)) logins[`arn:login/${session}`] = chance.one(['live', 'live', 'unreadable', 'incomplete'])
  if (chance.often(0.04))
    chance.one([config, credentials]).push(chance.one(['no delimiter', '[a]\nx = 1\nx = 2', '[q]\nk\n[q]']))
  return {
    name: `generated ${index}`,
    environment: variables(chance),
    explicit: chance.often(0.25) ? chance.one([...NAMES, ...NAMES, 'missing']) : null,
    config: chance.often(0.95) ? config.join('\n') : null,
    credentials: chance.often(0.9) ? credentials.join('\n') : null,
    tokenFiles: ['token'],
    ssoTokens: tokens,
    loginTokens: logins,
    ec2File: chance.often(0.5)
      ? chance.one(['AWSAccessKeyId=AKIAEC2\nAWSSecretKey=x\n', 'AWSAccessKeyId=AKIAEC2\n', 'other=1\n'])
      : null,
    botoFile: chance.often(0.15)
      ? chance.one([
          '[Credentials]\naws_access_key_id = AKIABOTO\naws_secret_access_key = x\n',
          '[Credentials]\naws_access_key_id = AKIABOTO\n',
          '[Boto]\ndebug = 1\n',
        ])
      : null,
  }
}

function sessionLines(chance: Chance, session: string): string[] {
  if (!chance.often(0.8)) return []
  const lines = [`[sso-session ${session}]`]
  if (chance.often(0.9)) lines.push(`sso_start_url = https://${session}.example/start`)
  if (chance.often(0.9)) lines.push('sso_region = eu-west-1')
  if (chance.often(0.4)) lines.push('sso_registration_scopes = sso:account:access')
  return [...lines, '']
}

function profileLines(chance: Chance, session: string): Lines {
  const lines: Lines = { config: [], credentials: [] }
  keyLines(chance, lines)
  if (chance.often(0.4)) lines.config.push(...roleLines(chance))
  if (chance.often(0.15)) lines.config.push(`web_identity_token_file = $HOME/${chance.one(['token', 'no-token'])}`)
  if (chance.often(0.3)) lines.config.push(...ssoLines(chance, session))
  if (chance.often(0.15)) lines.config.push(`login_session = arn:login/${session}`)
  if (chance.often(0.2)) lines.config.push(`credential_process = ${chance.one(PROCESSES)}`)
  if (chance.often(0.5)) lines.config.push(`region = ${chance.one(['eu-west-1', 'us-west-2'])}`)
  if (chance.often(0.1)) lines.credentials.push('region = ap-south-1')
  if (chance.often(0.05)) lines.config.push('ec2_metadata_v1_disabled = true')
  return lines
}

const PROCESS_ANSWER = `echo '{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"x"}'`
const PROCESSES = [PROCESS_ANSWER, PROCESS_ANSWER, PROCESS_ANSWER]

function keyLines(chance: Chance, lines: Lines): void {
  const key = 'aws_access_key_id = AKIAFILE'
  const secret = 'aws_secret_access_key = x'
  const both = chance.one([
    'none',
    'none',
    'none',
    'credentials',
    'credentials',
    'config',
    'split',
    'half',
    'secret',
    'both',
  ])
  if (both === 'credentials' || both === 'both') lines.credentials.push(key, secret)
  if (both === 'config' || both === 'both') lines.config.push(key, secret)
  if (both === 'split') {
    lines.credentials.push(key)
    lines.config.push(secret)
  }
  if (both === 'half') chance.one([lines.credentials, lines.config]).push(key)
  if (both === 'secret') lines.credentials.push(secret)
  if (both === 'credentials' && chance.often(0.3)) lines.credentials.push('aws_session_token = x')
}

function roleLines(chance: Chance): string[] {
  const lines = ['role_arn = arn:aws:iam::111122223333:role/Admin']
  if (chance.often(0.75)) lines.push(`source_profile = ${chance.one([...NAMES, ...NAMES, 'missing'])}`)
  if (chance.often(0.3))
    lines.push(
      `credential_source = ${chance.one(['Environment', 'EcsContainer', 'Ec2InstanceMetadata', 'environment'])}`,
    )
  if (chance.often(0.15)) lines.push('mfa_serial = arn:aws:iam::111122223333:mfa/me')
  return chance.often(0.1) ? lines.slice(1) : lines
}

function ssoLines(chance: Chance, session: string): string[] {
  const url = chance.one([`https://legacy-${session}.example/start`, `https://${session}.example/start`])
  const lines: string[] = []
  if (chance.often(0.6)) lines.push(`sso_session = ${chance.one([session, session, 'nowhere'])}`)
  if (chance.often(0.4)) lines.push(`sso_start_url = ${url}`)
  if (chance.often(0.4)) lines.push(`sso_region = ${chance.one(['eu-west-1', 'eu-west-1', 'us-east-1'])}`)
  if (chance.often(0.85)) lines.push('sso_account_id = 111122223333')
  if (chance.often(0.85)) lines.push('sso_role_name = Dev')
  return lines
}

function variables(chance: Chance): Record<string, string> {
  const set: Record<string, string> = {}
  const maybe = (share: number, name: string, values: readonly string[]): void => {
    if (chance.often(share)) set[name] = chance.one(values)
  }
  maybe(0.5, 'AWS_PROFILE', [...NAMES, ...NAMES, ...NAMES, 'missing', ''])
  maybe(0.15, 'AWS_DEFAULT_PROFILE', [...NAMES, 'missing', ''])
  maybe(0.25, 'AWS_ACCESS_KEY_ID', ['AKIAENVIRONMENT', 'AKIAENVIRONMENT', ''])
  maybe(0.25, 'AWS_SECRET_ACCESS_KEY', ['x', 'x', ''])
  maybe(0.1, 'AWS_SESSION_TOKEN', ['x', ''])
  maybe(0.15, 'AWS_WEB_IDENTITY_TOKEN_FILE', ['$HOME/token', '$HOME/no-token', ''])
  maybe(0.15, 'AWS_ROLE_ARN', ['arn:aws:iam::111122223333:role/Web', ''])
  maybe(0.15, 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', ['/creds', '/creds?id=1', ''])
  maybe(0.15, 'AWS_CONTAINER_CREDENTIALS_FULL_URI', FULL_URIS)
  maybe(0.05, 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', ['$HOME/token', '$HOME/no-token'])
  maybe(0.2, 'AWS_EC2_METADATA_DISABLED', ['true', 'TRUE', 'false', '1', ''])
  maybe(0.1, 'AWS_EC2_METADATA_V1_DISABLED', ['true', 'false'])
  maybe(0.08, 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', ['IPv4', 'ipv6', 'IPv6', 'nonsense'])
  maybe(0.1, 'AWS_CREDENTIAL_FILE', ['$HOME/ec2', '$HOME/no-ec2'])
  maybe(0.3, 'AWS_REGION', ['eu-central-1', 'us-east-2', ''])
  maybe(0.2, 'AWS_DEFAULT_REGION', ['sa-east-1', ''])
  return set
}

const FULL_URIS = [
  'http://127.0.0.1/x',
  'http://127.0.0.2/x',
  'http://localhost:80/x',
  'http://169.254.170.23/v1/credentials',
  'http://[::1]/x',
  'http://example.com/x',
  'http://10.0.0.1/x',
  'not a url',
  '',
]
