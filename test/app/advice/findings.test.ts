import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../../app/advice/index.ts'
import { buildProfileBook } from '../../../app/profile/book.ts'
import { book, PATHS, snapshot } from '../profile/snapshots.ts'
import { bookOf, codesIn, config, credentials, findingIn, findingsIn, NOW, type Texts } from './mend.ts'

const AKIA = 'AKIAIOSFODNN7EXAMPLE'
const ASIA = 'ASIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const id = `aws_access_key_id = ${AKIA}\n`
const secret = `aws_secret_access_key = ${SECRET}\n`
const temporary = `aws_access_key_id = ${ASIA}\n${secret}`
const role = 'role_arn = arn:aws:iam::111122223333:role/A\n'
const sso = 'sso_session = s\nsso_account_id = 111122223333\nsso_role_name = Dev\n'
const session = '[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start\n'

describe('files with which nothing is wrong', () => {
  it.each<readonly [string, Texts]>([
    ['two missing files', { config: null, credentials: null }],
    ['two empty files', { config: '', credentials: '' }],
    [
      'long-term keys',
      { config: '[default]\nregion = eu-west-1\noutput = json\n', credentials: `[default]\n${id}${secret}` },
    ],
    [
      'a session',
      credentials(`[a]\n${temporary}aws_session_token = t\nx_security_token_expires = 2026-11-05T21:04:00Z\n`),
    ],
    [
      'an ended session alone',
      credentials(`[a]\n${temporary}aws_session_token = t\nx_security_token_expires = 2020-01-01T00:00:00Z\n`),
    ],
    [
      'a role',
      {
        config: `[profile a]\n${role}source_profile = b\nmfa_serial = arn:aws:iam::111122223333:mfa/ada\n`,
        credentials: `[b]\n${id}${secret}`,
      },
    ],
    ['a role from its own keys', credentials(`[a]\n${id}${secret}${role}source_profile = a\n`)],
    ['SSO', config(`[profile a]\n${sso}${session}`)],
    ['a process', config('[profile a]\ncredential_process = "/opt/my tool" --x=1\nregion = eu-west-1\n')],
    [
      'a command over two lines',
      config('[profile a]\ncredential_process = /opt/tool\n  --output=json\nregion = eu-west-1\n'),
    ],
    ['a block', config('[profile a]\ns3 =\n  addressing_style = path\n')],
    ['services', config('[profile a]\nservices = x\n[services x]\ns3 =\n  endpoint_url = http://localhost:9000\n')],
    [
      'another store',
      config(
        '[profile a]\nendpoint_url = http://localhost:9000\nregion = here\naws_access_key_id = minio\naws_secret_access_key = x\n',
      ),
    ],
    ['sections of other tools', config('[preview]\ncloudfront = true\n[plugins]\nendpoint = x\n')],
    ['settings of other tools', config('[profile a]\nregion = eu-west-1\ngranted_sso_region = anything\n')],
    ['comments and blank lines', config('# mine\n\n[profile a]\n; mine\nregion = eu-west-1\n')],
  ])('%s: no finding', (_what, files) => {
    expect(findingsIn(files).filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})

describe('keys beside another way', () => {
  const keys = `[a]\n${id}${secret}`
  const ended = `[a]\n${temporary}aws_session_token = t\nexpiration = 2020-01-01T00:00:00Z\n`
  const live = ended.replace('2020', '2027')

  it.each<readonly [string, Texts, readonly string[]]>([
    [
      'keys behind a role',
      { config: `[profile a]\n${role}credential_source = Environment\n`, credentials: keys },
      ['shadowed'],
    ],
    ['keys behind SSO', { config: `[profile a]\n${sso}${session}`, credentials: keys }, ['shadowed']],
    [
      'a process behind keys',
      { config: '[profile a]\ncredential_process = /opt/tool\n', credentials: keys },
      ['shadowed'],
    ],
    [
      'keys of the config file behind a process',
      config(`[profile a]\n${id}${secret}credential_process = /opt/tool\n`),
      ['shadowed'],
    ],
    [
      'a login behind keys',
      { config: '[profile a]\nlogin_session = arn:aws:iam::111122223333:user/ada\n', credentials: keys },
      ['shadowed'],
    ],
    [
      'ended keys before a process',
      { config: '[profile a]\ncredential_process = /opt/tool\n', credentials: ended },
      ['expired-keys-first'],
    ],
    [
      'ended keys before a login',
      { config: '[profile a]\nlogin_session = arn:aws:iam::111122223333:user/ada\n', credentials: ended },
      ['expired-keys-first'],
    ],
    [
      'live keys before a process',
      { config: '[profile a]\ncredential_process = /opt/tool\n', credentials: live },
      ['shadowed'],
    ],
    [
      'ended keys of the config file, which nobody takes first',
      config(`${ended.replace('[a]', '[profile a]')}credential_process = /opt/tool\n`),
      ['shadowed'],
    ],
  ])('%s', (_what, files, codes) => {
    expect(codesIn(files)).toEqual(codes)
  })
})

describe('a fix is not offered', () => {
  it.each<readonly [string, string, Texts]>([
    ['for a name with blanks', 'not-seen-by', config('[profile "my prof"]\nregion = eu-west-1\n')],
    ['for a header that is there already', 'unclosed-header', config('[profile a\nregion = eu-west-1\n[profile a]\n')],
    ['where a line with a secret would be quoted', 'no-delimiter', credentials(`[a]\n${SECRET}\n`)],
    [
      'for sections apart with comments inside',
      'duplicate-section',
      config('[profile a]\n# mine\nregion = eu-west-1\n[profile b]\n[profile a]\noutput = json\n'),
    ],
    [
      'for three sections of one header',
      'duplicate-section',
      config('[profile a]\n[profile a]\n[profile a]\nregion = eu-west-1\n'),
    ],
    [
      'for a comment that a command may mean',
      'inline-comment',
      config('[profile a]\ncredential_process = sh -c a ; b\n'),
    ],
    [
      'for a name of another tool in capitals',
      'capitals-in-name',
      config('[profile a]\nregion = eu-west-1\nMine = 1\n'),
    ],
    [
      'where the plain name is taken',
      'profile-prefix-in-credentials',
      credentials(`[profile x]\n${id}${secret}[x]\n${id}${secret}`),
    ],
    [
      'where the prefixed name is taken',
      'profile-prefix-missing',
      config('[a]\nregion = eu-west-1\n[profile a]\noutput = json\n'),
    ],
    [
      'where an indented setting is there twice',
      'setting-swallowed',
      config('[profile a]\nregion = eu-west-1\n  output = json\noutput = text\n'),
    ],
    [
      'where an indented header is there twice',
      'header-swallowed',
      config('[profile b]\nregion = eu-west-1\n  [profile b]\n'),
    ],
    [
      'for a colon where the tools do not agree on the name',
      'colon-for-equals',
      config('[profile a]\nregion : a = b\n'),
    ],
    [
      'for a source that is nothing like a profile',
      'source-profile-missing',
      config(`[profile a]\n${role}source_profile = b\n`),
    ],
  ])('%s', (_what, code, files) => {
    expect(findingIn(files, code).fix).toBeNull()
  })

  it('in a file of other bytes than UTF-8', () => {
    const files = {
      config: snapshot('config', '[profile  a]\nregion = eu-west-1 # \u00e9\n', 'bytes'),
      credentials: snapshot('credentials', null),
    }
    const findings = findingsOf(buildProfileBook(files), NOW)
    expect(findings.map(({ code }) => code)).toContain('not-utf-8')
    expect(findings.filter(({ fix }) => fix !== null)).toEqual([])
  })
})

describe('the list', () => {
  it('goes through the config file line by line, then through the other', () => {
    const files = {
      config: '[profile a]\nRegion = eu-west-1\nOutput = json\n',
      credentials: `[b]\nOutput = json\n${id}`,
    }
    expect(findingsIn(files).map(({ file, line }) => [file, line])).toEqual([
      [PATHS.config, 2],
      [PATHS.config, 3],
      [PATHS.credentials, 2],
      [PATHS.credentials, 3],
    ])
  })

  it('tells all of a file, not only what a tool meets first', () => {
    expect(codesIn(config('\ufeff[profile a]\nregion = a-b-1\nregion = a-b-1\nwords\n[profile a]\n'))).toEqual(
      expect.arrayContaining(['byte-order-mark', 'duplicate-setting', 'no-delimiter', 'duplicate-section']),
    )
  })

  it('does not repeat on every profile that AWS CLI refuses the file', () => {
    const text = Array.from({ length: 20 }, (_, index) => `[profile p${index}]\nregion = eu-west-1\n`).join('')
    expect(codesIn(config(`${text}words\n`))).toEqual(['no-delimiter'])
  })

  it('is the same for the same files', () => {
    const files = config('[profile  a]\nRegion = x\nregion = y\n')
    expect(findingsOf(bookOf(files), NOW).map(({ id }) => id)).toEqual(
      findingsOf(bookOf(files), NOW + 1).map(({ id }) => id),
    )
  })

  it('has the codes and places of a profile’s problems', () => {
    const read = book(`[profile  a]\nRegion = eu-west-1 # x\n${role}`, null)
    const found = findingsOf(read, NOW).map(({ code, line }) => `${code} ${line}`)
    for (const { code, line } of read.profiles[0]?.problems ?? []) expect(found).toContain(`${code} ${line}`)
  })
})
