import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeSecret } from '../../../app/text/secret.ts'
import { buildConflict } from '../../../app/view/conflict-view.ts'
import { buildDryRun, buildFileDiff, type FileChange } from '../../../app/view/dry-run.ts'
import { buildFinding } from '../../../app/view/finding-view.ts'
import { buildHistoryEntry } from '../../../app/view/history-view.ts'
import { buildImport } from '../../../app/view/import-view.ts'
import { awkwardFile, CANARIES, CANARY_KEY } from './canary-files.ts'
import { bookOf, CONFIG_PATH, CREDENTIALS_PATH, KEY_ID, SECRET_KEY, TEMPORARY_KEY_ID } from './world.ts'

const change = (before: string, after: string, more: Partial<FileChange> = {}): FileChange => ({
  role: 'credentials',
  path: CREDENTIALS_PATH,
  before,
  after,
  created: false,
  mode: 0o600,
  ...more,
})

const lines = (before: string, after: string): readonly string[] => {
  const marks = { same: ' ', removed: '-', added: '+' } as const
  return buildFileDiff(change(before, after)).hunks.flatMap((hunk) => [
    hunk.header,
    ...hunk.lines.map((line) => marks[line.kind] + line.text),
  ])
}

describe('a dry run', () => {
  it('is a unified diff with the file, its mode, and whether it is new', () => {
    const view = buildDryRun({
      id: 'edit-1',
      title: 'Set region of profile dev',
      files: [change('[dev]\nregion = a\noutput = json\n', '[dev]\nregion = b\noutput = json\n', { mode: 0o640 })],
      notes: [{ severity: 'warning', message: 'Written by Leapp.' }],
    })
    expect(view).toEqual({
      id: 'edit-1',
      title: 'Set region of profile dev',
      notes: [{ severity: 'warning', message: 'Written by Leapp.' }],
      files: [
        {
          role: 'credentials',
          path: CREDENTIALS_PATH,
          mode: '0640',
          created: false,
          hunks: [
            {
              header: '@@ -1,3 +1,3 @@',
              lines: [
                { kind: 'same', text: '[dev]', before: 1, after: 1 },
                { kind: 'removed', text: 'region = a', before: 2, after: null },
                { kind: 'added', text: 'region = b', before: null, after: 2 },
                { kind: 'same', text: 'output = json', before: 3, after: 3 },
              ],
            },
          ],
        },
      ],
    })
  })

  it('shows a changed secret as changed, although both sides read the same', () => {
    const file = (secret: string): string => `[dev]\naws_secret_access_key = ${secret}\n`
    expect(lines(file(SECRET_KEY), file('another'))).toEqual([
      '@@ -1,2 +1,2 @@',
      ' [dev]',
      '-aws_secret_access_key = ••••••••',
      '+aws_secret_access_key = •••••••• (new value)',
    ])
  })

  it('shows key ids by their ends, and a changed process with a secret in it as changed', () => {
    const before = `[dev]\naws_access_key_id = ${KEY_ID}\ncredential_process = /bin/x --secret a\n`
    const after = `[dev]\naws_access_key_id = ${TEMPORARY_KEY_ID}\ncredential_process = /bin/x --secret b\n`
    expect(lines(before, after).slice(2)).toEqual([
      '-aws_access_key_id = AKIA…MPLE',
      '-credential_process = /bin/x --secret ••••',
      '+aws_access_key_id = ASIA…MPLE',
      '+credential_process = /bin/x --secret •••• (new value)',
    ])
  })

  it('says where only the line end differs, and nothing of a line that moved', () => {
    expect(lines('[dev]\r\n', '[dev]\n').slice(1)).toEqual(['-[dev]', '+[dev] (other line end)'])
    expect(lines('[a]\n[b]\n', '[b]\n[a]\n').join('\n')).not.toContain('(')
  })

  it('is bounded: what is not shown is said to be written all the same', () => {
    const many = Array.from({ length: 900 }, (_one, index) => `key${index} = 1\n`).join('')
    const { hunks } = buildFileDiff(change('', `[a]\n${many}`, { created: true }))
    expect(hunks.flatMap((hunk) => hunk.lines)).toHaveLength(600)
    expect(hunks.at(-1)).toEqual({ header: '301 more lines are not shown; they are written all the same.', lines: [] })
  })
})

