import { describe, expect, it } from 'vitest'
import type { Intent, SectionKind } from '../../../app/command/model.ts'
import { done, profile, refusal } from './planning.ts'

const KEY = 'AKIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

function add(
  name: string,
  settings: Readonly<Record<string, string>> = { region: 'x' },
  kind: SectionKind = 'profile',
): Intent {
  const edits = Object.entries(settings).map(([setting, value]) => ({ setting, value, file: null }))
  return { kind: 'add', target: { kind, name }, settings: edits }
}

describe('a new section', () => {
  it.each([
    ['dev', '[profile dev]'],
    ['default', '[default]'],
    ['my prof', "[profile 'my prof']"],
    ["o'neil", `[profile 'o'"'"'neil']`],
    ['tëst', "[profile 'tëst']"],
    ['a.b/c@d', '[profile a.b/c@d]'],
    ['x#1', "[profile 'x#1']"],
  ])('called %s gets the header AWS CLI would give it', (name, header) => {
    expect(done(null, null, add(name)).config).toBe(`${header}\nregion = x\n`)
  })

  it('is bare in the credentials file, and stands in both where both have settings', () => {
    const intent = add('my prof', { region: 'x', aws_access_key_id: KEY, aws_secret_access_key: SECRET })
    const result = done('[default]\n', '[default]\n', intent)
    expect(result.config).toBe("[default]\n\n[profile 'my prof']\nregion = x\n")
    expect(result.credentials).toBe(
      `[default]\n\n[my prof]\naws_access_key_id = ${KEY}\naws_secret_access_key = ${SECRET}\n`,
    )
  })

  it('with keys alone is not made in the config file', () => {
    const result = done(null, null, add('dev', { aws_access_key_id: KEY, aws_secret_access_key: SECRET }))
    expect(result.config).toBe('')
  })

  it('without settings is made, and it is said who does not see it', () => {
    const result = done(null, null, add('dev', {}))
    expect(result.config).toBe('[profile dev]\n')
    expect(result.notes.join()).toContain('sdk-js-v3')
  })

  it('takes nested settings', () => {
    expect(done(null, null, add('local', { 's3.endpoint_url': 'http://localhost:1' }, 'services')).config).toBe(
      '[services local]\ns3 =\n    endpoint_url = http://localhost:1\n',
    )
  })

  it.each([
    ['sso-session', "[sso-session 'my corp']\nregion = x\n"],
    ['services', "[services 'my corp']\nregion = x\n"],
  ] as const)('of the kind %s is quoted too', (kind, text) => {
    expect(done(null, null, add('my corp', { region: 'x' }, kind)).config).toBe(text)
  })

  it('keeps the line ends and the missing last newline of the file', () => {
    expect(done('[default]\r\nregion = a', null, add('dev')).config).toBe(
      '[default]\r\nregion = a\r\n\r\n[profile dev]\r\nregion = x',
    )
  })

  it('half of a key pair is said to be half', () => {
    const result = done(null, null, add('dev', { aws_access_key_id: KEY }))
    expect(result.notes.join()).toContain('no secret access key')
  })
})

describe('a name that some tools do not see is allowed, and they are named', () => {
  it.each([
    ['my prof', ['sdk-js-v3', 'sdk-java-v2', 'sdk-rust', 'sdk-kotlin']],
    ['tëst', ['sdk-js-v3', 'sdk-java-v2', 'sdk-rust', 'sdk-kotlin']],
    ['a!b', ['sdk-js-v3', 'sdk-java-v2', 'sdk-rust', 'sdk-kotlin']],
    ["o'neil", ['sdk-js-v3']],
  ])('%s', (name, tools) => {
    const { notes, severities } = done(null, null, add(name))
    for (const tool of tools) expect(notes.join()).toContain(tool)
    expect(severities).toContain('warning')
  })

  it('but not for a name that all of them see', () => {
    for (const name of ['dev', 'a.b', 'me@corp.com', 'team/x:y+z%1', 'Default']) {
      expect(done(null, null, add(name)).notes).toEqual([])
    }
  })

  it('also when a profile is renamed or duplicated to it', () => {
    const config = '[profile dev]\nregion = a\n'
    const rename: Intent = { kind: 'rename', target: profile('dev'), to: 'my dev', references: 'follow' }
    expect(done(config, null, rename).notes.join()).toContain('sdk-js-v3')
    expect(done(config, null, { kind: 'duplicate', target: profile('dev'), to: 'my dev' }).notes.join()).toContain(
      'sdk-rust',
    )
  })

  it('and one that differs in case only is pointed out', () => {
    expect(done('[profile dev]\nregion = a\n', null, add('Dev')).notes).toEqual([
      '“Dev” and “dev” differ in upper and lower case only. To AWS tools they are two names.',
    ])
  })

  it('a name that begins with “profile” is said to be odd in the credentials file', () => {
    expect(done(null, null, add('profile x', { aws_access_key_id: KEY })).notes.join()).toContain('without “profile”')
  })
})

