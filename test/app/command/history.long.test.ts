import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isChangeThere, planUndo, textAfter, type WrittenText, writtenText } from '../../../app/command/history.ts'
import { changedRuns, linesOf } from '../../../app/command/history-lines.ts'
import type { DocumentCommand } from '../../../app/document/model.ts'
import { parseDocument } from '../../../app/document/parse.ts'
import { planCommands } from '../../../app/document/plan-commands.ts'
import { runs } from '../../support/cases.ts'
import { commandOf, commandWishes, type Wish } from '../document/commands.ts'
import { anyText, awsLikeText } from '../document/file-text.ts'

const text = fc.oneof({ weight: 4, arbitrary: awsLikeText }, { weight: 1, arbitrary: anyText })

/** The writes that wishes come to, one on what the other leaves; those that cannot be planned are left out. */
function writesOf(first: string, wishes: readonly Wish[]): readonly WrittenText[] {
  const writes: WrittenText[] = []
  let before = first
  for (const wish of wishes) {
    const planned = planCommands(before, [commandOf(parseDocument(before), wish)])
    if (!planned.ok || planned.text === before) continue
    writes.push(writtenText(before, planned.text))
    before = planned.text
  }
  return writes
}

function undone(write: WrittenText, now: string): string {
  const plan = planUndo(write, now)
  if (!plan.ok) throw new Error(`conflict in ${JSON.stringify(plan.conflict.section)}`)
  return plan.text
}

describe('what is kept of a write', () => {
  it('gives back the text it left, for any two texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(textAfter(writtenText(before, after))).toBe(after)
      }),
      runs(20_000),
    )
  })

  it('is no more than the lines that differ', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a\n', 'b\n', 'c\n'), { maxLength: 12 }),
        fc.array(fc.constantFrom('a\n', 'b\n', 'c\n'), { maxLength: 12 }),
        (before, after) => {
          const found = changedRuns(before, after)
          const different = found.reduce((sum, { start, end, lines }) => sum + end - start + lines.length, 0)
          expect(different).toBe(before.length + after.length - 2 * longestCommon(before, after))
        },
      ),
      runs(20_000),
    )
  })
})

/** The length of the longest list of lines that is in both, in order: the plain, slow way. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = other.map(() => 0)
  for (const line of one) {
    const next: number[] = []
    for (const [at, candidate] of other.entries()) {
      next.push(line === candidate ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

describe('writes undone in reverse order', () => {
  it('give back the exact first text, and redone the exact last one', () => {
    fc.assert(
      fc.property(text, fc.array(commandWishes, { maxLength: 50 }), (first, wishes) => {
        const writes = writesOf(first, wishes)
        const last = writes.reduce((_, write) => textAfter(write), first)
        const undos: WrittenText[] = []
        let now = last
        for (const write of writes.toReversed()) {
          const next = undone(write, now)
          undos.push(writtenText(now, next))
          now = next
        }
        expect(now).toBe(first)
        for (const undo of undos.toReversed()) now = undone(undo, now)
        expect(now).toBe(last)
      }),
      runs(2000),
    )
  })
})

const NAMES = ['profile a', 'profile b', 'profile c', 'profile d', 'sso-session corp']
const lineEnds = fc.constantFrom('\n', '\r\n')

/** A tidy file with each of the names once: sections of some settings, gaps between them, a last line end or none. */
const tidyFile = (...gaps: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(...gaps)), {
        minLength: NAMES.length,
        maxLength: NAMES.length,
      }),
      fc.constantFrom('', '# head\n', '\ufeff'),
      lineEnds,
      fc.boolean(),
    )
    .map(([shapes, head, lineEnd, isEnded]) => {
      const sections = NAMES.map((name, index) => {
        const [settings = 1, gap = ''] = shapes[index] ?? []
        const lines = ['region', 'output', 'retry_mode'].slice(0, settings).map((setting) => `${setting} = ${name}\n`)
        return `[${name}]\n${lines.join('')}${gap}`
      })
      const whole = (head + sections.join('')).replaceAll('\n', lineEnd)
      return isEnded ? whole : whole.replace(/[\r\n]+$/, '')
    })

