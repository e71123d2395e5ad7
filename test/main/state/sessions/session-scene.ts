import { readFileSync, writeFileSync } from 'node:fs'
import { vi } from 'vitest'
import type { Notice } from '../../../../app/view/notices.ts'
import type { RenewalView, SessionsView } from '../../../../app/view/session-model.ts'
import { gatherEnvironment } from '../../../../main/facts/environment.ts'
import { locatingOf } from '../../../../main/facts/locating.ts'
import { placesOf } from '../../../../main/files/places.ts'
import { prepareRenewal } from '../../../../main/session/renewal/renewal.ts'
import { loadSettings } from '../../../../main/settings/settings.ts'
import { openSessioning, type SessioningOptions } from '../../../../main/state/sessions/sessioning.ts'
import { makeTokenDesk } from '../../../../main/state/sessions/token-desk.ts'
import { openStore } from '../../../../main/state/store.ts'
import type { SafeStorage } from '../../../../main/vault/model.ts'
import { openVault } from '../../../../main/vault/vault.ts'
import { makeRenewalWorld } from '../../session/renewal/renewal-world.ts'
import { makeFakeSafeStorage } from '../../vault/fake-safe-storage.ts'
import { silent } from '../fixture.ts'

export type SessionScene = Awaited<ReturnType<typeof makeSessionScene>>

type Timer = { readonly at: number; readonly run: () => void; cancelled: boolean }

/** The app's own parts about sessions on files and an STS of their own; only Electron is left out. */
export async function makeSessionScene({
  safeStorage = makeFakeSafeStorage().safeStorage,
  ...more
}: Partial<SessioningOptions> & { readonly safeStorage?: SafeStorage } = {}) {
  const world = await makeRenewalWorld()
  const { clock, home, environment } = world
  const own = world.deps.clock
  const gathered = gatherEnvironment(environment, 'linux')
  const places = placesOf(gathered, home, 'linux', home)
  const store = await openStore({
    gather: { environment, platform: 'linux', folder: home },
    clock: own,
    places,
    loginShell: '/bin/bash',
    firstSettings: await loadSettings({ places, clock: own }),
    about: () => [],
  })
  const vault = openVault({ safeStorage, places, platform: 'linux', clock: own })
  const timers: Timer[] = []
  const told: RenewalView[] = []
  const notices: Notice[] = []
  const said: string[] = []
  const agreeToTokenCommand = vi.fn(async (): Promise<'agreed' | 'declined'> => 'agreed')
  const previewIntent = vi.fn<SessioningOptions['previewIntent']>(async () => ({
    ok: false,
    failure: 'not in this test',
  }))
  const sessioning = openSessioning({
    store,
    clock: own,
    locating: locatingOf({ platform: 'linux', folder: home }, gathered),
    log: silent,
    vault,
    prepareRenewal: (at, plan, deps) => prepareRenewal(at, plan, { ...deps, random: () => 0.5 }),
    environment: { PATH: process.env['PATH'] ?? '' },
    tellRenewal: (view) => told.push(view),
    notify: (notice) => notices.push(notice),
    tell: (message) => said.push(message),
    previewIntent,
    agreeToTokenCommand,
    online: () => 'online',
    power: () => 'mains',
    random: () => 0.5,
    timer: (milliseconds, run) => {
      const timer: Timer = { at: clock.now() + milliseconds, run, cancelled: false }
      timers.push(timer)
      return () => {
        timer.cancelled = true
      }
    },
    ...more,
  })
  store.listen(() => sessioning.follow())
  const closeWindow = vi.fn()
  const showWindow = vi.fn()
  const desk = makeTokenDesk({
    log: silent,
    refuse: async () => null,
    withoutCode: sessioning.withoutCode,
    prepare: sessioning.prepare,
    showWindow,
    closeWindow,
    tellWindow: () => {},
    onStarted: () => {},
    onSnoozed: () => {},
    after: () => {},
  })
  return {
    ...world,
    store,
    vault,
    sessioning,
    desk,
    told,
    notices,
    said,
    agreeToTokenCommand,
    previewIntent,
    showWindow,
    handlers: sessioning.handlers,
    sessions: (): SessionsView => {
      const { sessions } = store.snapshot()
      if (sessions === null) throw new Error('no sessions yet')
      return sessions
    },
    bar: (profile: string) => store.snapshot().sessions?.bars.find((bar) => bar.profile === profile),
    /** Runs what is due when the clock has moved by so much; a timer that another one sets is left for the next time. */
    pass: async (milliseconds: number): Promise<void> => {
      clock.advance(milliseconds)
      const due = timers.filter(({ at, cancelled }) => !cancelled && at <= clock.now())
      for (const timer of due) {
        timer.cancelled = true
        timer.run()
      }
      await vi.waitFor(() => {
        if (store.snapshot().sessions?.keeper.state === 'busy') throw new Error('busy')
      })
    },
    edit: (change: (config: string) => string): void => {
      writeFileSync(world.configFile, change(readFileSync(world.configFile, 'utf8')))
    },
    remove: async () => {
      sessioning.stop()
      store.close()
      await world.remove()
    },
  }
}
