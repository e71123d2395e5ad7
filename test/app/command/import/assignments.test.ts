import { describe, expect, it } from 'vitest'
import { recogniseImport } from '../../../../app/command/import/index.ts'
import { AKIA, ASIA, END, LONG_TERM, only, recognise, SECRET, TEMPORARY, TOKEN } from './read.ts'

const shell = (separator: string, lead = 'export ') =>
  `${lead}AWS_ACCESS_KEY_ID="${ASIA}"${separator}${lead}AWS_SECRET_ACCESS_KEY="${SECRET}"${separator}${lead}AWS_SESSION_TOKEN="${TOKEN}"`

const SHELL = 'Environment variables (shell)'
const FISH = 'Environment variables (fish)'
const POWERSHELL = 'Environment variables (PowerShell)'
const CMD = 'Environment variables (Windows command prompt)'
const DOTENV = 'Environment variables (.env)'
const DOCKER = 'Environment variables (Docker)'

describe('temporary keys', () => {
  it.each([
    ['export lines', shell('\n'), SHELL],
    ['export lines with CRLF', shell('\r\n'), SHELL],
    ['export lines with lone carriage returns', shell('\r'), SHELL],
    ['one line of exports', shell('; '), SHELL],
    ['one line of exports with &&', shell(' && '), SHELL],
    [
      'one export of all',
      `export AWS_ACCESS_KEY_ID=${ASIA} AWS_SECRET_ACCESS_KEY=${SECRET} AWS_SESSION_TOKEN=${TOKEN}`,
      SHELL,
    ],
    [
      'variables before a command',
      `AWS_ACCESS_KEY_ID=${ASIA} AWS_SECRET_ACCESS_KEY=${SECRET} AWS_SESSION_TOKEN=${TOKEN} aws s3 ls`,
      DOTENV,
    ],
    [
      'env before a command',
      `env AWS_ACCESS_KEY_ID=${ASIA} AWS_SECRET_ACCESS_KEY=${SECRET} AWS_SESSION_TOKEN='${TOKEN}' make`,
      SHELL,
    ],
    ['declare -x, as bash prints it', shell('\n', 'declare -x '), SHELL],
    ['lines behind a prompt', shell('\n', '$ export '), SHELL],
    ['lines behind a longer prompt', shell('\n', 'ada@host:~/x$ export '), SHELL],
    ['lines in quoted mail', shell('\n', '> export '), SHELL],
    [
      'a prompt in brackets',
      `[ada@host ~]$ aws configure export-credentials --format env-no-export\n${shell('\n', '')}`,
      DOTENV,
    ],
    [
      'csh',
      `setenv AWS_ACCESS_KEY_ID ${ASIA}\nsetenv AWS_SECRET_ACCESS_KEY ${SECRET}\nsetenv AWS_SESSION_TOKEN ${TOKEN}`,
      SHELL,
    ],
    [
      'fish, as AWS CLI prints it',
      `set -gx AWS_ACCESS_KEY_ID ${ASIA}\nset -gx AWS_SECRET_ACCESS_KEY ${SECRET}\nset -gx AWS_SESSION_TOKEN ${TOKEN}`,
      FISH,
    ],
    [
      'fish with quotes and semicolons',
      `set -x -g AWS_ACCESS_KEY_ID '${ASIA}';\nset --export --global AWS_SECRET_ACCESS_KEY "${SECRET}";\nset -gx AWS_SESSION_TOKEN "${TOKEN}";`,
      FISH,
    ],
    ['PowerShell, as the portal gives it', shell('\n', '$Env:'), POWERSHELL],
    [
      'PowerShell with blanks and small letters',
      `$env:AWS_ACCESS_KEY_ID = '${ASIA}'\n$env:AWS_SECRET_ACCESS_KEY = '${SECRET}'\n$env:AWS_SESSION_TOKEN = '${TOKEN}'`,
      POWERSHELL,
    ],
    ['PowerShell behind its prompt', shell('\n', 'PS C:\\Users\\ada> $Env:'), POWERSHELL],
    [
      'PowerShell, for the whole user',
      `[Environment]::SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "${ASIA}", "User")\n[Environment]::SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "${SECRET}", "User")\n[Environment]::SetEnvironmentVariable("AWS_SESSION_TOKEN", "${TOKEN}", "User")`,
      POWERSHELL,
    ],
    [
      'cmd',
      `SET AWS_ACCESS_KEY_ID=${ASIA}\r\nSET AWS_SECRET_ACCESS_KEY=${SECRET}\r\nSET AWS_SESSION_TOKEN=${TOKEN}\r\n`,
      CMD,
    ],
    [
      'cmd with the whole assignment quoted',
      `set "AWS_ACCESS_KEY_ID=${ASIA}"\nset "AWS_SECRET_ACCESS_KEY=${SECRET}"\nset "AWS_SESSION_TOKEN=${TOKEN}"`,
      CMD,
    ],
    [
      'cmd behind its prompt',
      `C:\\>set AWS_ACCESS_KEY_ID=${ASIA}\nC:\\>set AWS_SECRET_ACCESS_KEY=${SECRET}\nC:\\>set AWS_SESSION_TOKEN=${TOKEN}`,
      CMD,
    ],
    [
      'setx',
      `setx AWS_ACCESS_KEY_ID ${ASIA}\nsetx AWS_SECRET_ACCESS_KEY ${SECRET}\nsetx AWS_SESSION_TOKEN ${TOKEN}`,
      CMD,
    ],
    [
      'a .env',
      `# made today\nAWS_ACCESS_KEY_ID=${ASIA}\nAWS_SECRET_ACCESS_KEY='${SECRET}'\nAWS_SESSION_TOKEN="${TOKEN}"\nDEBUG=1\n`,
      DOTENV,
    ],
    [
      'a .env with blanks around the sign',
      `AWS_ACCESS_KEY_ID = ${ASIA}\nAWS_SECRET_ACCESS_KEY = ${SECRET}\nAWS_SESSION_TOKEN = ${TOKEN}\n`,
      DOTENV,
    ],
    [
      'YAML',
      `  AWS_ACCESS_KEY_ID: ${ASIA}\n  AWS_SECRET_ACCESS_KEY: "${SECRET}"\n  AWS_SESSION_TOKEN: ${TOKEN}\n`,
      DOTENV,
    ],
    [
      'a YAML list',
      `  - AWS_ACCESS_KEY_ID=${ASIA}\n  - AWS_SECRET_ACCESS_KEY=${SECRET}\n  - "AWS_SESSION_TOKEN=${TOKEN}"\n`,
      DOTENV,
    ],
    [
      'docker run',
      `docker run -e AWS_ACCESS_KEY_ID=${ASIA} -e "AWS_SECRET_ACCESS_KEY=${SECRET}" --env AWS_SESSION_TOKEN='${TOKEN}' image`,
      DOCKER,
    ],
    [
      'smart quotes of a chat program',
      `export AWS_ACCESS_KEY_ID=“${ASIA}”\nexport AWS_SECRET_ACCESS_KEY=‘${SECRET}’\nexport AWS_SESSION_TOKEN=“${TOKEN}”`,
      SHELL,
    ],
    ['prose before, between and after', `Option 1: Set variables\n\n${shell('\nand then\n')}\n\nGood luck!`, SHELL],
    ['a byte order mark', `\uFEFF${shell('\n')}`, SHELL],
    ['commented-out lines alone', shell('\n', '# export '), SHELL],
  ])('from %s', (_what, text, format) => {
    expect(only(text)).toEqual(TEMPORARY)
    expect(recognise(text).format).toBe(format)
  })
})