describe('a name that no file can hold is refused', () => {
  it.each([
    '',
    'DEFAULT',
    '__proto__',
    'profile __proto__',
    'a]b',
    'a[b',
    'a\nb',
    'a\u0000b',
    'a\tb',
    'a\u001bb',
    ' a',
    'a ',
    'a #b',
    'a\ud800',
    'a\u2028b',
  ])('%j', (name) => {
    const config = '[profile dev]\nregion = a\n'
    const intents: readonly Intent[] = [
      add(name),
      add(name, { aws_access_key_id: KEY }),
      add(name, {}, 'sso-session'),
      { kind: 'rename', target: profile('dev'), to: name, references: 'leave' },
      { kind: 'duplicate', target: profile('dev'), to: name },
      {
        kind: 'import',
        profiles: [{ name, settings: [{ setting: 'region', value: 'x', file: 'config' }], ssoSession: null }],
      },
    ]
    for (const intent of intents) {
      const told = refusal(config, null, intent)
      expect(told.code).toBe('name-not-writable')
      // oxlint-disable-next-line no-control-regex -- what must not get into a sentence
      expect(told.message).toMatch(/^[^\u0000-\u001f\u2028]+\.$/)
    }
  })

  it('as is, in the credentials file, one that would look like an SSO session there', () => {
    expect(refusal(null, null, add('sso-session x', { aws_access_key_id: KEY })).code).toBe('name-not-writable')
    expect(done(null, null, add('sso-session x')).config).toBe("[profile 'sso-session x']\nregion = x\n")
  })
})

describe('a name that is taken is refused', () => {
  it.each([
    ['in the config file', '[profile a]\n[profile dev]\n', null],
    ['in the credentials file', '[profile dev]\n', '[a]\n'],
    ['under another header', '[profile "a"]\n[profile dev]\n', null],
    ['to JavaScript only', '[profile.a]\nx = y\n[profile dev]\n', null],
  ])('%s', (_title, config, credentials) => {
    expect(refusal(config, credentials, add('a')).code).toBe('already-there')
    const rename: Intent = { kind: 'rename', target: profile('dev'), to: 'a', references: 'leave' }
    expect(refusal(config, credentials, rename).code).toBe('already-there')
    expect(refusal(config, credentials, { kind: 'duplicate', target: profile('dev'), to: 'a' }).code).toBe(
      'already-there',
    )
  })
})

describe('a copy', () => {
  it('is made in both files, comments inside and all, as the section is written', () => {
    const result = done(
      '[profile dev]\n# mine\nregion = a\n\n[profile z]\n',
      `[dev]\naws_access_key_id = ${KEY}\naws_secret_access_key = ${SECRET}\n`,
      { kind: 'duplicate', target: profile('dev'), to: 'copy' },
    )
    expect(result.config).toContain('[profile copy]\n# mine\nregion = a\n')
    expect(result.credentials).toContain(`[copy]\naws_access_key_id = ${KEY}\naws_secret_access_key = ${SECRET}\n`)
    expect(result.title).toBe('Duplicate profile dev as copy')
    expect(result.notes).toEqual(['“copy” gets the same keys as “dev”. Whoever rotates them has two places to change.'])
  })

  it('of default has a header of its own kind', () => {
    const result = done('[default]\nregion = a\n', '[default]\nregion = b\n', {
      kind: 'duplicate',
      target: profile('default'),
      to: 'x',
    })
    expect(result.config).toContain('[profile x]')
    expect(result.credentials).toContain('[x]')
  })

  it('takes the section in force where a later one replaces another', () => {
    const result = done('[profile a]\nregion = old\n[profile "a"]\nregion = new\n', null, {
      kind: 'duplicate',
      target: profile('a'),
      to: 'b',
    })
    expect(result.config).toContain('[profile "b"]\nregion = new\n')
    expect(result.config.match(/region = old/g)).toHaveLength(1)
  })

  it('of an SSO session is one', () => {
    const intent: Intent = { kind: 'duplicate', target: { kind: 'sso-session', name: 'corp' }, to: 'other' }
    expect(done('[sso-session corp]\nsso_region = x\n', null, intent).config).toContain(
      '[sso-session other]\nsso_region = x\n',
    )
  })

  it('of what is not there is refused', () => {
    expect(refusal('', null, { kind: 'duplicate', target: profile('a'), to: 'b' }).code).toBe('no-such-target')
  })
})
