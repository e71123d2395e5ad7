import { describe, expect, it } from 'vitest'
import { isSecret, openSecret } from '../../../app/text/secret.ts'
import { bookOf, config, credentials, errorsIn, findingIn, findingsIn, mend, type Texts } from './mend.ts'

const AKIA = 'AKIAIOSFODNN7EXAMPLE'
const ASIA = 'ASIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const id = `aws_access_key_id = ${AKIA}\n`
const secret = `aws_secret_access_key = ${SECRET}\n`
const temporary = `aws_access_key_id = ${ASIA}\n${secret}`
const role = 'role_arn = arn:aws:iam::111122223333:role/A\n'

/** What botocore must read afterwards: profile, setting, value; the value null for a setting that must not be there. */
type Reads = readonly (readonly [profile: string, setting: string, value: string | null])[]
type Case = readonly [what: string, code: string, before: Texts, after: Texts, reads: Reads]

const CASES: readonly Case[] = [
  [
    'one setting twice',
    'duplicate-setting',
    config('[profile a]\n# mine\nregion = x-1\noutput = json\nregion = eu-west-1\n'),
    config('[profile a]\n# mine\noutput = json\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'one setting twice, alike',
    'duplicate-setting',
    config('[profile a]\nregion = eu-west-1\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'one setting twice, CRLF',
    'duplicate-setting',
    config('[profile a]\r\nregion = us-east-1\r\nregion = eu-west-1\r\n'),
    config('[profile a]\r\nregion = eu-west-1\r\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'one setting twice, in other capitals',
    'duplicate-setting',
    config('[profile a]\nRegion = us-east-1\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a block twice',
    'duplicate-setting',
    config('[profile a]\ns3 =\n  addressing_style = auto\ns3 =\n  addressing_style = path\n'),
    config('[profile a]\ns3 =\n  addressing_style = path\n'),
    [],
  ],
  [
    'a secret twice',
    'duplicate-setting',
    credentials(`[a]\n${id}aws_secret_access_key = old\n${secret}`),
    credentials(`[a]\n${id}${secret}`),
    [['a', 'aws_secret_access_key', SECRET]],
  ],
  [
    'a key id twice',
    'duplicate-setting',
    credentials(`[a]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n${id}${secret}`),
    credentials(`[a]\n${secret}${id}`),
    [['a', 'aws_access_key_id', AKIA]],
  ],
  [
    'a section twice, one behind the other',
    'duplicate-section',
    config('[profile a]\nregion = eu-west-1\n\n[profile a]\noutput = json\n# end\n'),
    config('[profile a]\nregion = eu-west-1\n\noutput = json\n# end\n'),
    [
      ['a', 'region', 'eu-west-1'],
      ['a', 'output', 'json'],
    ],
  ],
  [
    'a section twice, with a setting in both',
    'duplicate-section',
    credentials(`[a]\n${id}aws_secret_access_key = old\n[a]\n${secret}`),
    credentials(`[a]\n${id}${secret}`),
    [['a', 'aws_secret_access_key', SECRET]],
  ],
  [
    'a section twice, apart',
    'duplicate-section',
    credentials(`[a]\n${id}\n[b]\n${id}${secret}\n[a]\n${secret}`),
    credentials(`[b]\n${id}${secret}\n[a]\n${id}${secret}`),
    [
      ['a', 'aws_access_key_id', AKIA],
      ['a', 'aws_secret_access_key', SECRET],
    ],
  ],
  [
    'a byte order mark',
    'byte-order-mark',
    config('\ufeff[profile a]\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a line without a sign',
    'no-delimiter',
    config('[profile a]\nregion = eu-west-1\nsome words\noutput = json\n'),
    config('[profile a]\nregion = eu-west-1\n# some words\noutput = json\n'),
    [['a', 'output', 'json']],
  ],
  [
    'a header that is not closed',
    'unclosed-header',
    config('[profile a]\nregion = eu-west-1\n[profile b\noutput = json\n'),
    config('[profile a]\nregion = eu-west-1\n[profile b]\noutput = json\n'),
    [['b', 'output', 'json']],
  ],
  [
    'a line of a block without a sign',
    'nested-without-delimiter',
    config('[profile a]\ns3 =\n  addressing_style = path\n  what is this\n'),
    config('[profile a]\ns3 =\n  addressing_style = path\n  # what is this\n'),
    [],
  ],
  [
    'a setting in capitals',
    'capitals-in-name',
    config('[profile a]\nRegion  =  eu-west-1\n'),
    config('[profile a]\nregion  =  eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a secret in capitals',
    'capitals-in-name',
    credentials(`[a]\n${id}AWS_SECRET_ACCESS_KEY = ${SECRET}\n`),
    credentials(`[a]\n${id}${secret}`),
    [['a', 'aws_secret_access_key', SECRET]],
  ],
  [
    'a comment behind a value',
    'inline-comment',
    config('[profile a]\nregion = eu-west-1 # mine\n'),
    config('[profile a]\n# mine\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a comment behind a value of a session',
    'inline-comment',
    config('[sso-session s]\nsso_region = eu-west-1 ; mine\n'),
    config('[sso-session s]\n; mine\nsso_region = eu-west-1\n'),
    [],
  ],
  [
    'a colon',
    'colon-for-equals',
    config('[profile a]\nregion: eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a colon before an address',
    'colon-for-equals',
    config('[profile a]\nendpoint_url : https://x.example\n'),
    config('[profile a]\nendpoint_url = https://x.example\n'),
    [['a', 'endpoint_url', 'https://x.example']],
  ],
  [
    'a colon before a secret',
    'colon-for-equals',
    credentials(`[a]\n${id}aws_secret_access_key : ${SECRET}\n`),
    credentials(`[a]\n${id}${secret}`),
    [['a', 'aws_secret_access_key', SECRET]],
  ],
  [
    'an indented setting',
    'setting-swallowed',
    config('[profile a]\nregion = eu-west-1\n  output = json\n'),
    config('[profile a]\nregion = eu-west-1\noutput = json\n'),
    [
      ['a', 'region', 'eu-west-1'],
      ['a', 'output', 'json'],
    ],
  ],
  [
    'an indented secret',
    'setting-swallowed',
    credentials(`[a]\n${id}  ${secret}`),
    credentials(`[a]\n${id}${secret}`),
    [
      ['a', 'aws_access_key_id', AKIA],
      ['a', 'aws_secret_access_key', SECRET],
    ],
  ],
  [
    'an indented header',
    'header-swallowed',
    config('[profile a]\nregion = eu-west-1\n  [profile b]\n  output = json\n'),
    config('[profile a]\nregion = eu-west-1\n[profile b]\n  output = json\n'),
    [
      ['a', 'region', 'eu-west-1'],
      ['b', 'output', 'json'],
    ],
  ],
  [
    'a header without its prefix',
    'profile-prefix-missing',
    config('[dev]\nregion = eu-west-1\n'),
    config('[profile dev]\nregion = eu-west-1\n'),
    [['dev', 'region', 'eu-west-1']],
  ],
  [
    'a value in quotes',
    'quoted-value',
    config('[profile a]\nregion = "eu-west-1"\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a secret in quotes',
    'quoted-value',
    credentials(`[a]\n${id}aws_secret_access_key = '${SECRET}'\n`),
    credentials(`[a]\n${id}${secret}`),
    [['a', 'aws_secret_access_key', SECRET]],
  ],
  [
    'a source in small letters',
    'credential-source-unknown',
    config(`[profile a]\n${role}credential_source = environment\n`),
    config(`[profile a]\n${role}credential_source = Environment\n`),
    [['a', 'credential_source', 'Environment']],
  ],
  [
    'two blanks before a name',
    'not-seen-by',
    config('[profile  a]\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a blank behind a name',
    'not-seen-by',
    config('[profile a ]\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'blanks around a header',
    'not-seen-by',
    config('[ profile a ]\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a dot for a blank',
    'not-seen-by',
    config('[profile.a]\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'quotes around a plain name',
    'not-seen-by',
    config('[profile "a"]\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a header that does not start its line',
    'not-seen-by',
    config('  [profile a]\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a prefix in the credentials file',
    'profile-prefix-in-credentials',
    credentials(`[profile x]\n${id}${secret}`),
    credentials(`[x]\n${id}${secret}`),
    [['x', 'aws_access_key_id', AKIA]],
  ],
  [
    'an old token beside the new',
    'security-token-left-over',
    credentials(`[a]\n${temporary}aws_security_token = old\naws_session_token = new\n`),
    credentials(`[a]\n${temporary}aws_session_token = new\n`),
    [
      ['a', 'aws_session_token', 'new'],
      ['a', 'aws_security_token', null],
    ],
  ],
  [
    'the old name of a token',
    'security-token-left-over',
    credentials(`[a]\n${temporary}aws_security_token = tok\n`),
    credentials(`[a]\n${temporary}aws_session_token = tok\n`),
    [
      ['a', 'aws_session_token', 'tok'],
      ['a', 'aws_security_token', null],
    ],
  ],
  [
    'a pair over two files',
    'keys-split-over-files',
    { config: `[profile a]\nregion = eu-west-1\n${secret}`, credentials: `[a]\n${id}` },
    { config: '[profile a]\nregion = eu-west-1\n', credentials: `[a]\n${id}${secret}` },
    [
      ['a', 'aws_access_key_id', AKIA],
      ['a', 'aws_secret_access_key', SECRET],
    ],
  ],
  [
    'a token in the other file',
    'token-in-other-file',
    { config: `[profile a]\nregion = eu-west-1\naws_session_token = tok\n`, credentials: `[a]\n${temporary}` },
    { config: '[profile a]\nregion = eu-west-1\n', credentials: `[a]\n${temporary}aws_session_token = tok\n` },
    [['a', 'aws_session_token', 'tok']],
  ],
  [
    'a source with its prefix',
    'source-profile-missing',
    { config: `[profile a]\n${role}source_profile = profile base\n`, credentials: `[base]\n${id}${secret}` },
    { config: `[profile a]\n${role}source_profile = base\n`, credentials: `[base]\n${id}${secret}` },
    [['a', 'source_profile', 'base']],
  ],
  [
    'a session in other capitals',
    'sso-session-missing',
    config(
      '[profile a]\nsso_session = Corp\n[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start\n',
    ),
    config(
      '[profile a]\nsso_session = corp\n[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start\n',
    ),
    [['a', 'sso_session', 'corp']],
  ],
  [
    'ended keys before a process',
    'expired-keys-first',
    {
      config: '[profile a]\ncredential_process = /opt/tool\n',
      credentials: `[a]\n${temporary}aws_session_token = tok\nx_security_token_expires = 2020-01-01T00:00:00Z\n`,
    },
    { config: '[profile a]\ncredential_process = /opt/tool\n', credentials: '[a]\n' },
    [
      ['a', 'aws_access_key_id', null],
      ['a', 'credential_process', '/opt/tool'],
    ],
  ],
  [
    'ended keys beside SSO',
    'expired-keys-first',
    {
      config:
        '[profile a]\nsso_account_id = 111122223333\nsso_role_name = Dev\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n',
      credentials: `[a]\nmine = 1\n${temporary}aws_session_token = tok\nx_security_token_expires = 2020-01-01T00:00:00Z\n`,
    },
    {
      config:
        '[profile a]\nsso_account_id = 111122223333\nsso_role_name = Dev\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n',
      credentials: '[a]\nmine = 1\n',
    },
    [
      ['a', 'aws_access_key_id', null],
      ['a', 'mine', '1'],
    ],
  ],
]

function readValue(texts: Texts, profile: string, setting: string): string | null {
  const { config, credentials } = bookOf(texts).readings.botocore
  const value =
    credentials.profiles.get(profile)?.settings.get(setting)?.value ??
    config.profiles.get(profile)?.settings.get(setting)?.value
  if (value?.kind === 'plain') return value.text
  return value?.kind === 'secret' && isSecret(value.secret) ? openSecret(value.secret) : null
}

describe('a fix of', () => {
  it.each(CASES)('%s (%s) leaves exactly what was meant', (_what, code, before, after) => {
    const result = mend(before, findingIn(before, code))
    expect(result).toEqual({ ok: true, texts: after })
  })

  it.each(CASES)('%s (%s) mends it, and brings no new error', (_what, code, before, after) => {
    const count = (texts: Texts) => findingsIn(texts).filter((finding) => finding.code === code).length
    expect(count(after)).toBe(count(before) - 1)
    const errors = errorsIn(before)
    for (const [error, times] of errorsIn(after)) expect(times, error).toBeLessThanOrEqual(errors.get(error) ?? 0)
  })

  it.each(CASES)('%s (%s) is read by botocore as meant', (_what, _code, _before, after, reads) => {
    const { botocore } = bookOf(after).readings
    expect([botocore.config.refusal, botocore.credentials.refusal]).toEqual([null, null])
    for (const [profile, setting, value] of reads) expect(readValue(after, profile, setting)).toBe(value)
  })

  it.each(CASES)('%s (%s) quotes no secret outside its wrapping', (_what, code, before) => {
    const json = JSON.stringify(findingsIn(before).filter((finding) => finding.code === code))
    expect(json).not.toContain(SECRET)
  })
})
