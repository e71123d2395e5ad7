import type { Snapshot } from '../../app/view/model.ts'
import { madeUpChain, madeUpPlaces } from './made-up-chain.ts'
import { madeUpDetail } from './made-up-detail.ts'
import { madeUpEditing } from './made-up-editing.ts'
import { madeUpSessionAnswers } from './made-up-session-answers.ts'
import { madeUpSwitching } from './made-up-switching.ts'
import { changed, madeUpSnapshot, type Scene } from './made-up-world.ts'
import type { Answers } from './make-double.ts'
import { makeDouble } from './make-double.ts'

const asked = new URLSearchParams(location.search)
const scene = (asked.get('scene') ?? 'usual') as Scene
let snapshot = madeUpSnapshot(scene, Date.now())

const page = {
  snapshot: () => snapshot,
  change: (more: Partial<Snapshot>) => {
    snapshot = { ...snapshot, ...more, revision: snapshot.revision + 1 }
    double.push('snapshot', snapshot)
  },
}

const rooms = ['chain', 'sessions', 'advice', 'history', 'settings'] as const
const room = rooms.find((each) => each === asked.get('room')) ?? 'profiles'

const answers: Answers = {
  ...madeUpSwitching({
    ...page,
    scene: asked.get('vault') === 'refused' ? 'refused' : asked.get('vault') === 'empty' ? 'empty' : 'usual',
  }),
  ...madeUpSessionAnswers(page),
  ...madeUpEditing({
    ...page,
    scene: asked.get('writes') === 'conflict' ? 'conflict' : asked.get('writes') === 'empty' ? 'empty' : 'usual',
  }),
  ready: () => ({ snapshot, destination: { room, profile: asked.get('profile') } }),
  profileDetail: ({ name }) => {
    const row = snapshot.rows.find((row) => row.name === name)
    return row === undefined ? null : madeUpDetail(row)
  },
  ...madeUpPlaces,
  explainChain: madeUpChain,
  copyChain: () => true,
  openAtLine: () => ({ ok: false, failure: 'No editor was found. Name one under Settings, Editor command.' }),
  changeSetting: (change) => {
    page.change({ settings: changed(snapshot.settings, change) })
    return { ok: true, value: null }
  },
  openToken: () => ({ ok: true, value: null }),
  tokenReady: () => ({ ok: false, failure: { code: 'None', message: 'None', next: 'settings', waitUntil: null } }),
  startSession: () => ({ ok: false, failure: { code: 'None', message: 'None', next: 'settings', waitUntil: null } }),
}

const double = makeDouble(answers)
Object.assign(window, { lanyard: double.api, double })
setInterval(() => double.push('clock', { now: Date.now() }), 1000)
await import('../main.tsx')