describe('other variables', () => {
  const keys = `AWS_ACCESS_KEY_ID=${AKIA}\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`

  it.each([
    ['AWS_REGION=eu-west-1\nAWS_DEFAULT_REGION=us-east-1', { region: 'eu-west-1' }],
    ['AWS_DEFAULT_REGION=us-east-1', { region: 'us-east-1' }],
    ['AWS_DEFAULT_OUTPUT=json', { output: 'json' }],
    ['AWS_ENDPOINT_URL=http://localhost:4566', { endpoint_url: 'http://localhost:4566' }],
    ['AWS_ACCOUNT_ID=111122223333', { aws_account_id: '111122223333' }],
    ['AWS_PROFILE=dev\nAWS_SOMETHING_ELSE=1', {}],
    ['AWS_SESSION_TOKEN=', {}],
    ['AWS_SESSION_TOKEN= AWS_REGION=eu-west-1', { region: 'eu-west-1' }],
  ])('%s', (more, settings) => {
    expect(only(keys + more)).toEqual({ ...LONG_TERM, ...settings })
  })

  it('take the end of a session along, in one form', () => {
    const ending = `${shell('\n')}\nexport AWS_CREDENTIAL_EXPIRATION=2026-11-05T21:04:00+00:00\n`
    expect(only(ending)).toEqual({ ...TEMPORARY, x_security_token_expires: END })
  })

  it('take a web identity', () => {
    const text = 'AWS_WEB_IDENTITY_TOKEN_FILE=/t\nAWS_ROLE_ARN=arn:aws:iam::111122223333:role/A\n'
    expect(only(text)).toEqual({ web_identity_token_file: '/t', role_arn: 'arn:aws:iam::111122223333:role/A' })
  })

  it('take Java’s names of the keys', () => {
    expect(only(`AWS_ACCESS_KEY=${AKIA}\nAWS_SECRET_KEY=${SECRET}\n`)).toEqual(LONG_TERM)
  })

  it('take the old name of the token', () => {
    const text = `AWS_ACCESS_KEY_ID=${ASIA}\nAWS_SECRET_ACCESS_KEY=${SECRET}\nAWS_SECURITY_TOKEN=${TOKEN}\n`
    expect(only(text)).toEqual(TEMPORARY)
  })
})

