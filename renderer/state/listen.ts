import { placeOf, takeSnapshot, type WindowState } from './window-state.ts'

/** Connects what main sends to the window's state; returns a function that disconnects all of it. */
export function listenToMain(state: WindowState): () => void {
  const { on } = window.lanyard
  const stops = [
    on.snapshot((snapshot) => takeSnapshot(state, snapshot)),
    on.clock(({ now }) => state.now.set(now)),
    on.navigate((destination) => {
      state.overlay.set('none')
      state.place.set(placeOf(destination, state.place.get()))
    }),
    on.palette(() => state.overlay.set('palette')),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