describe('a conflict', () => {
  const side = (secret: string): string => `[dev]\naws_secret_access_key = ${secret}\nregion = x\n`

  it('has three sides, masked, with a word where a masked value is another one', () => {
    const view = buildConflict({
      id: 'edit-1',
      path: CREDENTIALS_PATH,
      section: 'dev',
      base: side('old'),
      mine: side('mine'),
      theirs: null,
    })
    expect(view.base).toBe('[dev]\naws_secret_access_key = ••••••••\nregion = x')
    expect(view.mine).toBe('[dev]\naws_secret_access_key = •••••••• (new value)\nregion = x')
    expect(view.theirs).toBeNull()
  })

  it('is bounded', () => {
    const long = `[dev]\n${'x = 1\n'.repeat(400)}`
    const view = buildConflict({ id: 'i', path: '/x', section: 'dev', base: null, mine: long, theirs: null })
    expect(view.mine?.split('\n').at(-1)).toBe('… 201 more lines')
  })
})

describe('what was recognised in pasted text', () => {
  it('is shown as it will become, secrets as dots', () => {
    const view = buildImport({
      id: 'import-1',
      format: 'Environment variables (sh)',
      profiles: [
        {
          name: 'dev',
          settings: [
            { setting: 'aws_access_key_id', value: KEY_ID, file: 'credentials' },
            { setting: 'aws_secret_access_key', value: makeSecret(SECRET_KEY), file: 'credentials' },
            { setting: 'region', value: 'eu-west-1', file: 'config' },
          ],
          ssoSession: { name: 'corp', settings: [{ setting: 'sso_region', value: 'eu-west-1' }] },
        },
      ],
      notes: [],
    })
    expect(view.profiles).toEqual([
      {
        name: 'dev',
        settings: [
          { setting: 'aws_access_key_id', shown: 'AKIA…MPLE', file: 'credentials' },
          { setting: 'aws_secret_access_key', shown: '••••••••', file: 'credentials' },
          { setting: 'region', shown: 'eu-west-1', file: 'config' },
          { setting: '[sso-session corp] sso_region', shown: 'eu-west-1', file: 'config' },
        ],
      },
    ])
  })
})

describe('a finding', () => {
  it('leads to the line it is about, and says what its fix does', () => {
    const { files } = bookOf('', '')
    const finding = {
      id: 'x',
      code: 'duplicate-setting',
      severity: 'error',
      file: CONFIG_PATH,
      line: 9,
      message: `Twice: aws_secret_access_key = ${SECRET_KEY}`,
      profile: 'dev',
      fix: { label: 'Remove the first of the two' },
    } as const
    expect(buildFinding(finding, files)).toEqual({
      id: 'x',
      code: 'duplicate-setting',
      severity: 'error',
      message: 'Twice: aws_secret_access_key = ••••',
      origin: { label: 'config:9', file: CONFIG_PATH, line: 9 },
      profile: 'dev',
      fix: 'Remove the first of the two',
    })
  })
})

describe('everything that editing shows of two files', () => {
  it('never holds a secret, whatever is in them', () => {
    fc.assert(
      fc.property(awkwardFile, awkwardFile, (before, after) => {
        const files = [change(before, after)]
        const sides = { base: before, mine: after, theirs: before }
        const shown = JSON.stringify([
          buildDryRun({ id: 'i', title: `Set x to ${CANARY_KEY}`, files, notes: [] }),
          buildConflict({ id: 'i', path: CREDENTIALS_PATH, section: `profile ${CANARY_KEY}`, ...sides }),
          buildHistoryEntry({ id: 1, at: 0, who: 'window', title: 'x', files, state: 'done', undoes: null }),
        ])
        expect(CANARIES.filter((canary) => shown.includes(canary))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
