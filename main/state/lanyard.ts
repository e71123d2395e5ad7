import type { BrowserWindow } from 'electron'
import { once } from '../../app/document/once.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { Destination, SettingsView, Snapshot } from '../../app/view/model.ts'
import { markForBench } from '../bench-marks.ts'
import { systemClock } from '../files/clock.ts'
import { push, serveContract } from '../ipc.ts'
import { isDevelopment, watchPages } from '../os/development.ts'
import { agreeToEditor } from '../os/dialogs.ts'
import { followDesktop, quitApp } from '../os/events.ts'
import { menuFor, setApplicationMenu } from '../os/menu.ts'
import { makeNotifier } from '../os/notices.ts'
import { describeSurroundings } from '../os/surroundings.ts'
import { applyTheme } from '../os/theme.ts'
import { makeTrayPlace, type TrayPlace } from '../os/tray.ts'
import { findTrayHost } from '../os/tray-host.ts'
import { makeTrayIcon } from '../os/tray-icon.ts'
import { loginShell } from '../os/user-shell.ts'
import { makeWindows, type Windows } from '../os/windows.ts'
import { provideSettingsFile } from '../settings/settings.ts'
import type { Start } from '../start.ts'
import { makeAnswers } from './answers.ts'
import { deedsOf, openEditor } from './app-deeds.ts'
import { makeChainLoader } from './chain/chain-loader.ts'
import type { Deeds } from './deeds.ts'
import { type Desktop, makeDesktop } from './desktop.ts'
import { beginLater, type Loaders, leave, makeLoaders } from './loaders.ts'
import { makeReminders, type Reminders } from './reminders.ts'
import type { TokenDesk } from './sessions/token-desk.ts'
import { makeWindowTokens } from './sessions/window-tokens.ts'
import { openStore, type Store } from './store.ts'
import { sweepAtStart } from './sweep-at-start.ts'
import { makeLeaseEnds } from './switching/lease-ends.ts'
import type { SwitchLoader } from './switching/switch-loader.ts'

/** The app: what it knows, its windows, and the desktop around them. */
export type Lanyard = {
  /** Brings the main window up: a second start, a click on the dock. */
  readonly show: () => void
  /** Puts everything in force, once Electron is ready. */
  readonly run: (content: { readonly reread: () => void }) => Promise<void>
}

/** What changes while it runs. */
type Mood = {
  quitting: 'yes' | 'no'
  trayHost: 'present' | 'absent'
  tray: TrayPlace | null
  closeToTray: boolean
  /** When the disk was last looked at as a whole. */
  lookedAt: Instant
}

/** Milliseconds for which a look at the disk is fresh: showing a window also focuses it, and the first one was just read for. */
const FRESH = 2000

type Parts = Loaders & {
  readonly start: Start
  readonly mood: Mood
  readonly settings: SettingsView
  readonly store: () => Promise<Store>
  readonly windows: Windows
  readonly tokens: TokenDesk
  readonly deeds: Deeds
  readonly desktop: Desktop
}

/** Puts the parts together around the settings and, unless it starts hidden, the first window. */
export function makeLanyard(start: Start, settings: SettingsView, first: BrowserWindow | null): Lanyard {
  const parts = assemble(start, settings, first)
  return {
    show: () => parts.windows.showMain(),
    run: (content) => run(parts, content),
  }
}

