import { describe, expect, it } from 'vitest'
import type { Intent, SectionKind } from '../../../app/command/model.ts'
import { done, profile, refusal } from './planning.ts'

const rename = (
  name: string,
  to: string,
  references: 'follow' | 'leave' = 'follow',
  kind: SectionKind = 'profile',
): Intent => ({
  kind: 'rename',
  target: { kind, name },
  to,
  references,
})

const remove = (name: string, references: 'follow' | 'leave' = 'follow', kind: SectionKind = 'profile'): Intent => ({
  kind: 'remove',
  target: { kind, name },
  references,
})

describe('a rename', () => {
  it('changes the headers of both files and nothing else', () => {
    const result = done(
      '# top\n[profile dev] # mine\nregion = a\n',
      '[other]\nx = y\n[dev]\nx = y\n',
      rename('dev', 'live'),
    )
    expect(result.config).toBe('# top\n[profile live] # mine\nregion = a\n')
    expect(result.credentials).toBe('[other]\nx = y\n[live]\nx = y\n')
    expect(result.title).toBe('Rename profile dev to live')
    expect(result.notes).toEqual([])
  })

  it.each([
    ['[profile "dev"]', 'live', '[profile "live"]'],
    ["[profile 'dev']", 'live', "[profile 'live']"],
    ['[profile  dev]', 'live', '[profile  live]'],
    ['[profile\tdev]', 'live', '[profile\tlive]'],
    ['[profile dev]', 'my dev', "[profile 'my dev']"],
    ['[profile "dev"]', 'my dev', '[profile "my dev"]'],
    ['[profile "dev"]', `o'neil`, `[profile 'o'"'"'neil']`],
    ['[profile dev ]', 'live', '[profile live]'],
    ['[profile dev]', 'default', '[default]'],
    ['[default]', 'live', '[profile live]'],
    ['[profile default]', 'live', '[profile live]'],
    ['[profile.dev]', 'live', '[profile.live]'],
  ])('makes of %s and %s: %s', (before, to, after) => {
    const name = before.includes('default') ? 'default' : 'dev'
    expect(done(`${before}\nregion = a\n`, null, rename(name, to)).config).toBe(`${after}\nregion = a\n`)
  })

  it('takes a section along that a later one replaces, so that it does not come to life', () => {
    const result = done('[profile a]\nregion = x\n[profile "a"]\nregion = y\n', null, rename('a', 'b'))
    expect(result.config).toBe('[profile b]\nregion = x\n[profile "b"]\nregion = y\n')
  })

  it('takes both sections along where a refused file has the header twice', () => {
    const result = done('[profile a]\nregion = x\n[profile a]\noutput = y\n', null, rename('a', 'b'))
    expect(result.config).toBe('[profile b]\nregion = x\n[profile b]\noutput = y\n')
    expect(result.notes.join()).toContain('refuses it today')
  })

  it('of two sections that would get one header is refused', () => {
    const told = refusal('[default]\nregion = x\n[profile default]\nregion = y\n', null, rename('default', 'b'))
    expect(told).toMatchObject({ code: 'unsupported' })
    expect(told.message).toContain('Join them first')
  })

  it.each([
    ['to itself', '[profile a]\n', rename('a', 'a'), 'nothing-to-do'],
    ['of what is not there', '[profile a]\n', rename('b', 'c'), 'no-such-target'],
    [
      'of an SSO session that is not there',
      '[profile a]\n',
      rename('a', 'c', 'leave', 'sso-session'),
      'no-such-target',
    ],
  ])('%s is refused', (_title, config, intent, code) => {
    expect(refusal(config, null, intent).code).toBe(code)
  })
})

const referring = [
  '[profile dev]',
  'region = a',
  '[profile one]',
  'role_arn = arn:aws:iam::123456789012:role/A',
  'source_profile = dev',
  '[profile two]',
  'source_profile=dev ; the old one',
  '[profile three]',
  'credential_process = aws configure export-credentials --profile dev --format process',
  '[profile four]',
  'credential_process = "/opt/my tool" --profile="dev" -x "a  b"',
  '[profile five]',
  "credential_process = tool '--profile' 'dev'",
  '[profile six]',
  'credential_process = tool --profile devil --other dev',
  '[profile seven]',
  'source_profile = Dev',
  '',
].join('\n')

