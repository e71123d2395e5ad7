import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Intent } from '../../../../app/command/model.ts'
import { planIntent } from '../../../../app/command/plan-intent.ts'
import { parseDocument } from '../../../../app/document/parse.ts'
import { buildProfileBook } from '../../../../app/profile/book.ts'
import type { LedgerEntry } from '../../../../app/session/ledger/ledger-model.ts'
import { cleanUpIntent, leftoversOf } from '../../../../app/session/ledger/leftovers.ts'
import { planTakeBack, takeBack } from '../../../../app/session/ledger/take-back.ts'
import { writeSession } from '../../../../app/session/plan.ts'

const NOW = Date.UTC(2026, 10, 5, 9)
const FILE = '/home/alice/.aws/credentials'
const SETTINGS = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'x_security_token_expires',
  'region',
]

const entry = (section: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  profile: section,
  source: 'base',
  serial: null,
  route: 'session-token',
  place: { kind: 'target', section },
  accessKeyId: 'ASIAEXAMPLEOURS77777',
  file: FILE,
  section: 'made',
  settings: SETTINGS,
  writtenAt: NOW - 10,
  expiresAt: NOW - 1,
  durationSeconds: 3600,
  ...more,
})

const session = (target: string, region: string | null = 'eu-central-1') => ({
  target,
  accessKeyId: 'ASIAEXAMPLEOURS77777',
  secretAccessKey: 'EXAMPLE',
  sessionToken: 'EXAMPLE',
  expiresAt: NOW - 1,
  region,
})

const bookOf = (credentials: string, config = '') =>
  buildProfileBook({
    config: {
      role: 'config',
      path: '/home/alice/.aws/config',
      state: 'present',
      text: config,
      encoding: 'utf-8',
      reason: null,
    },
    credentials: {
      role: 'credentials',
      path: FILE,
      state: 'present',
      text: credentials,
      encoding: 'utf-8',
      reason: null,
    },
  })

const OTHERS = '# first\n[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n'
const written = (before: string, target: string) => writeSession(before, session(target)) ?? ''
const without = (text: string, one: LedgerEntry): string | null => {
  const plan = planTakeBack(parseDocument(text), one)
  return plan.kind === 'commands' ? takeBack(text, plan.commands) : null
}

describe('taking back', () => {
  test('a section that Lanyard made goes whole, and the rest is as it was', () => {
    const text = written(OTHERS, 'base-mfa')
    expect(without(text, entry('base-mfa'))?.trimEnd()).toBe(OTHERS.trimEnd())
  })

  test('what a person added to it stays, and the section with it', () => {
    const text = written(OTHERS, 'base-mfa').replace('[base-mfa]\n', '[base-mfa]\noutput = json\n')
    expect(without(text, entry('base-mfa'))).toContain('[base-mfa]\noutput = json\n')
    expect(without(text, entry('base-mfa'))).not.toContain('ASIA')
  })

  test('of an older section only what was written goes', () => {
    const older = `${OTHERS}\n[base-mfa]\nregion = us-east-1\nteam_note = keep me\n`
    const settings = SETTINGS.slice(0, 4)
    expect(without(written(older, 'base-mfa'), entry('base-mfa', { section: 'changed', settings }))).toBe(older)
  })

  test('other keys are not ours, and none are none', () => {
    const plan = (text: string) => planTakeBack(parseDocument(text), entry('base-mfa')).kind
    expect(plan(`${OTHERS}[base-mfa]\naws_access_key_id = ASIAEXAMPLETHEIRS777\n`)).toBe('not-ours')
    expect(plan(`${OTHERS}[base-mfa]\nregion = us-east-1\n`)).toBe('gone')
    expect(plan(OTHERS)).toBe('gone')
  })

  test('never touches a line outside its section, whatever the file looks like', () => {
    const line = fc.constantFrom('a = b', '# note', '', 'region = us-east-1', '  more', 'output=json')
    const section = fc.tuple(fc.constantFrom('base', 'other', 'third'), fc.array(line, { maxLength: 5 }))
    fc.assert(
      fc.property(fc.array(section, { maxLength: 4 }), (sections) => {
        const before = sections.map(([name, lines]) => `[${name}]\n${lines.map((one) => `${one}\n`).join('')}`).join('')
        const text = writeSession(before, session('base-mfa'))
        if (text === null) return
        const after = without(text, entry('base-mfa'))
        if (after !== null) expect(after.trimEnd()).toBe(before.trimEnd())
      }),
    )
  })
})

describe('leftovers', () => {
  const text = written(written(OTHERS, 'old-mfa'), 'base-mfa')

  test('are expired, ours, and named by no role', () => {
    const book = bookOf(text, '[profile dev]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = base-mfa\n')
    const ledger = [
      entry('old-mfa'),
      entry('base-mfa'),
      entry('gone-mfa'),
      entry('old-mfa', { expiresAt: NOW + 1 }),
      entry('old-mfa', { file: '/other' }),
      entry('old-mfa', { accessKeyId: 'ASIAEXAMPLETHEIRS777' }),
      entry('role', { place: { kind: 'cli-cache' }, file: '/cache' }),
    ]
    expect(leftoversOf(ledger, book, NOW)).toEqual([ledger[0]])
  })

  test('are cleaned up by an intent of editing, planned like any other', () => {
    const book = bookOf(text)
    const leftovers = leftoversOf([entry('old-mfa'), entry('base-mfa')], book, NOW)
    const intent: Intent | null = cleanUpIntent(leftovers, book)
    expect(intent).toMatchObject({ kind: 'fix', title: 'Clean up 2 expired sessions' })
    if (intent === null) return
    const planned = planIntent(intent, book)
    expect(planned.ok && planned.plan.changes).toHaveLength(1)
    expect(cleanUpIntent([], book)).toBeNull()
  })
})
