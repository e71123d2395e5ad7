import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildProfileBook } from '../../app/profile/book.ts'
import type { FileSnapshot } from '../../app/profile/model.ts'
import { readFileAs } from '../../app/profile/read.ts'
import { hasBotocore } from './botocore.ts'
import { type Oracle, startOracle } from './oracle.ts'
import { maskHidingBlocks, type PlainSections, plainSections, sharedFilesCases, writeSnapshot } from './shared-files.ts'

const CASES = 800
const seed = Number(process.env['LANYARD_SEED'] ?? 20_261_105)

type Answer = {
  readonly ok: boolean
  readonly error?: string
  readonly read?: Record<string, PlainSections> & PlainSections
}

/** Our refusals by the error that botocore wraps; a stray line before the first header has a class of its own. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  'duplicate-section': ['DuplicateSectionError'],
  'duplicate-setting': ['DuplicateOptionError'],
  'byte-order-mark': ['MissingSectionHeaderError'],
  'before-first-section': ['MissingSectionHeaderError'],
  'not-utf-8': ['UnicodeDecodeError'],
  // Two settings without a name repeat one there.
  'no-delimiter': ['ParsingError', 'DuplicateOptionError'],
  'nested-without-delimiter': ['ValueError'],
  // What follows an unclosed header counts as settings of the section before it there, and may repeat one.
  'unclosed-header': ['ParsingError', 'MissingSectionHeaderError', 'DuplicateOptionError', 'DuplicateSectionError'],
}

function ours(snapshot: FileSnapshot): {
  readonly refusal: string | null
  readonly read: Record<string, PlainSections>
} {
  const reading = readFileAs('botocore', snapshot)
  return {
    refusal: reading.refusal?.code ?? null,
    read: {
      profiles: plainSections(reading.profiles),
      sso_sessions: plainSections(reading.ssoSessions),
      services: plainSections(reading.services),
    },
  }
}

function differenceOf(snapshot: FileSnapshot, theirs: Answer): unknown {
  const mine = ours(snapshot)
  const about = { text: snapshot.text, encoding: snapshot.encoding }
  if (!theirs.ok) {
    const isSame = mine.refusal !== null && ERRORS[mine.refusal]?.includes(theirs.error ?? '')
    return isSame === true ? null : { ...about, ours: mine.refusal, theirs: theirs.error }
  }
  if (mine.refusal !== null) return { ...about, ours: mine.refusal, theirs: 'accepts' }
  const shelves = snapshot.role === 'config' ? ['profiles', 'sso_sessions', 'services'] : ['profiles']
  for (const shelf of shelves) {
    const read = (snapshot.role === 'config' ? theirs.read?.[shelf] : theirs.read) ?? {}
    const own = mine.read[shelf] ?? {}
    if (!sameSections(own, maskHidingBlocks(read as PlainSections, own)))
      return { ...about, shelf, ours: own, theirs: read }
  }
  return null
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, each]) => [key, sorted(each)])
        .sort()
    : value

const sameSections = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

describe.skipIf(!hasBotocore)('the botocore dialect, held against botocore >= 1.43 [where present]', () => {
  let oracle: Oracle
  const root = mkdtempSync(join(tmpdir(), 'lanyard-botocore-profiles-'))

  beforeAll(async () => {
    oracle = await startOracle('env', [
      'PYTHONUTF8=1',
      'python3',
      join(import.meta.dirname, 'oracles/botocore_profiles.py'),
    ])
  })
  afterAll(() => {
    oracle?.stop()
    rmSync(root, { recursive: true, force: true })
  })

  test(`reads ${CASES} generated pairs of files alike, merges them alike, and refuses alike`, async () => {
    console.log(`botocore ${oracle.greeting.version}, LANYARD_SEED=${seed}`)
    const differences: unknown[] = []
    let accepted = 0
    for (const files of sharedFilesCases(root, CASES, seed)) {
      const answer = await oracle.ask({ config: files.config.path, credentials: files.credentials.path })
      for (const role of ['config', 'credentials'] as const) {
        const difference = differenceOf(files[role], answer[role] as Answer)
        if (difference !== null) differences.push(difference)
      }
      const merged = answer['merged'] as { ok: boolean; profiles?: PlainSections }
      if (!merged.ok) continue
      accepted++
      const { profiles, readings } = buildProfileBook(files)
      const byBotocore = profiles.filter((profile) => profile.readBy === 'botocore')
      const own = plainSections(new Map(byBotocore.map((profile) => [profile.name, profile])))
      const outOfPlace = [...readings.botocore.credentials.profiles.keys()].filter((name) =>
        /^(sso-session|services)\s/.test(name),
      )
      const read = Object.fromEntries(
        Object.entries(merged.profiles ?? {}).filter(([name]) => !outOfPlace.includes(name)),
      )
      if (!sameSections(own, maskHidingBlocks(read, own))) {
        differences.push({ config: files.config.text, credentials: files.credentials.text, ours: own, theirs: read })
      }
    }
    expect(differences.slice(0, 5)).toEqual([])
    expect(accepted).toBeGreaterThan(CASES / 10)
  }, 180_000)

  test.each([
    ['a comment within a value', '[a]\nk = v\n# c\n  w\n'],
    ['a magic section that repeats a name', '[DEFAULT]\na = 1\n[x]\na = 2\n[DEFAULT]\na = 3\n'],
    ['a magic section in two places', '[DEFAULT]\na = 1\n[x]\n[DEFAULT]\nb = 3\n'],
    ['an indented header after a header', '[a]\n  [b]\nk = v\n'],
    ['a block with a line separator inside', '[a]\ns3 =\n  a = b\u2028c = d\n'],
    ['a bad block of the magic section that nobody inherits', '[DEFAULT]\ns3 =\n  flag\n[x]\ns3 = v\n'],
    ['a bad block of the magic section that somebody inherits', '[DEFAULT]\ns3 =\n  flag\n[x]\nk = v\n'],
    ['a stray line and a duplicate behind it', '[a]\nflag\nk = 1\nk = 2\n'],
    ['nothing but white space', ' \n\t\n'],
    ['lone carriage returns', '[a]\rk = v\r[b]\rk = w'],
  ])('agrees with the tool on %s', async (_what, text) => {
    const folder = mkdtempSync(join(root, 'one-'))
    const config = writeSnapshot(
      folder,
      'config',
      text.replace('[a]', '[profile a]').replace('[x]', '[profile x]'),
      'utf-8',
    )
    const credentials = writeSnapshot(folder, 'credentials', text, 'utf-8')
    const answer = await oracle.ask({ config: config.path, credentials: credentials.path })
    expect(differenceOf(config, answer['config'] as Answer)).toBeNull()
    expect(differenceOf(credentials, answer['credentials'] as Answer)).toBeNull()
  })
})
