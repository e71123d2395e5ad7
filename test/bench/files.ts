/** Made-up files: `count` profiles of every kind, about 500 bytes each. Keys are of no use anywhere. */
export function madeUpFiles(count: number): { readonly config: string; readonly credentials: string } {
  const config = [
    '[default]',
    'region = eu-central-1',
    '',
    '[sso-session acme]',
    'sso_start_url = https://acme.awsapps.com/start',
  ]
  config.push('sso_region = eu-central-1', '')
  const credentials: string[] = []
  for (let index = 0; index < count; index++) {
    const name = `team-${String(index).padStart(4, '0')}`
    config.push(...configOf(name, index))
    credentials.push(...credentialsOf(name, index))
  }
  return { config: `${config.join('\n')}\n`, credentials: `${credentials.join('\n')}\n` }
}

/** Sessions that {@link liveSessions} makes, how soon the first of them ends, and how far apart they end, in minutes. */
const SESSIONS = 50
const FIRST_END = 25
const APART = 13

/**
 * Made-up files of 50 profiles with a device and a live session each, which end one after the other from 25 minutes to eleven hours after
 * `now` (milliseconds): no notice is due soon, and the tray has ends to count down.
 */
export function liveSessions(now: number): { readonly config: string; readonly credentials: string } {
  const names = Array.from({ length: SESSIONS }, (_, index) => `team-${String(index).padStart(4, '0')}`)
  const end = (index: number) => new Date(now + (FIRST_END + index * APART) * 60_000).toISOString()
  const section = (name: string, prefix: 'AKIA' | 'ASIA', index: number) =>
    [
      `[${name}]`,
      `aws_access_key_id = ${prefix}EXAMPLE${String(index).padStart(9, '0')}`,
      `aws_secret_access_key = EXAMPLE/bench+${String(index).padStart(26, 'x')}`,
    ].join('\n')
  const config = names.map(
    (name, index) =>
      `[profile ${name}]\nregion = eu-central-1\nmfa_serial = arn:aws:iam::${account(index)}:mfa/alice\n\n[profile ${name}-mfa]\nregion = eu-central-1\n`,
  )
  const credentials = names.map((name, index) => {
    const session = `${section(`${name}-mfa`, 'ASIA', index)}\naws_session_token = IQoJEXAMPLE${'x'.repeat(500)}`
    return `${section(name, 'AKIA', index)}\n\n${session}\nx_security_token_expires = ${end(index)}\n`
  })
  return { config: config.join('\n'), credentials: credentials.join('\n') }
}

const account = (index: number): string => String(100_000_000_000 + index)

function configOf(name: string, index: number): readonly string[] {
  const common = [
    `# ${name}: owned by platform, see the runbook before changing anything here`,
    `[profile ${name}]`,
    `region = ${index % 3 === 0 ? 'eu-central-1' : 'us-east-1'}`,
    'output = json',
    'cli_pager =',
    's3 =',
    '    max_concurrent_requests = 20',
    '    addressing_style = path',
  ]
  switch (index % 5) {
    case 1:
      return [
        ...common,
        `role_arn = arn:aws:iam::${account(index)}:role/Admin`,
        `source_profile = team-${String(index - 1).padStart(4, '0')}`,
        `mfa_serial = arn:aws:iam::${account(index)}:mfa/alice`,
        '',
      ]
    case 2:
      return [...common, 'sso_session = acme', `sso_account_id = ${account(index)}`, 'sso_role_name = ReadOnly', '']
    case 3:
      return [...common, `credential_process = /usr/local/bin/get-keys --account ${account(index)} --role reader`, '']
    default:
      return [...common, `mfa_serial = arn:aws:iam::${account(index)}:mfa/alice`, '']
  }
}

function credentialsOf(name: string, index: number): readonly string[] {
  if (index % 5 !== 0 && index % 5 !== 4)
    return [`# ${name} has no keys of its own; everything about it stands in the config file`]
  const keys = [
    `[${name}]`,
    `aws_access_key_id = ${index % 5 === 0 ? 'AKIA' : 'ASIA'}EXAMPLE${String(index).padStart(9, '0')}`,
    `aws_secret_access_key = EXAMPLE/bench+${String(index).padStart(26, 'x')}`,
  ]
  if (index % 5 === 0) return [...keys, '']
  const token = `IQoJEXAMPLE${'x'.repeat(500)}`
  return [...keys, `aws_session_token = ${token}`, 'x_security_token_expires = 2099-01-01T00:00:00Z', '']
}
