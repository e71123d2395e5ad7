import { openSwitcher, showToast } from './act.ts'
import { layerOf, placeOf, takeSnapshot, type WindowState } from './window-state.ts'

/** Connects what main sends to the window's state; returns a function that disconnects all of it. */
export function listenToMain(state: WindowState): () => void {
  const { on } = window.lanyard
  const stops = [
    on.snapshot((snapshot) => takeSnapshot(state, snapshot)),
    on.clock(({ now }) => state.now.set(now)),
    on.navigate((destination) => {
      state.overlay.set('none')
      state.place.set(placeOf(destination, state.place.get()))
      // A question that is open stays: what it is about is not thrown away by a menu.
      if (state.layer.get().kind === 'none') state.layer.set(layerOf(destination))
    }),
    on.palette(() => (state.layer.get().kind === 'none' ? state.overlay.set('palette') : undefined)),
    on.switcher(() => (state.layer.get().kind === 'none' ? openSwitcher(state, null) : undefined)),
    on.renewal((renewal) => state.renewal.set(renewal)),
    on.disturbed(({ message }) => showToast(state, message, 'problem')),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
