import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentCommand } from '../../app/document/model.ts'
import { planCommands } from '../../app/document/plan-commands.ts'
import { hasBotocore } from './botocore.ts'
import { startBotocoreReader } from './botocore-reading.ts'
import type { Oracle } from './oracle.ts'
import { type Facts, profileOf, type ReaderName, readWith } from './plain-readers.ts'
import { type Corner, corners } from './written-corners.ts'
import { meaningFor, nameFor } from './written-meaning.ts'

/** One of each kind of command, some of them also for what is new. */
function commandsFor({ section, written }: Corner): readonly DocumentCommand[] {
  const header = (name: string) => (written.role === 'config' ? `profile ${name}` : name)
  const note = written.text.split(/\r\n|\r|\n/).findIndex((line) => line.trim() === 'note = y' || line === 'note=y')
  const was = written.text.split(/\r\n|\r|\n/)[note] ?? ''
  return [
    { kind: 'set-setting', section, setting: 'region', value: 'eu-north-1' },
    { kind: 'set-setting', section, setting: 'output', value: 'json' },
    { kind: 'set-setting', section, setting: 'credential_process', value: '/opt/my-tool --arg x=y' },
    { kind: 'remove-setting', section, setting: 'region' },
    { kind: 'set-nested', section, setting: 's3', name: 'x', value: 'path' },
    { kind: 'set-nested', section, setting: 's3', name: 'z', value: 'new' },
    { kind: 'remove-nested', section, setting: 's3', name: 'x' },
    { kind: 'add-section', section: header('new'), settings: [['region', 'eu-north-1']] },
    { kind: 'copy-section', section, to: header('copy') },
    { kind: 'remove-section', section },
    { kind: 'rename-section', section, to: header('renamed') },
    { kind: 'replace-line', section: null, line: note + 1, was, text: was.replace('note', '# note') },
    { kind: 'remove-byte-order-mark', section: null },
  ]
}

const readers: readonly ReaderName[] = ['botocore', 'sdk-js', 'ini']

const asObject = (facts: ReadonlyMap<string, string>) => Object.fromEntries([...facts].sort())

/** What a reader gets of the profile that no command is about. */
function otherIn(reader: ReaderName, corner: Corner, facts: ReadonlyMap<string, string>): unknown {
  const name = nameFor(reader, corner, corner.written.role === 'config' ? 'profile other' : 'other')
  return asObject(new Map([...facts].filter(([key]) => profileOf(key) === name)))
}

/** What parts from the meaning of a command; a rule excuses the profile that is edited, never another one. */
function partsAt(reader: ReaderName, corner: Corner, command: DocumentCommand, before: Facts, after: Facts): unknown {
  if (before === null) return 'refused'
  if (after === null) return { reader, command, problem: 'refuses what it read before' }
  const wanted = meaningFor(reader, corner, before, command)
  if (isDeepStrictEqual(asObject(wanted), asObject(after))) return null
  const rule = corner.rules[reader]
  if (rule === undefined) return { reader, command, wanted: asObject(wanted), got: asObject(after) }
  const [otherBefore, otherAfter] = [otherIn(reader, corner, before), otherIn(reader, corner, after)]
  if (rule === 'DEFAULT leaks' || isDeepStrictEqual(otherBefore, otherAfter)) return 'explained'
  return { reader, command, otherBefore, otherAfter }
}

describe.skipIf(!hasBotocore)(
  'what is written, read by botocore >= 1.43, the JavaScript SDK and ini [where present]',
  () => {
    let oracle: Oracle
    const root = mkdtempSync(join(tmpdir(), 'lanyard-written-'))

    beforeAll(async () => {
      oracle = await startBotocoreReader()
    })
    afterAll(() => {
      oracle?.stop()
      rmSync(root, { recursive: true, force: true })
    })

    test.each(corners)('$what', async (corner) => {
      const unexplained: unknown[] = []
      const used = new Set<ReaderName>()
      const refused = new Set<DocumentCommand['kind']>()
      const before = new Map<ReaderName, Facts>()
      for (const reader of readers) before.set(reader, await readWith(reader, oracle, corner.written, root))
      for (const command of commandsFor(corner)) {
        const plan = planCommands(corner.written.text, [command])
        if (!plan.ok) {
          refused.add(command.kind)
          if (!corner.refused.includes(command.kind)) unexplained.push({ command, refused: plan.problem.code })
          continue
        }
        for (const reader of readers) {
          const after = await readWith(reader, oracle, { ...corner.written, text: plan.text }, root)
          const parts = partsAt(reader, corner, command, before.get(reader) ?? null, after)
          if (parts === null) continue
          if (typeof parts === 'string' && corner.rules[reader] !== undefined) used.add(reader)
          else unexplained.push(parts)
        }
      }
      expect(unexplained).toEqual([])
      expect([...refused]).toEqual(corner.refused)
      expect([...used].sort(), 'every rule that is named explains something').toEqual(Object.keys(corner.rules).sort())
    })
  },
)
