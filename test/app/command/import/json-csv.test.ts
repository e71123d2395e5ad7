import { describe, expect, it } from 'vitest'
import { recogniseImport } from '../../../../app/command/import/index.ts'
import { AKIA, ASIA, END, LONG_TERM, only, recognise, SECRET, settingsOf, TEMPORARY, TOKEN } from './read.ts'

const credentials = { AccessKeyId: ASIA, SecretAccessKey: SECRET, SessionToken: TOKEN, Expiration: END }
const session = { ...TEMPORARY, x_security_token_expires: END }
const assumed = { AssumedRoleId: 'AROA:ada', Arn: 'arn:aws:sts::111122223333:assumed-role/Admin/ada' }

describe('JSON', () => {
  it.each([
    [
      'aws sts assume-role',
      { Credentials: credentials, AssumedRoleUser: assumed },
      'JSON of AWS STS',
      '111122223333_Admin',
    ],
    [
      'aws sts assume-role-with-web-identity',
      { Credentials: credentials, AssumedRoleUser: assumed, Provider: 'p' },
      'JSON of AWS STS',
      '111122223333_Admin',
    ],
    [
      'aws sts assume-role-with-saml',
      { Subject: 's', Credentials: credentials, AssumedRoleUser: assumed },
      'JSON of AWS STS',
      '111122223333_Admin',
    ],
    ['aws sts get-session-token', { Credentials: credentials }, 'JSON of AWS STS', 'imported'],
    [
      'aws sts get-federation-token',
      { Credentials: credentials, FederatedUser: { Arn: 'arn:aws:sts::111122223333:federated-user/ada' } },
      'JSON of AWS STS',
      'ada',
    ],
    ['aws configure export-credentials', { Version: 1, ...credentials }, 'JSON of a credential process', 'imported'],
    [
      'an instance’s metadata',
      { Code: 'Success', Type: 'AWS-HMAC', AccessKeyId: ASIA, SecretAccessKey: SECRET, Token: TOKEN, Expiration: END },
      'JSON of a metadata service',
      'imported',
    ],
    [
      'a container’s metadata',
      {
        RoleArn: 'arn:aws:iam::111122223333:role/team/Task',
        AccessKeyId: ASIA,
        SecretAccessKey: SECRET,
        Token: TOKEN,
        Expiration: END,
      },
      'JSON of a metadata service',
      '111122223333_Task',
    ],
    [
      'aws sso get-role-credentials',
      {
        roleCredentials: {
          accessKeyId: ASIA,
          secretAccessKey: SECRET,
          sessionToken: TOKEN,
          expiration: Date.parse(END),
        },
      },
      'JSON of IAM Identity Center',
      'imported',
    ],
    [
      'an SDK’s own credentials',
      { accessKeyId: ASIA, secretAccessKey: SECRET, sessionToken: TOKEN, expiration: END },
      'JSON with credentials',
      'imported',
    ],
  ])('of %s', (_what, value, format, name) => {
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, 4)]) {
      const result = recognise(text)
      expect(result.format).toBe(format)
      expect(result.profiles.map((profile) => profile.name)).toEqual([name])
      expect(settingsOf(result.profiles[0])).toEqual(session)
    }
  })

  it('of aws iam create-access-key is named after the user', () => {
    const text = JSON.stringify({
      AccessKey: { UserName: 'ada', AccessKeyId: AKIA, Status: 'Active', SecretAccessKey: SECRET },
    })
    const { profiles, format } = recognise(text)
    expect(format).toBe('JSON of a new access key')
    expect(profiles[0]?.name).toBe('ada')
    expect(settingsOf(profiles[0])).toEqual(LONG_TERM)
  })

  it('takes the account along where it is told', () => {
    expect(only(JSON.stringify({ Version: 1, ...credentials, AccountId: '111122223333' }))).toMatchObject({
      aws_account_id: '111122223333',
    })
  })

  it('of an environment', () => {
    const variables = { AWS_ACCESS_KEY_ID: AKIA, AWS_SECRET_ACCESS_KEY: SECRET, AWS_REGION: 'eu-west-1', OTHER: '1' }
    for (const value of [variables, { env: variables }, { Variables: variables }]) {
      expect(only(JSON.stringify(value))).toEqual({ ...LONG_TERM, region: 'eu-west-1' })
    }
  })

  it('is found behind a prompt and before prose', () => {
    const text = `$ aws sts get-session-token --serial-number \${SERIAL}\n${JSON.stringify({ Credentials: credentials }, null, 2)}\n$ `
    expect(only(text)).toEqual(session)
  })

  it('is found behind other JSON', () => {
    expect(only(`{"a": 1}\n{ not json }\n${JSON.stringify({ Credentials: credentials })}`)).toEqual(session)
  })

  it('is found where a string holds braces', () => {
    expect(only(`{"note": "a \\"{\\" in it }", "Credentials": ${JSON.stringify(credentials)}}`)).toEqual(session)
  })

  it('keeps no end for keys without a token, and none that cannot be read', () => {
    expect(only(JSON.stringify({ AccessKeyId: AKIA, SecretAccessKey: SECRET, Expiration: END }))).toEqual(LONG_TERM)
    expect(only(JSON.stringify({ ...credentials, Expiration: 'soon' }))).toEqual(TEMPORARY)
  })

  it.each([
    ['nothing of ours', '{"a": {"b": 1}}'],
    ['an array', '[1, 2]'],
    ['a torn end', JSON.stringify({ Credentials: credentials }).slice(0, -5)],
    ['numbers for keys that are no credentials', '{"Token": 5}'],
    ['members of every kind', '{"Credentials": null, "a": [], "b": "x"}'],
  ])('with %s is not recognised', (_what, text) => {
    expect(recogniseImport(text)).toMatchObject({ ok: false })
  })

  it('with half a pair is refused with the reason', () => {
    expect(recogniseImport(JSON.stringify({ AccessKeyId: AKIA }))).toMatchObject({
      ok: false,
      message: expect.stringContaining('one half'),
    })
  })
})