describe('references to a profile', () => {
  it('follow a rename: the name alone changes, quotes and all else stay', () => {
    const { config, notes } = done(referring, null, rename('dev', 'live'))
    expect(config).toBe(
      [
        '[profile live]',
        'region = a',
        '[profile one]',
        'role_arn = arn:aws:iam::123456789012:role/A',
        'source_profile = live',
        '[profile two]',
        '; the old one',
        'source_profile=live',
        '[profile three]',
        'credential_process = aws configure export-credentials --profile live --format process',
        '[profile four]',
        'credential_process = "/opt/my tool" --profile="live" -x "a  b"',
        '[profile five]',
        "credential_process = tool '--profile' 'live'",
        '[profile six]',
        'credential_process = tool --profile devil --other dev',
        '[profile seven]',
        'source_profile = Dev',
        '',
      ].join('\n'),
    )
    expect(notes).toContain('one, two, three, four, five name this profile and will be changed with it.')
    expect(notes.join()).toContain('The credential_process of three, four, five will name the new profile.')
  })

  it('stay behind when told to, and are named', () => {
    const { config, notes } = done(referring, null, rename('dev', 'live', 'leave'))
    expect(config).toBe(referring.replace('[profile dev]', '[profile live]'))
    expect(notes).toContain('one, two, three, four, five name the profile “dev” and will find it no longer.')
  })

  it('go with a removal: the settings that name it, and no more', () => {
    const { config, notes } = done(referring, null, remove('dev'))
    expect(config).toBe(
      [
        '[profile one]',
        'role_arn = arn:aws:iam::123456789012:role/A',
        '[profile two]',
        '[profile three]',
        '[profile four]',
        '[profile five]',
        '[profile six]',
        'credential_process = tool --profile devil --other dev',
        '[profile seven]',
        'source_profile = Dev',
        '',
      ].join('\n'),
    )
    expect(notes.join()).toContain('“one”: There is a role_arn but neither source_profile')
  })

  it('stay behind a removal when told to', () => {
    const { config, notes } = done(referring, null, remove('dev', 'leave'))
    expect(config).toBe(referring.replace('[profile dev]\nregion = a\n', ''))
    expect(notes).toContain('one, two, three, four, five name the profile “dev” and will find it no longer.')
  })

  it('are found in the credentials file and in hidden sections, and follow there', () => {
    const config = '[profile dev]\nregion = a\n[profile one]\nsource_profile = dev\n[profile "one"]\nregion = x\n'
    const result = done(config, '[one]\nsource_profile = dev\n', rename('dev', 'live'))
    expect(result.config).toContain('[profile one]\nsource_profile = live\n')
    expect(result.credentials).toBe('[one]\nsource_profile = live\n')
  })

  it.each(['follow', 'leave'] as const)('to itself always change with the name: %s', (way) => {
    const before =
      '[profile dev]\nrole_arn = x\nsource_profile = dev\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\n'
    expect(done(before, null, rename('dev', 'live', way)).config).toContain(
      '[profile live]\nrole_arn = x\nsource_profile = live\n',
    )
  })

  it('in [DEFAULT] follow for everybody', () => {
    const result = done(
      '[DEFAULT]\nsource_profile = dev\n[profile dev]\nregion = a\n[profile b]\nregion = c\n',
      null,
      rename('dev', 'live'),
    )
    expect(result.config).toContain('[DEFAULT]\nsource_profile = live\n')
  })

  it('by a program of its own configuration are none', () => {
    const config = '[profile dev]\nregion = a\n[profile x]\ncredential_process = gimme-aws-creds --profile dev\n'
    expect(done(config, null, rename('dev', 'live')).config).toContain('gimme-aws-creds --profile dev')
  })

  it('with a new name that the shell would split are quoted', () => {
    const config = '[profile dev]\nregion = a\n[profile x]\ncredential_process = tool --profile dev\n'
    expect(done(config, null, rename('dev', 'my dev')).config).toContain(
      "credential_process = tool --profile 'my dev'\n",
    )
  })

  it('that go over several lines are left, and that is said', () => {
    const config = '[profile dev]\nregion = a\n[profile x]\ncredential_process = tool\n  --profile dev\n'
    const result = done(config, null, rename('dev', 'live'))
    expect(result.config).toContain('credential_process = tool\n  --profile dev\n')
    expect(result.notes.join()).toContain('The credential_process of x goes over several lines')
  })
})

