import { describe, expect, it } from 'vitest'
import type { Intent } from '../../../app/command/model.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import { done, edit, profile, refusal } from './planning.ts'

const session = { kind: 'sso-session', name: 'corp' } as const

describe('a setting is changed', () => {
  it.each([
    ['where it is in force: config', '[profile dev]\nregion = a\n', '[dev]\noutput = json\n', 'region', 'config'],
    [
      'where it is in force: credentials',
      '[profile dev]\noutput = x\n',
      '[dev]\nregion = a\n',
      'region',
      'credentials',
    ],
    [
      'in the file that wins, if both have it',
      '[profile dev]\nregion = a\n',
      '[dev]\nregion = b\n',
      'region',
      'credentials',
    ],
    ['new, in the config file', '[profile dev]\noutput = x\n', '[dev]\noutput = x\n', 'region', 'config'],
    [
      'new and a key id, in the credentials file',
      '[profile dev]\noutput = x\n',
      null,
      'aws_access_key_id',
      'credentials',
    ],
    [
      'a key id that stands in config, there',
      '[profile dev]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n',
      null,
      'aws_access_key_id',
      'config',
    ],
    ['known by its name in any case', '[profile dev]\nRegion = a\n', null, 'region', 'config'],
  ] as const)('%s', (_title, config, credentials, setting, file) => {
    const result = done(config, credentials, edit('dev', { [setting]: 'NEW' }))
    const changed = result.config === config ? 'credentials' : 'config'
    expect(changed).toBe(file)
    expect(result[file]).toMatch(new RegExp(`^${setting} ?= ?NEW$`, 'im'))
    expect(result[file === 'config' ? 'credentials' : 'config']).toBe((file === 'config' ? credentials : config) ?? '')
  })

  it('in the file asked for, and it is said that the other one wins', () => {
    const result = done('[profile dev]\nregion = a\n', '[dev]\nregion = b\n', edit('dev', { region: 'c' }, 'config'))
    expect(result.config).toBe('[profile dev]\nregion = c\n')
    expect(result.notes).toEqual([
      'AWS CLI will not use this value: region of “dev” also stands in the credentials file, line 2, and that one wins.',
    ])
  })

  it('in a section that the file asked for does not have yet', () => {
    const result = done('[profile dev]\nregion = a\n', null, edit('dev', { region: 'c' }, 'credentials'))
    expect(result.credentials).toBe('[dev]\nregion = c\n')
    expect(result.config).toBe('[profile dev]\nregion = a\n')
  })

  it.each([
    ['[profile "my prof"]', 'my prof'],
    ["[profile 'my prof']", 'my prof'],
    ['[profile my\\ prof]', 'my prof'],
    ['[profile  dev]', 'dev'],
    ['[profile\tdev]', 'dev'],
    ['[profile dev ]', 'dev'],
    ['[profiles dev]', 'dev'],
    ['[profile dev]# mine', 'dev'],
    ['[profile default]', 'default'],
    ['[default]', 'default'],
    ['[profile.dev]', 'dev'],
  ])('under the header %s, and no second one is written', (header, name) => {
    const result = done(`${header}\nregion = a\n`, null, edit(name, { region: 'b', output: 'json' }))
    expect(result.config).toBe(`${header}\nregion = b\noutput = json\n`)
  })

  it.each([
    [
      '[default]\nregion = a\n[profile default]\nregion = b\n',
      '[default]\nregion = a\n[profile default]\nregion = c\n',
    ],
    [
      '[profile default]\nregion = a\n[default]\nregion = b\n',
      '[profile default]\nregion = a\n[default]\nregion = c\n',
    ],
  ])('in the section that AWS CLI takes of two: %j', (config, after) => {
    expect(done(config, null, edit('default', { region: 'c' })).config).toBe(after)
  })

  it('and it is said when JavaScript reads the other section', () => {
    const result = done(
      '[profile default]\nregion = a\n[default]\nregion = b\n',
      null,
      edit('default', { region: 'c' }),
    )
    expect(result.notes).toEqual([
      'AWS SDK for JavaScript v3 will not read region of “default” so; the findings say why.',
    ])
  })

  it('written with a capital, keeps it, and it is said who does not read it', () => {
    const result = done('[profile dev]\nRegion = a\noutput = x\n', null, edit('dev', { region: 'b' }))
    expect(result.config).toBe('[profile dev]\nRegion = b\noutput = x\n')
    expect(result.notes).toContain('AWS SDK for JavaScript v3 will not read region of “dev” so; the findings say why.')
  })

  it('where [DEFAULT] gives it, in the profile’s own section', () => {
    const result = done('[DEFAULT]\nregion = a\n[profile dev]\noutput = x\n', null, edit('dev', { region: 'b' }))
    expect(result.config).toBe('[DEFAULT]\nregion = a\n[profile dev]\noutput = x\nregion = b\n')
  })

  it('with several others in one plan, each in its file, and what is gone already is passed over', () => {
    const result = done(
      '[profile dev]\nregion = a\n',
      '[dev]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n',
      edit('dev', { region: 'b', aws_access_key_id: 'AKIAI44QH8DHBEXAMPLE', output: null, mfa_serial: 'x' }, null),
    )
    expect(result.config).toBe('[profile dev]\nregion = b\nmfa_serial = x\n')
    expect(result.credentials).toBe('[dev]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n')
  })
})