describe('what is no value', () => {
  it('is left out and told: references to other variables', () => {
    const text = `export AWS_ACCESS_KEY_ID=${AKIA}\nexport AWS_SECRET_ACCESS_KEY=${SECRET}\nexport AWS_REGION=$REGION\nset AWS_DEFAULT_OUTPUT=%O%\n`
    expect(only(text)).toEqual(LONG_TERM)
    expect(
      recognise(text)
        .notes.map(({ message }) => message)
        .join(),
    ).toContain('reference')
  })

  it('is left out: a line commented out beside others', () => {
    expect(only(`#export AWS_ACCESS_KEY_ID=${ASIA}\n${shell('\n')}`)).toEqual(TEMPORARY)
  })

  it('lets the last of several count, and says so', () => {
    const text = `AWS_ACCESS_KEY_ID=${ASIA}\nAWS_SECRET_ACCESS_KEY=old\nAWS_ACCESS_KEY_ID=${AKIA}\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`
    expect(only(text)).toEqual(LONG_TERM)
    expect(
      recognise(text)
        .notes.map(({ message }) => message)
        .join(),
    ).toContain('more than once')
  })

  it.each([
    ['a key id alone', `export AWS_ACCESS_KEY_ID=${AKIA}`],
    ['a secret alone', `export AWS_SECRET_ACCESS_KEY=${SECRET}`],
    ['a secret that is a reference', `export AWS_ACCESS_KEY_ID=${AKIA}\nexport AWS_SECRET_ACCESS_KEY=$(pass aws)`],
  ])('%s is refused', (_what, text) => {
    expect(recogniseImport(text)).toMatchObject({ ok: false, message: expect.stringContaining('one half') })
  })
})