/** One thing done to the section of that name, and to nothing else. */
const commandsOn = (section: string): fc.Arbitrary<DocumentCommand> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('set-setting' as const),
      section: fc.constant(section),
      setting: fc.constantFrom('region', 'output', 'retry_mode', 'max_attempts', 'ca_bundle'),
      value: fc.constantFrom('one', 'two', 'three'),
    }),
    fc.record({
      kind: fc.constant('remove-setting' as const),
      section: fc.constant(section),
      setting: fc.constantFrom('region', 'output'),
    }),
    fc.record({
      kind: fc.constant('set-nested' as const),
      section: fc.constant(section),
      setting: fc.constant('s3'),
      name: fc.constantFrom('addressing_style', 'max_queue_size'),
      value: fc.constant('path'),
    }),
    fc.constant({ kind: 'remove-section' as const, section }),
    fc.constant({ kind: 'rename-section' as const, section, to: `${section}-new` }),
    fc.constant({
      kind: 'add-section' as const,
      section: `${section}-added`,
      settings: [['region', 'added'] as const],
    }),
  )

/** Commands about different sections each, in any order. */
const apart = fc
  .shuffledSubarray(NAMES, { minLength: 2 })
  .chain((names) => fc.tuple(...names.map((name) => commandsOn(name))))

const said = (source: string) =>
  parseDocument(source)
    .sections.map(({ name, settings }) => JSON.stringify([name, settings.map((one) => [one.name, one.value])]))
    .toSorted()

/** One of several writes, what all of them leave, and what they would have left without it. */
function writtenAmong(first: string, commands: readonly DocumentCommand[], pick: number) {
  const steps = [first]
  for (const command of commands) {
    const planned = planCommands(steps.at(-1) ?? '', [command])
    if (!planned.ok) throw new Error(`${command.kind}: ${planned.problem.code}`)
    steps.push(planned.text)
  }
  const at = pick % commands.length
  const without = planCommands(first, commands.toSpliced(at, 1))
  if (!without.ok) throw new Error(without.problem.code)
  return {
    write: writtenText(steps[at] ?? '', steps[at + 1] ?? ''),
    now: steps.at(-1) ?? '',
    without: without.text,
  }
}

describe('a write undone while later ones stay', () => {
  it('takes its own change back and keeps each that is about another section', () => {
    fc.assert(
      fc.property(tidyFile('', '\n'), apart, fc.nat(), (first, commands, pick) => {
        const { write, now, without } = writtenAmong(first, commands, pick)
        expect(said(undone(write, now))).toEqual(said(without))
      }),
      runs(20_000),
    )
  })

  it('does so among comments too, unless one that lay between sections went with another one: then it is a conflict', () => {
    fc.assert(
      fc.property(tidyFile('', '# note\n', '\n# note\n'), apart, fc.nat(), (first, commands, pick) => {
        const { write, now, without } = writtenAmong(first, commands, pick)
        const plan = planUndo(write, now)
        if (plan.ok) expect(said(plan.text)).toEqual(said(without))
        else expect(commands.some(({ kind }) => kind === 'remove-section')).toBe(true)
      }),
      runs(20_000),
    )
  })

  it('is planned again to the same text: nothing is undone twice', () => {
    fc.assert(
      fc.property(tidyFile('', '\n'), apart, (first, commands) => {
        const [before, after, now] = commands.slice(0, 2).reduce<readonly string[]>(
          (steps, command) => {
            const planned = planCommands(steps.at(-1) ?? '', [command])
            return [...steps, planned.ok ? planned.text : '']
          },
          [first],
        )
        if (before === undefined || after === undefined || now === undefined) throw new Error('two commands')
        if (before === after) return
        const back = undone(writtenText(before, after), now)
        expect(isChangeThere(before, after, now)).toBe(true)
        expect(isChangeThere(after, before, back)).toBe(true)
        expect(isChangeThere(before, after, back)).toBe(false)
      }),
      runs(10_000),
    )
  })

  it('never guesses: whatever was written since, what it gives says what both sides want, or it is a conflict', () => {
    fc.assert(
      fc.property(text, text, text, (before, after, now) => {
        const plan = planUndo(writtenText(before, after), now)
        if (!plan.ok) return
        const sources = [before, after, now].flatMap((each) => said(each).map((line) => line))
        for (const section of said(plan.text)) {
          // A section that stands in none of the three as a whole was put together from settings that do.
          const [, settings] = JSON.parse(section) as [string, [string, string][]]
          for (const setting of settings) {
            expect(sources.some((source) => source.includes(JSON.stringify(setting)))).toBe(true)
          }
        }
        expect(linesOf(plan.text).join('')).toBe(plan.text)
      }),
      runs(10_000),
    )
  })
})
