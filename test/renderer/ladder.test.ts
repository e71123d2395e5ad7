import { describe, expect, it } from 'vitest'
import type { StepState } from '../../app/chain/model.ts'
import type { RungView } from '../../app/view/model.ts'
import { isOpen, ladderLines, tellingParts, toggled } from '../../renderer/state/ladder.ts'
import { rungOf } from './rungs.ts'

const rungs = (...states: readonly StepState[]): readonly RungView[] =>
  states.map((state, index) => rungOf({ id: `r${index + 1}`, number: index + 1, state }))

const said = (lines: ReturnType<typeof ladderLines>): string[] =>
  lines.map((line) =>
    line.kind === 'rung'
      ? `${line.rung.number} ${line.reach}`
      : `${line.rungs.map((rung) => rung.number).join('+')} ${line.reach}`,
  )

describe('the ladder', () => {
  it('is solid down to the winner and dotted below', () => {
    expect(said(ladderLines(rungs('removed', 'wins', 'shadowed', 'not-probed'), 'asked'))).toEqual([
      '1 asked',
      '2 asked',
      '3 after',
      '4 after',
    ])
  })

  it('folds runs of rungs that are not configured, in their place', () => {
    expect(said(ladderLines(rungs('absent', 'absent', 'wins', 'absent', 'shadowed', 'absent'), 'asked'))).toEqual([
      '1+2 asked',
      '3 asked',
      '4 after',
      '5 after',
      '6 after',
    ])
  })

  it('keeps in full what was asked, though it gave nothing', () => {
    const asked = rungOf({ id: 'r3', number: 3, state: 'absent', asked: 'yes' })
    expect(said(ladderLines([...rungs('absent', 'absent'), asked], 'asked'))).toEqual(['1+2 asked', '3 asked'])
  })

  it('ends at a hard failure, and folds what was not reached apart from what is not configured', () => {
    expect(said(ladderLines(rungs('absent', 'fails', 'not-reached', 'not-reached'), 'asked'))).toEqual([
      '1 asked',
      '2 asked',
      '3+4 after',
    ])
  })

  it('is dotted from the start when the tool stops before any provider', () => {
    expect(said(ladderLines(rungs('not-reached', 'not-reached'), 'after'))).toEqual(['1+2 after'])
  })

  it('loses no rung', () => {
    const all = rungs('absent', 'removed', 'incomplete', 'absent', 'wins', 'absent', 'absent', 'shadowed')
    const kept = ladderLines(all, 'asked').flatMap((line) => (line.kind === 'rung' ? [line.rung] : line.rungs))
    expect(kept).toEqual(all)
  })
  it('never folds away what a person supposed, or what parts between tools', () => {
    const [one, two, three] = rungs('absent', 'absent', 'absent')
    if (one === undefined || two === undefined || three === undefined) throw new Error('Three rungs were made.')
    const supposed = [one, { ...two, supposed: 'absent' as const }, three]
    expect(said(ladderLines(supposed, 'asked'))).toEqual(['1 asked', '2 asked', '3 asked'])
    expect(ladderLines([one, two, three], 'asked', new Set(['r2'])).map(({ kind }) => kind)).toEqual([
      'fold',
      'rung',
      'fold',
    ])
  })

  it('keeps what was unfolded open when a rung leaves the fold', () => {
    const all = rungs('absent', 'absent', 'absent')
    const unfolded = toggled(all, new Set())
    expect(isOpen(all, unfolded)).toBe('open')
    expect(isOpen(all.slice(1), unfolded)).toBe('open')
    expect(isOpen(all, toggled(all, unfolded))).toBe('closed')
  })

  it('marks what parts only where one of the tools has something to say of it', () => {
    const [silent, wins] = rungs('absent', 'wins')
    const views = [{ rungs: [silent, wins].flatMap((rung) => rung ?? []) }, { rungs: rungs('absent', 'absent') }]
    expect([...tellingParts(views, ['r1', 'r2'])]).toEqual(['r2'])
  })
})