describe('the console’s CSV', () => {
  it.each([
    ['as it is now', `Access key ID,Secret access key\n${AKIA},${SECRET}`, 'imported'],
    ['with a byte order mark and CRLF', `\uFEFFAccess key ID,Secret access key\r\n${AKIA},${SECRET}\r\n`, 'imported'],
    ['with quotes', `"Access key ID","Secret access key"\n"${AKIA}","${SECRET}"\n`, 'imported'],
    [
      'with the user',
      `User name,Password,Access key ID,Secret access key,Console login link\nada,"p,""w",${AKIA},${SECRET},https://x\n`,
      'ada',
    ],
    ['with other capitals', `User Name,Access Key Id,Secret Access Key\nada,${AKIA},${SECRET}\n`, 'ada'],
    ['opened and saved in a spreadsheet', `Access key ID;Secret access key\n${AKIA};${SECRET}\n`, 'imported'],
    ['copied out of a spreadsheet', `Access key ID\tSecret access key\n${AKIA}\t${SECRET}\n`, 'imported'],
    ['behind a line of prose', `Here it is:\nAccess key ID,Secret access key\n${AKIA},${SECRET}\n`, 'imported'],
  ])('%s', (_what, text, name) => {
    const { format, profiles } = recognise(text)
    expect(format).toBe('Access-key CSV of the console')
    expect(profiles.map((profile) => profile.name)).toEqual([name])
    expect(settingsOf(profiles[0])).toEqual(LONG_TERM)
  })

  it('with several users gives several profiles, the second of a name with a number', () => {
    const row = `,${AKIA},${SECRET}\n`
    const { profiles } = recognise(`User name,Access key ID,Secret access key\nada${row}bob${row}ada${row}ada-2${row}`)
    expect(profiles.map(({ name }) => name)).toEqual(['ada', 'bob', 'ada-2', 'ada-2-2'])
  })

  it('leaves rows with half a pair out, and says so', () => {
    const { profiles, notes } = recognise(`Access key ID,Secret access key\n${AKIA},${SECRET}\n${AKIA},\n`)
    expect(profiles).toHaveLength(1)
    expect(notes.map(({ message }) => message).join()).toContain('One entry')
  })

  it('without a row is not recognised', () => {
    expect(recogniseImport('Access key ID,Secret access key\n')).toMatchObject({ ok: false })
  })
})
