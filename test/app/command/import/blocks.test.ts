import { describe, expect, it } from 'vitest'
import { recogniseImport } from '../../../../app/command/import/index.ts'
import { AKIA, ASIA, END, LONG_TERM, only, recognise, SECRET, settingsOf, TEMPORARY, TOKEN } from './read.ts'

const temporary = `aws_access_key_id=${ASIA}\naws_secret_access_key=${SECRET}\naws_session_token=${TOKEN}`
const longTerm = `aws_access_key_id = ${AKIA}\naws_secret_access_key = ${SECRET}`

describe('a block of the access portal', () => {
  it('is told by its name, which it keeps', () => {
    const { format, profiles } = recognise(`[111122223333_Admin]\n${temporary}\n`)
    expect(format).toBe('IAM Identity Center portal')
    expect(profiles.map(({ name }) => name)).toEqual(['111122223333_Admin'])
    expect(settingsOf(profiles[0])).toEqual(TEMPORARY)
  })

  it.each([
    [
      'with prose around it',
      `Option 2: Add a profile to your file\n\n[111122223333_Admin]\n${temporary}\n\nThen run: aws s3 ls\nDone`,
    ],
    ['indented as a whole', `[111122223333_Admin]\n${temporary}`.replace(/^/gm, '    ')],
    ['indented below its header', `[111122223333_Admin]\n${temporary.replace(/^/gm, '\t')}`],
    ['in quoted mail', `[111122223333_Admin]\n${temporary}`.replace(/^/gm, '> ')],
    ['in a fence', `\`\`\`ini\n[111122223333_Admin]\n${temporary}\n\`\`\`\n`],
    ['with CRLF and a byte order mark', `\uFEFF[111122223333_Admin]\r\n${temporary.replaceAll('\n', '\r\n')}\r\n`],
    ['with quotes around the values', `[111122223333_Admin]\n${temporary.replace(/=(.+)$/gm, '= "$1"')}`],
    ['with capitals', `[111122223333_Admin]\n${temporary.replace(/^[a-z_]+/gm, (name) => name.toUpperCase())}`],
    ['with a later line indented by accident', `[111122223333_Admin]\n${temporary.replaceAll('\n', '\n  ')}`],
    ['with a comment behind its header', `[111122223333_Admin]# mine\n${temporary}`],
  ])('is read %s', (_what, text) => {
    const { profiles } = recognise(text)
    expect(profiles.map(({ name }) => name)).toEqual(['111122223333_Admin'])
    expect(settingsOf(profiles[0])).toEqual(TEMPORARY)
  })
})

