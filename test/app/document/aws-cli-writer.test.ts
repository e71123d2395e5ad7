import { describe, expect, test } from 'vitest'
import type { DocumentCommand } from '../../../app/document/model.ts'
import { parseDocument } from '../../../app/document/parse.ts'
import { planCommands } from '../../../app/document/plan-commands.ts'
import { readSuite } from '../../conformance/sdk-suites.ts'

/*
 * Cases of AWS CLI's own writer, where the folder with them stands beside this repository. An edit of ours must be at least as gentle:
 * no line changes that AWS CLI's writer leaves alone, and the same settings are read afterwards.
 */

type WriterCase = {
  readonly name: string
  readonly before: string | null
  readonly after?: string
  readonly error?: unknown
  readonly update: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

const cases = readSuite<WriterCase>('aws-cli-writer.json')

/** Sections whose names differ in quotes only are one to AWS CLI's writer; ours is told the header as it stands. */
function headerIn(text: string, name: string): string {
  const bare = (header: string) => header.replaceAll('"', '')
  return parseDocument(text).sections.find((section) => bare(section.name) === bare(name))?.name ?? name
}

type Update = readonly [setting: string, value: string | Readonly<Record<string, string>>]

function commandsFor(section: string, [setting, value]: Update): readonly DocumentCommand[] {
  if (typeof value === 'string') return [{ kind: 'set-setting', section, setting, value }]
  return Object.entries(value).map(([name, nested]) => ({ kind: 'set-nested', section, setting, name, value: nested }))
}

function run(before: string, update: WriterCase['update']): string | null {
  const section = headerIn(before, typeof update['__section__'] === 'string' ? update['__section__'] : 'default')
  const settings = Object.entries(update).filter(([name]) => name !== '__section__')
  const exists = parseDocument(before).sections.some((each) => each.name === section)
  const result = planCommands(before, [
    ...(exists ? [] : [{ kind: 'add-section', section, settings: [] } as const]),
    ...settings.flatMap((each) => commandsFor(section, each)),
  ])
  return result.ok ? result.text : null
}

const read = (text: string) =>
  parseDocument(text).sections.map((section) => [section.name, section.settings.map((each) => [each.name, each.value])])

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '')

describe.skipIf(cases.length === 0)(
  'AWS CLI’s own writer, whose cases stand beside this repository [where present]',
  () => {
    // Without cases there is no test to be skipped by name, and the file would count as passed.
    test('there are cases', () => expect(cases.length).toBeGreaterThan(0))

    test.each(cases)('$name', ({ before, after, update }) => {
      const own = run(before ?? '', update)
      if (after === undefined) {
        expect(own).toBeNull()
        return
      }
      expect(read(own ?? '')).toEqual(read(after))
      const lost = (text: string) => linesOf(before ?? '').filter((line) => !linesOf(text).includes(line))
      expect(lost(own ?? '').filter((line) => !lost(after).includes(line))).toEqual([])
    })
  },
)
