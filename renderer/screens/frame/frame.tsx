import { type ReactElement, Suspense, useEffect } from 'react'
import { frameText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Guard } from '../../parts/guard.tsx'
import { later } from '../../parts/later.tsx'
import { showOverlay } from '../../state/act.ts'
import { type Overlay, type Room, usePlace, useStore, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { loadDetailPane } from '../profiles/detail-pane.tsx'
import { ProfilesScreen } from '../profiles/profiles-screen.tsx'
import { Announcer } from './announcer.tsx'
import sheet from './frame.module.css'
import { Sidebar } from './sidebar.tsx'
import { Toasts } from './toasts.tsx'
import { useShortcuts } from './use-shortcuts.ts'

const css = classesOf(sheet)

const ChainScreen = later(async () => (await import('../chain/chain-screen.tsx')).ChainScreen)
const SessionsScreen = later(async () => (await import('../sessions/sessions-screen.tsx')).SessionsScreen)
const AdviceScreen = later(async () => (await import('../advice/advice-screen.tsx')).AdviceScreen)
const HistoryScreen = later(async () => (await import('../history/history-screen.tsx')).HistoryScreen)
const SettingsScreen = later(async () => (await import('../settings/settings-screen.tsx')).SettingsScreen)
const Palette = later(async () => (await import('../palette/palette.tsx')).Palette)
const EditLayers = later(async () => {
  const { EditLayers: View, loadLayers } = await import('../edit/edit-layers.tsx')
  await loadLayers()
  return View
})
const KeyMap = later(async () => (await import('../palette/key-map.tsx')).KeyMap)

/** The main window: sidebar, the room, and what lies above them. */
export function Frame(): ReactElement {
  const state = useWindowState()
  const { room } = usePlace()
  const overlay = useStore(state.overlay)
  const layer = useStore(state.layer)
  useShortcuts()
  useFirstPaint()
  return (
    <div className={css('frame')}>
      <Sidebar />
      <main className={css('room')} data-room={room}>
        <Guard key={room} renderFailure={(retry) => <RoomFailed onRetry={retry} />}>
          <Suspense fallback={null}>
            <RoomView room={room} />
          </Suspense>
        </Guard>
      </main>
      <Suspense fallback={null}>
        <OverlayView overlay={overlay} onClose={() => showOverlay(state, 'none')} />
        {layer.kind === 'none' ? null : <EditLayers.View />}
      </Suspense>
      <Toasts />
      <Announcer />
    </div>
  )
}

function RoomView({ room }: { readonly room: Room }): ReactElement {
  switch (room) {
    case 'profiles':
      return <ProfilesScreen />
    case 'chain':
      return <ChainScreen.View />
    case 'sessions':
      return <SessionsScreen.View />
    case 'advice':
      return <AdviceScreen.View />
    case 'history':
      return <HistoryScreen.View />
    case 'settings':
      return <SettingsScreen.View />
  }
}

function OverlayView(props: { readonly overlay: Overlay; readonly onClose: () => void }): ReactElement | null {
  switch (props.overlay) {
    case 'palette':
      return <Palette.View onClose={props.onClose} />
    case 'keys':
      return <KeyMap.View onClose={props.onClose} />
    case 'none':
      return null
  }
}

function RoomFailed({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  return (
    <div className={css('failed')} role="alert">
      <h1>{frameText.failedTitle}</h1>
      <p>{frameText.failedHelp}</p>
      <Button onClick={onRetry}>{frameText.tryAgain}</Button>
    </div>
  )
}

/** What a key or a click opens is loaded while nothing else is to be done, what is wanted in the greatest hurry first. */
async function loadTheRest(): Promise<void> {
  await Palette.load()
  await EditLayers.load()
  await loadDetailPane()
  const parts = [SessionsScreen, ChainScreen, AdviceScreen, HistoryScreen, SettingsScreen, KeyMap]
  for (const part of parts) await part.load()
}

/** Tells main when the first list is painted: after the second frame, because the first may still be composed. */
function useFirstPaint(): void {
  useEffect(() => {
    const outer = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        window.lanyard.tell.interactive()
        requestIdleCallback(() => void loadTheRest())
      }),
    )
    return () => cancelAnimationFrame(outer)
  }, [])
}
