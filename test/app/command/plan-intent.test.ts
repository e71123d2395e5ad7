import { describe, expect, it } from 'vitest'
import type { FileCommands, Intent } from '../../../app/command/model.ts'
import { bringsSecret, openCommands } from '../../../app/command/open-commands.ts'
import { planIntent } from '../../../app/command/plan-intent.ts'
import { buildProfileBook } from '../../../app/profile/book.ts'
import { makeSecret, openSecret } from '../../../app/text/secret.ts'
import { book, snapshot } from '../profile/snapshots.ts'
import { done, edit, profile, refusal } from './planning.ts'

const fix = (...changes: readonly FileCommands[]): Intent => ({ kind: 'fix', title: 'Mend it', changes })
const line = (number: number, was: string, text: string | null): FileCommands => ({
  role: 'config',
  commands: [{ kind: 'replace-line', section: null, line: number, was, text }],
})

describe('a quick fix', () => {
  it('mends a line, under its own title', () => {
    const result = done('[profile a]\nflag\nregion = x\n', null, fix(line(2, 'flag', null)))
    expect(result.config).toBe('[profile a]\nregion = x\n')
    expect(result.title).toBe('Mend it')
    expect(result.notes).toEqual([])
  })

  it('that mends one of two lines says that the file is still refused', () => {
    const result = done('[profile a]\nflag\nother\n', null, fix(line(2, 'flag', null)))
    expect(result.notes.join()).toContain('stays as AWS CLI refuses it today')
  })

  it('takes a byte order mark away', () => {
    const intent = fix({ role: 'config', commands: [{ kind: 'remove-byte-order-mark', section: null }] })
    expect(done('\ufeff[profile a]\nregion = x\n', null, intent).config).toBe('[profile a]\nregion = x\n')
  })

  it('gives a section of the credentials file its right name', () => {
    const intent = fix({
      role: 'credentials',
      commands: [{ kind: 'rename-section', section: 'profile a', to: 'a' }],
    })
    expect(done(null, '[profile a]\nregion = x\n', intent).credentials).toBe('[a]\nregion = x\n')
  })

  it.each([
    ['would make AWS CLI refuse the file', line(2, 'region = x', 'flag'), 'file-refused'],
    ['would close no header', line(1, '[profile a]', '[profile a'), 'file-refused'],
    ['has lost its line', line(2, 'region = y', null), 'text-changed'],
    ['has lost its section', { role: 'config', commands: [{ kind: 'remove-section', section: 'x' }] }, 'text-changed'],
    ['changes nothing', { role: 'config', commands: [] }, 'nothing-to-do'],
  ] as const)('is refused when it %s', (_title, change, code) => {
    expect(refusal('[profile a]\nregion = x\n', null, fix(change)).code).toBe(code)
  })

  it('that would make JavaScript drop the file is refused', () => {
    const told = refusal('[profile a]\nregion = x\n', null, fix(line(1, '[profile a]', '[profile __proto__]')))
    expect(told.code).toBe('file-refused')
  })
})

describe('a file that AWS CLI refuses', () => {
  it.each([
    ['a key twice', '[profile a]\noutput = x\noutput = y\nregion = a\n'],
    ['a section twice', '[profile b]\n[profile b]\n[profile a]\nregion = a\n'],
    ['a byte order mark', '\ufeff[profile a]\nregion = a\n'],
    ['a line without a delimiter', '[profile a]\nflag\nregion = a\n'],
  ])('for %s can be edited, and it is said that it stays so', (_title, config) => {
    const result = done(config, null, edit('a', { region: 'b' }))
    expect(result.config).toBe(config.replace('region = a', 'region = b'))
    expect(result.notes.join()).toContain('stays as AWS CLI refuses it today')
    expect(result.severities).toContain('warning')
  })

  it('is no obstacle to the other file', () => {
    const result = done('[profile a]\nflag\n', '[a]\nregion = x\n', edit('a', { region: 'y' }))
    expect(result.credentials).toBe('[a]\nregion = y\n')
    expect(result.config).toBe('[profile a]\nflag\n')
  })
})