function after(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

function assemble(start: Start, settings: SettingsView, first: BrowserWindow | null): Parts {
  const mood = moodOf(settings)
  const { log } = start
  const store = once(() => storeOf(start, settings, () => describeSurroundings(mood.trayHost, loaders.agent.trouble())))
  const windows: Windows = makeWindows({
    platform: start.gather.platform,
    log,
    onCloseAsked: () => closingOf(start, mood),
    onSeen: () => {
      desktop.refresh()
      if (systemClock.now() - mood.lookedAt > FRESH) void lookAround(start, mood, store)
    },
    onUnseen: () => desktop.refresh(),
    onMainClosed: () => {
      if (start.gather.platform !== 'darwin' && !staysWithoutWindow(mood)) quitApp()
    },
    onTokenClosed: () => tokens.forget(),
    first,
  })
  const notifier = makeNotifier((notice, choice) => deeds.chooseNotice(notice, choice), log)
  const reminders = makeReminders(systemClock.now(), notifier.show)
  const loaders = makeLoaders({ start, store, windows, notifier, after })
  const { sessions, switching } = loaders
  const snooze = (profiles: readonly string[]): void => {
    reminders.snooze(profiles, systemClock.now())
    desktop.refresh()
  }
  const tokens = makeWindowTokens({ log, store, sessions, windows, snooze, after })
  const deeds = deedsOf(start, { store, tokens, windows, switching, snooze })
  const desktop = desktopOf(start, mood, windows, reminders, switching, deeds)
  return { ...loaders, start, mood, settings, store, windows, tokens, deeds, desktop }
}

const storeOf = ({ gather, places }: Start, settings: SettingsView, about: () => Snapshot['about']): Promise<Store> =>
  openStore({
    gather,
    clock: systemClock,
    places,
    loginShell: loginShell(gather.environment),
    firstSettings: settings,
    about,
  })

const moodOf = ({ closeToTray }: SettingsView): Mood => ({
  quitting: 'no',
  trayHost: 'absent',
  tray: null,
  closeToTray,
  lookedAt: systemClock.now(),
})

const staysWithoutWindow = ({ trayHost, closeToTray }: Mood): boolean => closeToTray && trayHost === 'present'

/** Hidden only where something brings it back: the tray the person saw, or the dock. */
function closingOf({ gather }: Start, mood: Mood): 'hide' | 'close' {
  if (mood.quitting === 'yes') return 'close'
  return gather.platform === 'darwin' || staysWithoutWindow(mood) ? 'hide' : 'close'
}

/** Looks at files, caches and settings again, and whether somebody shows tray icons by now, or no longer. */
async function lookAround({ gather }: Start, mood: Mood, store: () => Promise<Store>): Promise<void> {
  mood.lookedAt = systemClock.now()
  const known = await store()
  const host = await findTrayHost(gather.platform, gather.environment['DBUS_SESSION_BUS_ADDRESS'])
  await known.look()
  if (host === mood.trayHost) return
  if (host === 'absent') mood.tray?.remove()
  mood.trayHost = host
  known.renew()
}

function desktopOf(
  { gather }: Start,
  mood: Mood,
  windows: Windows,
  reminders: Reminders,
  switching: SwitchLoader,
  deeds: Deeds,
): Desktop {
  const icon = makeTrayIcon(gather.platform, () => windows.showMain())
  return makeDesktop({
    now: systemClock.now,
    tray: () => {
      if (mood.trayHost === 'absent') return null
      mood.tray ??= makeTrayPlace(icon, deeds.chooseTray)
      return mood.tray
    },
    reminders,
    leases: makeLeaseEnds(switching.leaseOver),
    isWindowInView: windows.isMainInView,
    tellTime: (now) => push(windows, 'clock', { now }),
    after,
  })
}

async function run(parts: Parts, content: { readonly reread: () => void }): Promise<void> {
  const { start, mood, windows, deeds, desktop } = parts
  const { platform, environment } = start.gather
  const development = isDevelopment(environment)
  serve(parts)
  const reading = parts.store()
  const host = findTrayHost(platform, environment['DBUS_SESSION_BUS_ADDRESS'])
  // Without a tray nothing would bring a hidden window back.
  if (windows.find('main') === null && (await host) === 'absent') windows.showMain()
  setApplicationMenu(menuFor(platform, deeds.chooseMenu, development ? 'developer-tools' : 'no-developer-tools'))
  follow(parts)
  if (development) watchPages(() => (content.reread(), windows.reload()))
  const store = await reading
  store.listen((snapshot) => take(parts, snapshot))
  desktop.take(store.snapshot())
  mood.trayHost = await host
  if (mood.trayHost === 'present') store.renew()
  // Nothing is painted at a hidden start: there is time at once.
  if (windows.find('main') === null) beginLater(parts)
}

function serve(parts: Parts): void {
  const { start, store, tokens, editing, sessions, switching, windows } = parts
  const { log, gather, places } = start
  const takeDestination = (): Destination => windows.takeDestination()
  const answers = makeAnswers({
    store,
    tokens,
    takeDestination,
    agreeToEditor: (command) => agreeToEditor(command, windows.find('main')),
    openEditor: (command, file, line) => openEditor(start, command, file, line),
    provideSettingsFile: () => provideSettingsFile({ places, clock: systemClock }),
    editing: editing.answers,
    chain: makeChainLoader({ start, store, windows }),
    sessions: sessions.answers,
    switching: switching.answers,
  })
  const sweep = once(() => sweepAtStart({ store, places, clock: systemClock, log }))
  const interactive = (): void => {
    markForBench('interactive', gather.environment)
    editing.begin()
    beginLater(parts)
    void sweep()
  }
  serveContract(answers, { interactive, closeToken: windows.closeToken }, { windows, log })
}

function take({ windows, desktop, editing, sessions, switching, mood }: Parts, snapshot: Snapshot): void {
  mood.closeToTray = snapshot.settings.closeToTray
  applyTheme(snapshot.settings.theme)
  push(windows, 'snapshot', snapshot)
  desktop.take(snapshot)
  editing.follow()
  sessions.follow()
  switching.follow()
}

function follow(parts: Parts): void {
  const { start, mood, store, windows, sessions, switching, clipboard, desktop } = parts
  followDesktop({
    onAwake: () => {
      desktop.refresh()
      sessions.refresh()
      void lookAround(start, mood, store)
    },
    onLocked: () => void clipboard.clearNow('lock'),
    onActivate: () => windows.showMain(),
    onAllClosed: () => {
      // A token window that closes after a hidden start ends nothing, as long as the tray is there.
      if (mood.trayHost === 'absent' && start.gather.platform !== 'darwin') quitApp()
    },
    onQuitting: () => {
      mood.quitting = 'yes'
      desktop.stop()
      sessions.stop()
      switching.stop()
      start.log.info('quit')
    },
    onLeaving: () => leave(parts),
  })
}
