import { AKIA, type Case, id, role, SECRET, secret, temporary } from './fix-case.ts'
import { config, credentials } from './mend.ts'

/** Settings, headers and keys that the tools read differently. */
export const PROFILE_CASES: readonly Case[] = [
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
