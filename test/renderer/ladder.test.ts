import { describe, expect, it } from 'vitest'
import type { StepState } from '../../app/chain/model.ts'
import type { RungView } from '../../app/view/model.ts'
import { ladderLines } from '../../renderer/state/ladder.ts'

const rungs = (...states: readonly StepState[]): readonly RungView[] =>
  states.map((state, index) => ({
    id: `r${index + 1}`,
    number: index + 1,
    title: '',
    state,
    stateWord: '',
    reason: '',
    evidence: [],
    toWin: '',
    hiddenBy: [],
    supposed: null,
    canSuppose: true,
  }))

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
})
