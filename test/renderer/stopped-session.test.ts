import { afterEach, describe, expect, test, vi } from 'vitest'
import { writtenText } from '../../app/text/edit-room-text.ts'
import type { StoppedView } from '../../app/view/session-model.ts'
import { madeUpSnapshot } from '../../renderer/double/made-up-world.ts'
import { stopSession } from '../../renderer/state/session-act.ts'
import { makeWindowState, type WindowState } from '../../renderer/state/window-state.ts'
import { barOf } from './bars.ts'

const stopped = 'Stopped dev-mfa.'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A window in which a session was stopped, and what main was asked to take back. */
async function afterStop(answer: StoppedView): Promise<{ readonly state: WindowState; readonly undone: unknown[] }> {
  const undone: unknown[] = []
  const ask = {
    stopSession: async () => ({ ok: true, value: answer }),
    undoWrite: async (wish: unknown) => {
      undone.push(wish)
      return { kind: 'written', message: 'Undone.', historyId: 8, notes: [] }
    },
  }
  vi.stubGlobal('window', { lanyard: { ask } })
  vi.stubGlobal('requestAnimationFrame', () => 0)
  const state = makeWindowState(madeUpSnapshot('usual', 1_700_000_000_000), { room: 'profiles', profile: null })
  state.redos.set([3])
  stopSession(state, barOf('dev-mfa'))
  await vi.waitFor(() => expect(state.toasts.get()).toHaveLength(1))
  return { state, undone }
}

describe('a session that was stopped', () => {
  test('is brought back from its toast, by the very write that took it away', async () => {
    const { state, undone } = await afterStop({ message: stopped, historyId: 7 })
    const [toast] = state.toasts.get()
    expect(toast).toMatchObject({ text: stopped, tone: 'plain', actions: [{ label: writtenText.undo }] })
    expect(state.redos.get()).toEqual([])
    toast?.actions[0]?.act()
    await vi.waitFor(() => expect(state.toasts.get().at(-1)?.text).toBe('Undone.'))
    expect(undone).toEqual([{ id: 7 }])
  })

  test('of which no file was changed offers nothing, and leaves what can be redone', async () => {
    const { state } = await afterStop({ message: stopped, historyId: null })
    expect(state.toasts.get()).toMatchObject([{ text: stopped, actions: [] }])
    expect(state.redos.get()).toEqual([3])
  })
})