describe('a file that cannot be written rightly', () => {
  it('because it cannot be read is left alone, with the reason', () => {
    const config = { ...snapshot('config', ''), state: 'unreadable' as const, reason: 'Permission denied.' }
    const from = buildProfileBook({ config, credentials: snapshot('credentials', '[a]\nregion = x\n') })
    const result = planIntent(edit('a', { output: 'json' }), from)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'file-refused' } })
    expect(JSON.stringify(result)).toContain('Permission denied.')
    expect(planIntent(edit('a', { region: 'y' }), from).ok).toBe(true)
  })

  it('because it is not UTF-8 takes plain ASCII only', () => {
    const config = snapshot('config', '[profile a]\nregion = x\n# \u00fc\n', 'bytes')
    const from = buildProfileBook({ config, credentials: snapshot('credentials', null) })
    expect(planIntent(edit('a', { region: 'y' }), from).ok).toBe(true)
    expect(planIntent(edit('a', { region: 'ÿ' }), from)).toMatchObject({ refusal: { code: 'unsupported' } })
  })

  it('because both variables name it is changed once', () => {
    const both = '[default]\nregion = x\n[a]\noutput = y\n'
    const config = snapshot('config', both)
    const from = buildProfileBook({ config, credentials: { ...snapshot('credentials', both), path: config.path } })
    expect(planIntent(edit('default', { region: 'y' }), from)).toMatchObject({ ok: true })
    const removal: Intent = { kind: 'remove', target: profile('default'), references: 'leave' }
    expect(planIntent(removal, from)).toMatchObject({ ok: false, refusal: { code: 'unsupported' } })
  })
})

describe('a plan', () => {
  it('holds each file once, config first, and none that stays as it is', () => {
    const from = book('[profile a]\nregion = x\n', '[a]\noutput = y\n')
    const result = planIntent(edit('a', { output: 'z', region: 'y' }), from)
    expect(result.ok && result.plan.changes.map((change) => change.role)).toEqual(['config', 'credentials'])
    const half = planIntent(edit('a', { output: 'y', region: 'y' }), from)
    expect(half.ok && half.plan.changes.map((change) => change.role)).toEqual(['config'])
  })

  it('keeps secrets wrapped until whoever writes opens them', () => {
    const command = { kind: 'set-setting', section: 'a', setting: 'k', value: makeSecret('EXAMPLE') } as const
    const added = { kind: 'add-section', section: 'a', settings: [['k', makeSecret('EXAMPLE')]] } as const
    const plain = { kind: 'remove-section', section: 'a' } as const
    expect(JSON.stringify([command, added])).not.toContain('EXAMPLE')
    expect([command, added, plain].map(bringsSecret)).toEqual([true, true, false])
    expect(openCommands([command, added, plain], openSecret)).toEqual([
      { ...command, value: 'EXAMPLE' },
      { ...added, settings: [['k', 'EXAMPLE']] },
      plain,
    ])
  })

  it('names the tool that owns a section before it is touched', () => {
    const config =
      '[profile a]\ncredential_process = leapp session generate 0a1b\nregion = x\n[profile b]\nregion = x\n'
    expect(done(config, null, edit('a', { region: 'y' })).notes).toEqual([
      '“a”: Written by Leapp, which may write this section again and take changes back.',
    ])
    expect(done(config, null, edit('b', { region: 'y' })).notes).toEqual([])
    expect(done(config, null, { kind: 'duplicate', target: profile('a'), to: 'c' }).notes).toEqual([])
  })

  it('names the owner of a section that only follows', () => {
    const config = '[profile a]\nx = y\n[profile b]\nsource_profile = a\ngranted_sso_account_id = 1\n'
    const intent: Intent = { kind: 'rename', target: profile('a'), to: 'c', references: 'follow' }
    expect(done(config, null, intent).notes.join()).toContain('“b”: Written by Granted')
  })
})