describe('a block of a shared file', () => {
  it('of the config file gives the profile its own name', () => {
    const { format, profiles } = recognise(
      '[profile dev]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/A\n',
    )
    expect(format).toBe('Shared config or credentials file')
    expect(profiles).toMatchObject([{ name: 'dev', ssoSession: null }])
  })

  it.each([
    ['[default]', 'default'],
    ['[profile default]', 'default'],
    ['[profile "my prof"]', 'my prof'],
    ['[ dev ]', 'dev'],
    ['[profile.dev]', 'dev'],
    ['[DEFAULT]', 'imported'],
    [`[${SECRET}]`, 'imported'],
  ])('%s is proposed as %s', (header, name) => {
    expect(recognise(`${header}\n${longTerm}\n`).profiles.map((profile) => profile.name)).toEqual([name])
  })

  it('without its header is called imported', () => {
    const { profiles } = recognise(`${longTerm}\nregion = eu-west-1\n`)
    expect(profiles[0]?.name).toBe('imported')
    expect(settingsOf(profiles[0])).toEqual({ ...LONG_TERM, region: 'eu-west-1' })
  })

  it('puts keys into the credentials file and the rest into the config file', () => {
    const { profiles } = recognise(
      `[dev]\n${temporary}\nx_security_token_expires = ${END}\nregion = eu-west-1\nmine = 1\n`,
    )
    const files = profiles[0]?.settings.map(({ setting, file }) => [setting, file])
    expect(Object.fromEntries(files ?? [])).toEqual({
      aws_access_key_id: 'credentials',
      aws_secret_access_key: 'credentials',
      aws_session_token: 'credentials',
      x_security_token_expires: 'credentials',
      region: 'config',
      mine: 'config',
    })
  })

  it('keeps a nested block nested', () => {
    const text = '[profile dev]\nregion = eu-west-1\ns3 =\n  addressing_style = path\n  max_queue_size = 10\n'
    expect(only(text)).toEqual({ region: 'eu-west-1', 's3.addressing_style': 'path', 's3.max_queue_size': '10' })
  })

  it('brings the SSO session of its profile', () => {
    const text =
      '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n[sso-session corp]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n'
    expect(recognise(text).profiles[0]?.ssoSession).toEqual({
      name: 'corp',
      settings: [
        { setting: 'sso_start_url', value: 'https://x.awsapps.com/start' },
        { setting: 'sso_region', value: 'eu-west-1' },
      ],
    })
  })

  it('brings a session that two profiles share once', () => {
    const profile = (name: string) => `[profile ${name}]\nsso_session = corp\nsso_account_id = 111122223333\n`
    const { profiles } = recognise(`${profile('a')}${profile('b')}[sso-session corp]\nsso_region = eu-west-1\n`)
    expect(profiles.map(({ ssoSession }) => ssoSession?.name ?? null)).toEqual(['corp', null])
  })

  it('tells of what it cannot bring: services, a session nobody uses', () => {
    const text =
      '[profile a]\nregion = eu-west-1\n[services s]\nendpoint_url = x\n[sso-session corp]\nsso_region = eu-west-1\n'
    const messages = recognise(text)
      .notes.map(({ message }) => message)
      .join()
    expect(messages).toContain('[services]')
    expect(messages).toContain('[sso-session]')
  })

  it('is refused where it is a session alone', () => {
    expect(recogniseImport('[sso-session corp]\nsso_region = eu-west-1\n')).toMatchObject({
      ok: false,
      message: expect.stringContaining('without a profile'),
    })
  })

  it('joins what both files say of one name', () => {
    const { profiles } = recognise(`[profile dev]\nregion = eu-west-1\n[dev]\n${longTerm}\n`)
    expect(profiles.map(settingsOf)).toEqual([{ region: 'eu-west-1', ...LONG_TERM }])
  })

  it('gives several profiles in their order', () => {
    const { profiles } = recognise(`[a]\n${longTerm}\n[b]\n${temporary}\n`)
    expect(profiles.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  it.each([
    ['the old name of the token', `aws_security_token = ${TOKEN}`],
    ['both names of the token', `aws_security_token = old\naws_session_token = ${TOKEN}`],
  ])('knows %s', (_what, token) => {
    expect(only(`[a]\naws_access_key_id = ${ASIA}\naws_secret_access_key = ${SECRET}\n${token}\n`)).toEqual(TEMPORARY)
  })

  it.each([
    ['expiration = 2026-11-05T21:04:00Z'],
    ['aws_expiration = 2026-11-05T23:04:00+0200'],
    ['aws_session_expiration = 1793912640'],
    ['x_security_token_expires = 2026-11-05 21:04:00'],
  ])('takes the end of %s', (line) => {
    expect(only(`[a]\n${temporary}\n${line}\n`)).toEqual({ ...TEMPORARY, x_security_token_expires: END })
  })
})

describe('notes', () => {
  const messagesOf = (text: string) =>
    recognise(text)
      .notes.map(({ message }) => message)
      .join('\n')

  it.each([
    ['long-term keys', longTerm, 'work until they are deleted'],
    ['a long-term key with a token', `${longTerm}\naws_session_token = ${TOKEN}`, 'AWS refuses the pair'],
    ['a temporary key without a token', longTerm.replace(AKIA, ASIA), 'AWS refuses it alone'],
    ['half a pair', `aws_access_key_id = ${AKIA}`, 'one half of an access key'],
    ['a value of the wrong shape', `${longTerm}\nregion = nowhere`, 'region: Not the shape of a region'],
  ])('warn of %s', (_what, lines, message) => {
    expect(messagesOf(`[a]\n${lines}\n`)).toContain(message)
  })

  it('are none for a whole session', () => {
    expect(recognise(`[a]\n${temporary}\n`).notes).toEqual([])
  })

  it('say a thing once, however many profiles it concerns', () => {
    const text = Array.from({ length: 50 }, (_, index) => `[p${index}]\n${longTerm}\n`).join('')
    expect(recognise(text).notes).toHaveLength(1)
  })
})

describe('a file of another kind', () => {
  it.each([
    ['TOML of a package', '[package]\nname = "lanyard"\nversion = "1"\n'],
    ['a log', '[INFO] starting up\n[WARN] slow: 3 s\n'],
    ['a shell test', 'if [ -z "$x" ]; then\n  y=1\nfi\n'],
    ['npm settings', '[global]\nregistry = https://example.com\n'],
    ['a section without settings', '[profile a]\n'],
    ['a foreign section', '[preview]\ncloudfront = true\n'],
  ])('%s is not recognised', (_what, text) => {
    expect(recogniseImport(text)).toMatchObject({ ok: false })
  })
})
