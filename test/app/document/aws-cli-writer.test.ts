import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../app/document/edits.ts'
import type { DocumentCommand } from '../../../app/document/model.ts'
import { parseDocument } from '../../../app/document/parse.ts'
import { planCommand } from '../../../app/document/plan.ts'

/*
 * Cases of AWS CLI's own writer, where the folder with them stands beside this repository. An edit of ours must be at least as gentle:
 * no line changes that AWS CLI's writer leaves alone, and the same settings are read afterwards.
 */

const file = join(import.meta.dirname, '../../../../shared/conformance/aws-cli-writer.json')

type WriterCase = {
  readonly name: string
  readonly before: string | null
  readonly after?: string
  readonly error?: unknown
  readonly update: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

const cases: readonly WriterCase[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).cases : []

/** Sections whose names differ in quotes only are one to AWS CLI's writer; ours is told the header as it stands. */
function headerIn(text: string, name: string): string {
  const bare = (header: string) => header.replaceAll('"', '')
  return parseDocument(text).sections.find((section) => bare(section.name) === bare(name))?.name ?? name
}

function run(before: string, update: WriterCase['update']): string | null {
  const section = headerIn(before, typeof update['__section__'] === 'string' ? update['__section__'] : 'default')
  const settings = Object.entries(update).filter((pair): pair is [string, string] => pair[0] !== '__section__')
  const exists = parseDocument(before).sections.some((each) => each.name === section)
  const commands: readonly DocumentCommand[] = exists
    ? settings.map(([setting, value]) => ({ kind: 'set-setting', section, setting, value }))
    : [{ kind: 'add-section', section, settings }]
  let text = before
  for (const command of commands) {
    const plan = planCommand(parseDocument(text), command)
    if (!plan.ok) return null
    text = applyEdits(text, plan.edits)
  }
  return text
}

const read = (text: string) =>
  parseDocument(text).sections.map((section) => [section.name, section.settings.map((each) => [each.name, each.value])])

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '')

describe.skipIf(cases.length === 0)(
  'AWS CLI’s own writer, whose cases stand beside this repository [where present]',
  () => {
    const flat = cases.filter(({ update }) => Object.values(update).every((value) => typeof value === 'string'))

    // Without cases there is no test to be skipped by name, and the file would count as passed.
    test('there are cases', () => expect(flat.length).toBeGreaterThan(0))

    test.each(flat)('$name', ({ before, after, update }) => {
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