describe('references to other sections', () => {
  it.each([
    [
      'sso-session',
      '[sso-session corp]\nsso_region = x\n[profile a]\nsso_session = corp\nregion = y\n',
      '[sso-session main]\nsso_region = x\n[profile a]\nsso_session = main\nregion = y\n',
    ],
    [
      'services',
      '[services corp]\ns3 =\n  endpoint_url = x\n[profile a]\nservices = corp\nregion = y\n',
      '[services main]\ns3 =\n  endpoint_url = x\n[profile a]\nservices = main\nregion = y\n',
    ],
  ] as const)('of the kind %s follow', (kind, before, after) => {
    expect(done(before, null, rename('corp', 'main', 'follow', kind)).config).toBe(after)
    expect(done(before, null, remove('corp', 'follow', kind)).config).toBe('[profile a]\nregion = y\n')
    expect(done(before, null, remove('corp', 'leave', kind)).notes.join()).toContain('will find it no longer')
  })

  it('are not mixed up with a profile of that name', () => {
    const config = '[sso-session dev]\nsso_region = x\n[profile dev]\nsso_session = dev\nregion = y\n'
    expect(done(config, null, rename('dev', 'live')).config).toBe(
      '[sso-session dev]\nsso_region = x\n[profile live]\nsso_session = dev\nregion = y\n',
    )
  })

  it('of an SSO session: one has to sign in again under the new name', () => {
    const told = done('[sso-session corp]\nsso_region = x\n', null, rename('corp', 'my corp', 'follow', 'sso-session'))
    expect(told.notes.join()).toContain("aws sso login --sso-session 'my corp'")
  })
})

describe('a removal', () => {
  it('takes the profile out of both files', () => {
    const result = done('[profile a]\nx = y\n[profile b]\nx = y\n', '[b]\nx = y\n[a]\nx = y\n', remove('a'))
    expect(result.config).toBe('[profile b]\nx = y\n')
    expect(result.credentials).toBe('[b]\nx = y\n')
  })

  it('takes hidden sections along, so that none comes to life', () => {
    const config = '[profile a]\nx = y\n[profile "a"]\nx = z\n[profile.a]\nx = u\n[profile b]\n'
    expect(done(config, null, remove('a')).config).toBe('[profile b]\n')
  })

  it('of a role says where AWS CLI keeps what it cached', () => {
    const config = '[profile a]\nrole_arn = x\nsource_profile = b\n[profile b]\nx = y\n'
    expect(done(config, null, remove('a')).notes.join()).toContain('~/.aws/cli/cache')
  })

  it('of what is not there is refused', () => {
    expect(refusal('[profile a]\n', null, remove('b')).code).toBe('no-such-target')
  })
})

describe('the profile that the environment names', () => {
  it.each([rename('dev', 'live'), remove('dev')])('is no file, so it is said: %j', (intent) => {
    const { notes } = done('[profile dev]\nregion = a\n', null, intent, { environmentProfile: 'dev' })
    expect(notes.join()).toContain('AWS_PROFILE')
    expect(done('[profile dev]\nregion = a\n', null, intent, { environmentProfile: 'x' }).notes).toEqual([])
  })

  it('is not an SSO session of that name', () => {
    const intent = remove('dev', 'leave', 'sso-session')
    const { notes } = done('[sso-session dev]\nsso_region = a\n', null, intent, { environmentProfile: 'dev' })
    expect(notes.join()).not.toContain('AWS_PROFILE')
  })
})

it('a profile called like a reference is found by its whole name only', () => {
  const config = '[profile a]\nx = y\n[profile b]\nsource_profile = a b\n'
  expect(done(config, null, { kind: 'remove', target: profile('a'), references: 'follow' }).config).toBe(
    '[profile b]\nsource_profile = a b\n',
  )
})
