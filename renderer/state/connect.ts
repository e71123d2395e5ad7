import type { Snapshot } from '../../app/view/model.ts'
import { listenToMain } from './listen.ts'
import { makeWindowState, takeSnapshot, type WindowState } from './window-state.ts'

/** A window's line to main: its state once main has answered, and the way to hang up. */
export type Connection = { readonly state: Promise<WindowState>; readonly end: () => void }

/** Waits for main's first state and listens from the first moment, so that nothing pushed meanwhile is lost. */
export function connect(answer: ReturnType<typeof window.lanyard.ask.ready>): Connection {
  let early: Snapshot | null = null
  let stop = window.lanyard.on.snapshot((snapshot) => {
    early = snapshot
  })
  let ended = false
  const begin = async (): Promise<WindowState> => {
    const { snapshot, destination } = await answer
    const state = makeWindowState(snapshot, destination)
    if (early !== null) takeSnapshot(state, early)
    stop()
    if (!ended) stop = listenToMain(state)
    return state
  }
  return {
    state: begin(),
    end: () => {
      ended = true
      stop()
    },
  }
}
