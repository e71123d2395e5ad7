import { describe, expect, it } from 'vitest'
import { PATHS } from '../profile/snapshots.ts'
import { config, credentials, findingIn, type Texts } from './mend.ts'

const AKIA = 'AKIAIOSFODNN7EXAMPLE'
const ASIA = 'ASIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const id = `aws_access_key_id = ${AKIA}\n`
const secret = `aws_secret_access_key = ${SECRET}\n`
const temporary = `aws_access_key_id = ${ASIA}\n${secret}`
const role = 'role_arn = arn:aws:iam::111122223333:role/A\n'
const session = '[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start\n'

describe('a finding', () => {
  it.each<
    readonly [
      string,
      Texts,
      { readonly line: number | null; readonly severity: string; readonly profile: string | null },
      string,
    ]
  >([
    [
      'duplicate-setting',
      config('[profile a]\nregion = eu-west-1\n\nregion = eu-west-1\n'),
      { line: 4, severity: 'error', profile: null },
      'on lines 2 and 4',
    ],
    [
      'duplicate-section',
      config('[profile a]\nregion = eu-west-1\n[profile a]\n'),
      { line: 3, severity: 'error', profile: null },
      'on lines 1 and 3',
    ],
    [
      'byte-order-mark',
      config('\ufeff[profile a]\nregion = eu-west-1\n'),
      { line: 1, severity: 'error', profile: null },
      'AWS CLI',
    ],
    ['no-delimiter', config('[profile a]\nwords\n'), { line: 2, severity: 'error', profile: null }, 'AWS CLI'],
    [
      'unclosed-header',
      config('[profile a]\n[profile b\n'),
      { line: 2, severity: 'error', profile: null },
      'not closed',
    ],
    [
      'before-first-section',
      config('region = eu-west-1\n[profile a]\n'),
      { line: 1, severity: 'error', profile: null },
      'before the first section',
    ],
    [
      'nested-without-delimiter',
      config('[profile a]\ns3 =\n  words\n'),
      { line: 3, severity: 'error', profile: null },
      's3',
    ],
    [
      'reserved-name',
      config('[profile a]\nregion = eu-west-1\n[profile __proto__]\n'),
      { line: 3, severity: 'warning', profile: null },
      'JavaScript',
    ],
    [
      'default-section-leaks',
      config('[DEFAULT]\nregion = eu-west-1\n[profile a]\noutput = json\n'),
      { line: 1, severity: 'warning', profile: null },
      '[DEFAULT]',
    ],
    [
      'capitals-in-name',
      config('[profile a]\nRegion = eu-west-1\n'),
      { line: 2, severity: 'warning', profile: 'a' },
      'JavaScript and Java',
    ],
    [
      'inline-comment',
      config('[profile a]\nregion = eu-west-1 # x\n'),
      { line: 2, severity: 'warning', profile: 'a' },
      'AWS CLI',
    ],
    [
      'colon-for-equals',
      config('[profile a]\nregion : eu-west-1\n'),
      { line: 2, severity: 'warning', profile: 'a' },
      'Java, Rust and Kotlin',
    ],
    [
      'setting-swallowed',
      config('[profile a]\nregion = eu-west-1\n output = json\n'),
      { line: 2, severity: 'warning', profile: 'a' },
      'output below region',
    ],
    [
      'header-swallowed',
      config('[profile a]\nregion = eu-west-1\n [profile b]\n'),
      { line: 2, severity: 'warning', profile: 'a' },
      'AWS CLI',
    ],
    [
      'profile-prefix-missing',
      config('[dev]\nregion = eu-west-1\n'),
      { line: 1, severity: 'warning', profile: null },
      '[profile dev]',
    ],
    ['section-out-of-place', credentials(session), { line: 1, severity: 'warning', profile: null }, 'config file'],
    [
      'not-seen-by',
      config('[profile "my prof"]\nregion = eu-west-1\n'),
      { line: 1, severity: 'info', profile: 'my prof' },
      'sdk-js-v3',
    ],
    [
      'not-seen-by',
      config('[profile tëst]\nregion = eu-west-1\n'),
      { line: 1, severity: 'info', profile: 'tëst' },
      'sdk-rust',
    ],
    [
      'profile-prefix-in-credentials',
      credentials(`[profile x]\n${id}${secret}`),
      { line: 1, severity: 'warning', profile: 'profile x' },
      'credentials file',
    ],
    [
      'section-replaced',
      config('[default]\nregion = eu-west-1\n[profile default]\noutput = json\n'),
      { line: 1, severity: 'warning', profile: 'default' },
      'in place of',
    ],
    [
      'long-term-key-with-token',
      credentials(`[a]\n${id}${secret}aws_session_token = t\n`),
      { line: 4, severity: 'warning', profile: 'a' },
      'long-term',
    ],
    [
      'temporary-key-without-token',
      credentials(`[a]\n${temporary}`),
      { line: 2, severity: 'error', profile: 'a' },
      'temporary',
    ],
    ['key-id-without-secret', credentials(`[a]\n${id}`), { line: 2, severity: 'error', profile: 'a' }, 'AWS CLI stops'],
    [
      'secret-without-key-id',
      credentials(`[a]\n${secret}`),
      { line: 2, severity: 'warning', profile: 'a' },
      'no key id',
    ],
    [
      'keys-split-over-files',
      { config: `[profile a]\n${id}`, credentials: `[a]\n${secret}` },
      { line: 2, severity: 'error', profile: 'a' },
      'one file',
    ],
    [
      'token-in-other-file',
      { config: '[profile a]\naws_session_token = t\n', credentials: `[a]\n${temporary}` },
      { line: 2, severity: 'warning', profile: 'a' },
      'JavaScript',
    ],
    [
      'security-token-left-over',
      credentials(`[a]\n${temporary}aws_security_token = t\n`),
      { line: 4, severity: 'warning', profile: 'a' },
      'old name',
    ],
    [
      'role-without-source',
      config(`[profile a]\n${role}`),
      { line: 2, severity: 'error', profile: 'a' },
      'source_profile',
    ],
    [
      'role-with-two-sources',
      config(`[profile a]\n${role}source_profile = b\ncredential_source = Environment\n`),
      { line: 4, severity: 'error', profile: 'a' },
      'AWS CLI stops',
    ],
    [
      'source-profile-missing',
      config(`[profile a]\n${role}source_profile = b\n`),
      { line: 3, severity: 'error', profile: 'a' },
      '“b”',
    ],
    [
      'source-profile-loop',
      config(`[profile a]\n${role}source_profile = a\n`),
      { line: 3, severity: 'error', profile: 'a' },
      'circle',
    ],
    [
      'sso-session-missing',
      config('[profile a]\nsso_session = s\n'),
      { line: 2, severity: 'error', profile: 'a' },
      '[sso-session s]',
    ],
    [
      'services-missing',
      config('[profile a]\nservices = s\n'),
      { line: 2, severity: 'warning', profile: 'a' },
      '[services s]',
    ],
    [
      'credential-source-unknown',
      config(`[profile a]\n${role}credential_source = Somewhere\n`),
      { line: 3, severity: 'error', profile: 'a' },
      'Environment',
    ],
    [
      'invalid-value',
      config(`[profile a]\nrole_arn = Admin\nsource_profile = a\n${id}${secret}`),
      { line: 2, severity: 'warning', profile: 'a' },
      'arn:aws:iam',
    ],
    [
      'invalid-value',
      config('[profile a]\nregion = eu-central\n'),
      { line: 2, severity: 'warning', profile: 'a' },
      'eu-central-1',
    ],
    [
      'invalid-value',
      config('[sso-session s]\nsso_region = nowhere\n'),
      { line: 2, severity: 'warning', profile: null },
      'sso_region',
    ],
    [
      'quoted-value',
      config('[profile a]\noutput = "json"\n'),
      { line: 2, severity: 'warning', profile: 'a' },
      'quotes',
    ],
  ])('%s stands on its line, and says who is affected', (code, files, place, message) => {
    const finding = findingIn(files, code)
    expect(finding).toMatchObject({
      ...place,
      file: files.config === null || place.line === null ? PATHS.credentials : PATHS.config,
    })
    expect(finding.message).toContain(message)
  })
})
