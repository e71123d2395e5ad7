import { describe, expect, it } from 'vitest'
import type { FindingView, HistoryEntryView } from '../../app/view/edit-model.ts'
import type { OriginView, ProblemView } from '../../app/view/model.ts'
import { conflictLines } from '../../renderer/state/conflict-lines.ts'
import { groupFindings, withFixes } from '../../renderer/state/finding-groups.ts'
import { actOf, historyDays } from '../../renderer/state/history-days.ts'
import { importNameProblem } from '../../renderer/state/import-names.ts'
import { firstSettings, nameForCopy, nameProblem } from '../../renderer/state/new-section.ts'
import { afterStep } from '../../renderer/state/redo-stack.ts'
import { neighbourOf } from '../../renderer/state/rows.ts'
import { suggestionsFor } from '../../renderer/state/suggestions.ts'
import { rowOf } from './rows.ts'

const NOON = new Date(2026, 10, 25, 12).getTime()
const HOUR = 3_600_000

const entry = (id: number, more: Partial<HistoryEntryView> = {}): HistoryEntryView => ({
  id,
  at: NOON,
  who: 'window',
  title: `Write ${id}`,
  files: [],
  state: 'done',
  undoes: null,
  ...more,
})

describe('the history', () => {
  it('is cut into days, newest first', () => {
    const entries = [entry(3), entry(2, { at: NOON - HOUR }), entry(1, { at: NOON - 24 * HOUR })]
    const days = historyDays(entries, NOON)
    expect(days.map((day) => [day.title, day.entries.map(({ id }) => id)])).toEqual([
      ['Today', [3, 2]],
      ['Yesterday', [1]],
    ])
  })

  it('undoes a write that stands', () => {
    expect(actOf(entry(1), [entry(1)])).toEqual({ does: 'undo', id: 1 })
  })

  it('redoes an undone write by undoing its undo, from either line', () => {
    const undone = entry(1, { state: 'undone' })
    const undo = entry(2, { undoes: 1 })
    expect(actOf(undone, [undo, undone])).toEqual({ does: 'redo', id: 2 })
    expect(actOf(undo, [undo, undone])).toEqual({ does: 'redo', id: 2 })
  })

  it('offers nothing where the undo is out of sight', () => {
    const undone = entry(1, { state: 'undone' })
    expect(actOf(undone, [undone])).toBeNull()
  })
})

describe('redoing', () => {
  it('takes back undos in the other order, and ends with the next write', () => {
    const twice = afterStep(afterStep([], { kind: 'undone', historyId: 5 }), { kind: 'undone', historyId: 6 })
    expect(twice.at(-1)).toBe(6)
    expect(afterStep(twice, { kind: 'redone' })).toEqual([5])
    expect(afterStep(twice, { kind: 'written' })).toEqual([])
  })
})

const at = (line: number): OriginView => ({ label: `config:${line}`, file: '/c', line })
const finding = (id: string, more: Partial<FindingView> = {}): FindingView => ({
  id,
  code: 'duplicate-setting',
  severity: 'warning',
  message: '',
  origin: at(4),
  profile: 'acme',
  fix: 'Remove the first',
  ...more,
})

describe('findings', () => {
  it('come worst first, without empty groups', () => {
    const groups = groupFindings([finding('a', { severity: 'info' }), finding('b', { severity: 'error' })])
    expect(groups.map((group) => group.severity)).toEqual(['error', 'info'])
  })

  it('lend their fix to the problem of the same place, and to no other', () => {
    const problem = (line: number): ProblemView => ({
      code: 'duplicate-setting',
      severity: 'error',
      message: '',
      origin: at(line),
    })
    const mends = (findings: readonly FindingView[], profile = 'acme') =>
      withFixes([problem(4), problem(9)], findings, profile).map(({ mend }) => mend?.id ?? null)
    expect(mends([finding('a')])).toEqual(['a', null])
    expect(mends([finding('a', { fix: null })])).toEqual([null, null])
    expect(mends([finding('a')], 'other')).toEqual([null, null])
    expect(mends([finding('a', { profile: null })], 'other')).toEqual(['a', null])
  })
})

describe('a conflict', () => {
  it('marks the lines that do not stand in the base, each as often as it must', () => {
    const marked = conflictLines('[a]\nx = 1\nx = 1\ny = 2\n', '[a]\nx = 1\n').map(({ text, differs }) => [
      text,
      differs,
    ])
    expect(marked).toEqual([
      ['[a]', false],
      ['x = 1', false],
      ['x = 1', true],
      ['y = 2', true],
    ])
  })

  it('marks every line where there was nothing', () => {
    expect(conflictLines('[a]\n', null)).toMatchObject([{ differs: true }])
  })
})

describe('names', () => {
  it('are wanted, and not taken twice', () => {
    expect(nameProblem(' ', [])).toBe('Type a name.')
    expect(nameProblem('acme', ['acme'])).toContain('acme')
    expect(nameProblem('acme-2', ['acme'])).toBeNull()
  })

  it('of a copy are free', () => {
    expect(nameForCopy('acme', ['acme'])).toBe('acme-copy')
    expect(nameForCopy('acme', ['acme-copy', 'acme-copy-2'])).toBe('acme-copy-3')
  })

  it('of an import differ from each other', () => {
    expect(importNameProblem(['a', 'b'], 1)).toBeNull()
    expect(importNameProblem(['a', 'a'], 0)).toBeNull()
    expect(importNameProblem(['a', 'a'], 1)).not.toBeNull()
    expect(importNameProblem([''], 0)).not.toBeNull()
  })
})

describe('a new section', () => {
  it('opens with the settings that its kind cannot do without', () => {
    expect(firstSettings('profile', 'role')).toContain('source_profile')
    expect(firstSettings('sso-session', 'blank')).toContain('sso_start_url')
    expect(firstSettings('services', 'keys')).toEqual([])
  })
})

describe('suggestions', () => {
  const known = { rows: [rowOf('a', { region: 'eu-west-3' }), rowOf('b')], ssoSessions: ['corp'], services: ['local'] }

  it('name what a reference may name', () => {
    expect(suggestionsFor({ kind: 'reference', to: 'profile' }, known)).toEqual(['a', 'b'])
    expect(suggestionsFor({ kind: 'reference', to: 'sso-session' }, known)).toEqual(['corp'])
    expect(suggestionsFor({ kind: 'reference', to: 'services' }, known)).toEqual(['local'])
  })

  it('begin with the regions in use, each once', () => {
    const regions = suggestionsFor({ kind: 'region' }, known) ?? []
    expect(regions[0]).toBe('eu-west-3')
    expect(new Set(regions).size).toBe(regions.length)
  })

  it('are none where anything may be typed', () => {
    expect(suggestionsFor({ kind: 'text' }, known)).toBeNull()
  })
})

describe('a row that goes', () => {
  it('hands the selection to the next, or to the one before', () => {
    const rows = [rowOf('a'), rowOf('b')]
    expect(neighbourOf(rows, 'a')).toBe('b')
    expect(neighbourOf(rows, 'b')).toBe('a')
    expect(neighbourOf([rowOf('a')], 'a')).toBeNull()
  })
})
