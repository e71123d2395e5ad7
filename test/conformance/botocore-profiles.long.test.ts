import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildProfileBook } from '../../app/profile/book.ts'
import { cases, seed } from '../support/cases.ts'
import { hasBotocore } from './botocore.ts'
import { type BotocoreAnswer, differenceOf, sameSections, startBotocoreReader } from './botocore-reading.ts'
import type { Oracle } from './oracle.ts'
import { maskHidingBlocks, type PlainSections, plainSections, sharedFilesCases, writeSnapshot } from './shared-files.ts'

describe.skipIf(!hasBotocore)('the botocore dialect, held against botocore >= 1.43 [where present]', () => {
  let oracle: Oracle
  const root = mkdtempSync(join(tmpdir(), 'lanyard-botocore-profiles-'))

  beforeAll(async () => {
    oracle = await startBotocoreReader()
  })
  afterAll(() => {
    oracle?.stop()
    rmSync(root, { recursive: true, force: true })
  })

  test('reads generated pairs of files alike, merges them alike, and refuses alike', async () => {
    const count = cases(1000)
    console.log(`botocore ${oracle.greeting.version}`)
    const differences: unknown[] = []
    let accepted = 0
    for (const files of sharedFilesCases(root, count, seed)) {
      const answer = await oracle.ask({ config: files.config.path, credentials: files.credentials.path })
      for (const role of ['config', 'credentials'] as const) {
        const difference = differenceOf(files[role], answer[role] as BotocoreAnswer)
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
    expect(accepted).toBeGreaterThan(count / 10)
  })

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
    expect(differenceOf(config, answer['config'] as BotocoreAnswer)).toBeNull()
    expect(differenceOf(credentials, answer['credentials'] as BotocoreAnswer)).toBeNull()
  })
})
