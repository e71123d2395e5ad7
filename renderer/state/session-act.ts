import type { ResultPlace } from '../../app/session/routes/model.ts'
import { deviceText, routesText } from '../../app/text/sessions-room-text.ts'
import type { DeviceView, RouteView, SessionBar } from '../../app/view/session-model.ts'
import { markProfile, renew, tellOutcome, tellWrite } from './act.ts'
import { renewalWay } from './timeline.ts'
import type { WindowState } from './window-state.ts'

/*
 * What a person can do in the Sessions room: each act asks main, which answers with a sentence.
 */

const asSaid = (sentence: string): string => sentence

/** Renews a session as it is renewed: with a code in the token window, or now where no code is needed. */
export function renewSession(state: WindowState, bar: SessionBar): void {
  if (bar.profile === null) return
  const way = renewalWay(bar)
  if (way === 'code') renew(state, bar.profile)
  else if (way === 'now') {
    void tellOutcome(state, window.lanyard.ask.renewNow({ profile: bar.profile }), asSaid)
  }
}

/** Takes back what Lanyard wrote for a session; the toast brings it back. */
export function stopSession(state: WindowState, bar: SessionBar): void {
  if (bar.ours) void tellWrite(state, window.lanyard.ask.stopSession({ id: bar.id }))
}

/** Asks AWS whether a session's credentials still work. */
export async function testSession(state: WindowState, bar: SessionBar): Promise<void> {
  if (bar.profile !== null) {
    await tellOutcome(state, window.lanyard.ask.testSession({ profile: bar.profile }), asSaid)
  }
}

/** Notices for a session whatever happens, or as for others again. */
export function togglePin(state: WindowState, bar: SessionBar): void {
  if (bar.profile !== null) void markProfile(state, bar.profile, { mark: 'pinned', value: !bar.pinned })
}

/** Keeps the command that gives a device's code, or (empty) none. Whether it was kept. */
export function setTokenCommand(state: WindowState, device: DeviceView, command: string): Promise<boolean> {
  const { serial, name } = device
  const said = command === '' ? deviceText.removedCommand(name) : deviceText.savedCommand(name)
  return tellOutcome(state, window.lanyard.ask.setTokenCommand({ serial, command }), () => said)
}

/** Remembers how a profile comes to life. Whether it was kept. */
export function chooseRoute(
  state: WindowState,
  profile: string,
  choice: {
    readonly route: RouteView['kind']
    readonly place: ResultPlace | null
    readonly durationSeconds: number | null
  },
): Promise<boolean> {
  const asked = window.lanyard.ask.chooseRoute({ profile, ...choice })
  return tellOutcome(state, asked, () => routesText.saved(profile))
}
