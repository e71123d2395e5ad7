import type { RungView } from '../../app/view/model.ts'

/** A rung with nothing to say but what a test gives. */
export const rungOf = (parts: Partial<RungView>): RungView => ({
  id: 'r1',
  number: 1,
  title: '',
  state: 'absent',
  stateWord: '',
  reason: '',
  evidence: [],
  toWin: '',
  hiddenBy: [],
  supposed: null,
  canSuppose: true,
  asked: 'no',
  ...parts,
})
