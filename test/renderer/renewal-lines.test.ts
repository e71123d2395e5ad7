import { describe, expect, it } from 'vitest'
import type { ProgressLine, RenewalView } from '../../app/view/session-model.ts'
import { isOfMany, isWhole, linesAtEnd, toneOf } from '../../renderer/state/renewal-lines.ts'

const line = (profile: string, state: ProgressLine['state']): ProgressLine => ({ profile, state, text: '' })
const view = (lines: readonly ProgressLine[], state: RenewalView['state'] = 'done'): RenewalView => ({
  state,
  done: lines.filter((each) => each.state === 'done').length,
  total: lines.length,
  lines,
  next: null,
})

describe('a renewal that has ended', () => {
  const lines = [line('a', 'done'), line('b', 'failed'), line('c', 'skipped'), line('d', 'done'), line('e', 'failed')]

  it('shows first what needs a hand, else in its own order', () => {
    expect(linesAtEnd(view(lines, 'partly')).map(({ profile }) => profile)).toEqual(['b', 'e', 'c', 'a', 'd'])
  })

  it('is whole only when everything lives', () => {
    expect(isWhole(view([line('a', 'done')]))).toBe(true)
    expect(isWhole(view(lines, 'partly'))).toBe(false)
    expect(isWhole(view([line('a', 'done')], 'cancelled'))).toBe(false)
    expect(isWhole({ ...view([line('a', 'done')]), total: 2 })).toBe(false)
  })

  it('of one profile is told as one', () => {
    expect(isOfMany(view([line('a', 'done')]))).toBe(false)
    expect(isOfMany(view(lines))).toBe(true)
    expect(isOfMany(null)).toBe(false)
  })

  it('says waiting for AWS as work, not as failure', () => {
    expect(toneOf(line('a', 'backing-off'))).toBe('running')
    expect(toneOf(line('a', 'skipped'))).toBe('quiet')
  })
})