describe('a setting is taken out', () => {
  it('where it is in force, and it is said what comes up', () => {
    const result = done('[profile dev]\nregion = a\n', '[dev]\nregion = b\noutput = x\n', edit('dev', { region: null }))
    expect(result.credentials).toBe('[dev]\noutput = x\n')
    expect(result.notes).toEqual(['Without it, region of “dev” comes from the config file, line 2.'])
  })

  it('and [DEFAULT] gives its own then', () => {
    const result = done(
      '[DEFAULT]\nregion = a\n[profile dev]\nregion = b\noutput = x\n',
      null,
      edit('dev', { region: null }),
    )
    expect(result.config).toBe('[DEFAULT]\nregion = a\n[profile dev]\noutput = x\n')
    expect(result.notes).toEqual(['Without it, region of “dev” comes from [DEFAULT] for AWS CLI and boto3.'])
  })

  it('but not from [DEFAULT], where it is everybody’s', () => {
    const told = refusal('[DEFAULT]\nregion = a\n[profile dev]\noutput = x\n', null, edit('dev', { region: null }))
    expect(told.code).toBe('would-change-others')
    expect(told.message).toContain('[DEFAULT]')
  })

  it('from a file that AWS CLI refuses for having it twice, and is gone', () => {
    const result = done('[profile dev]\nregion = a\nregion = b\noutput = x\n', null, edit('dev', { region: null }))
    expect(result.config).toBe('[profile dev]\noutput = x\n')
    expect(result.notes).toEqual([])
  })
})

describe('an edit of sections that are no profiles', () => {
  it('finds an SSO session however its name is quoted', () => {
    const intent: Intent = {
      kind: 'edit',
      target: session,
      edits: [{ setting: 'sso_region', value: 'eu-west-1', file: null }],
    }
    expect(done('[sso-session "corp"]\nsso_start_url = x\n', null, intent).config).toBe(
      '[sso-session "corp"]\nsso_start_url = x\nsso_region = eu-west-1\n',
    )
  })

  it('never goes to the credentials file', () => {
    const intent: Intent = {
      kind: 'edit',
      target: session,
      edits: [{ setting: 'sso_region', value: 'x', file: 'credentials' }],
    }
    expect(refusal('[sso-session corp]\nsso_region = y\n', null, intent).code).toBe('unsupported')
  })
})

describe('an edit is refused', () => {
  it.each([
    ['of a profile that is not there', '[profile a]\n', edit('b', { region: 'x' }), 'no-such-target'],
    ['of one that differs in case', '[profile a]\n', edit('A', { region: 'x' }), 'no-such-target'],
    ['that says what is so already', '[profile a]\nregion = x\n', edit('a', { region: 'x' }), 'nothing-to-do'],
    ['of nothing', '[profile a]\n', edit('a', {}), 'nothing-to-do'],
    ['with a line end in the value', '[profile a]\n', edit('a', { region: 'x\ny' }), 'value-not-writable'],
    ['with a blank at the end of the value', '[profile a]\n', edit('a', { region: 'x ' }), 'value-not-writable'],
    ['with an equals sign in the name', '[profile a]\n', edit('a', { 'x=y': 'z' }), 'name-not-writable'],
    [
      'that takes out what only the other file has',
      '[profile a]\nregion = x\n',
      edit('a', { region: null }, 'credentials'),
      'nothing-to-do',
    ],
    [
      'of a value that holds a profile to JavaScript',
      '[profile a]\nregion = x\n  [profile b]\n  output = x\n',
      edit('a', { region: 'y' }),
      'would-change-others',
    ],
  ])('%s', (_title, config, intent, code) => {
    const told = refusal(config, null, intent)
    expect(told.code).toBe(code)
    expect(told.message).toMatch(/\.$/)
  })
})

describe('a new token', () => {
  it('takes the old name of it away, which AWS CLI would read instead', () => {
    const result = done(
      null,
      '[a]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_security_token = old\naws_session_token = old\n',
      edit('a', { aws_session_token: 'new' }),
    )
    expect(result.credentials).toBe('[a]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_session_token = new\n')
    expect(result.notes.join()).toContain('aws_security_token of “a” goes')
  })

  it('leaves the old name alone when that is what is set', () => {
    const intent = edit('a', { aws_session_token: 'new', aws_security_token: 'new' })
    expect(done(null, '[a]\naws_security_token = old\n', intent).credentials).toBe(
      '[a]\naws_security_token = new\naws_session_token = new\n',
    )
  })
})

describe('a secret', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  const intent: Intent = {
    kind: 'edit',
    target: profile('a'),
    edits: [{ setting: 'aws_secret_access_key', value: makeSecret(secret), file: null }],
  }

  it('is written as it is, and shown nowhere in the plan', () => {
    const result = done(null, '[a]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n', intent)
    expect(result.credentials).toContain(`aws_secret_access_key = ${secret}`)
    expect(JSON.stringify([result.title, result.notes])).not.toContain(secret)
  })

  it('that may or may not be the one there is planned all the same', () => {
    const before = `[a]\naws_secret_access_key = ${secret}\n`
    expect(done(null, before, intent).credentials).toBe(before)
  })
})

describe('titles say what is done and no value', () => {
  it.each([
    [edit('a', { region: 'x' }), 'Set region of profile a'],
    [edit('a', { output: null }), 'Remove output from profile a'],
    [edit('a', { region: 'x', output: null }), 'Change 2 settings of profile a'],
  ])('%j', (intent, title) => {
    expect(done('[profile a]\noutput = json\n', null, intent).title).toBe(title)
  })
})
