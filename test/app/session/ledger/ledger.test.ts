import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LedgerNote, mergeLedger, parseLedger, printLedger } from '../../../../app/session/ledger/ledger.ts'
import type { LedgerEntry } from '../../../../app/session/ledger/ledger-model.ts'

const NOW = Date.UTC(2026, 10, 5, 9)

const entry = (more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  profile: 'base-mfa',
  source: 'base',
  serial: 'arn:aws:iam::123456789012:mfa/alice-phone',
  route: 'session-token',
  place: { kind: 'target', section: 'base-mfa' },
  accessKeyId: 'ASIAEXAMPLEFIRST7777',
  file: '/home/alice/.aws/credentials',
  section: 'made',
  settings: ['aws_access_key_id'],
  writtenAt: NOW,
  expiresAt: NOW + 3_600_000,
  durationSeconds: 3600,
  ...more,
})
const noted = (fresh: LedgerEntry, replaced: string | null = null): LedgerNote => ({ entry: fresh, replaced })

describe('the list of what was written', () => {
  test('is read as it was printed', () => {
    const place = fc.constantFrom<LedgerEntry['place']>(
      { kind: 'target', section: 'a' },
      { kind: 'cli-cache' },
      { kind: 'memory' },
    )
    const anyEntry = fc.record({ place, profile: fc.string(), source: fc.string() }).map((more) => entry(more))
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 20 }), (entries) => {
        expect(parseLedger(printLedger(entries))).toEqual(entries)
      }),
    )
  })

  test.each([
    ['nothing', ''],
    ['half a file', printLedger([entry()]).slice(0, 80)],
    ['another version', '{"version":2,"sessions":[]}'],
    ['a member that it does not know', JSON.stringify({ version: 1, sessions: [{ ...entry(), token: 'EXAMPLE' }] })],
    ['a key id that is none', JSON.stringify({ version: 1, sessions: [entry({ accessKeyId: 'a/b+c=' })] })],
    ['a number where a text belongs', JSON.stringify({ version: 1, sessions: [{ ...entry(), profile: 1 }] })],
  ])('is not understood: %s', (_name, text) => {
    expect(parseLedger(text)).toBeNull()
  })

  test('never throws, whatever is in the file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const entries = parseLedger(text)
        expect(entries === null || Array.isArray(entries)).toBe(true)
      }),
    )
  })

  test('has no room for a secret: neither a token nor a key can stand for an id', () => {
    const token = 'IQoJb3JpZ2luX2VjEXAMPLE/+=='
    expect(() => printLedger([entry({ accessKeyId: token })])).toThrow()
    const withSecret: LedgerEntry & { readonly secretAccessKey: string } = { ...entry(), secretAccessKey: 'EXAMPLE' }
    expect(() => printLedger([withSecret])).toThrow()
  })
})

describe('a place has one entry', () => {
  const second = entry({ accessKeyId: 'ASIAEXAMPLESECOND777', section: 'changed', settings: ['region'] })

  test('a section that Lanyard made stays its own when it is renewed', () => {
    expect(mergeLedger([entry()], [noted(second, 'ASIAEXAMPLEFIRST7777')], NOW)).toEqual([
      { ...second, section: 'made', settings: ['aws_access_key_id', 'region'] },
    ])
  })

  test('and is no longer where somebody else wrote keys in between', () => {
    expect(mergeLedger([entry()], [noted(second, 'ASIAEXAMPLETHEIRS777')], NOW)).toEqual([second])
  })

  test('the same name in another file, or in AWS CLI’s cache, is another place', () => {
    const others = [
      entry({ file: '/other/credentials' }),
      entry({ place: { kind: 'cli-cache' }, file: '/home/alice/.aws/cli/cache/x.json' }),
      entry({ place: { kind: 'memory' }, file: null }),
    ]
    expect(
      mergeLedger(
        [entry()],
        others.map((one) => noted(one)),
        NOW,
      ),
    ).toHaveLength(4)
  })

  test('what ended in memory is forgotten at once, in the cache after a month, in a section never', () => {
    const ended = { expiresAt: NOW - 1 }
    const entries = [
      entry({ ...ended }),
      entry({ ...ended, place: { kind: 'memory' }, file: null }),
      entry({ ...ended, place: { kind: 'cli-cache' }, file: '/a' }),
      entry({ expiresAt: NOW - 31 * 24 * 3_600_000, place: { kind: 'cli-cache' }, file: '/b' }),
    ]
    const kept = mergeLedger(entries, [], NOW).map(({ place, file }) => [place.kind, file])
    expect(kept).toEqual([
      ['target', '/home/alice/.aws/credentials'],
      ['cli-cache', '/a'],
    ])
  })
})
