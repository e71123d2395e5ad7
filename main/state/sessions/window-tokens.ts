import type { TokenRequest } from '../../../app/contract/contract.ts'
import { push } from '../../ipc.ts'
import type { Log } from '../../log.ts'
import type { Windows } from '../../os/windows.ts'
import type { Store } from '../store.ts'
import type { SessionLoader } from './session-loader.ts'
import { makeTokenDesk, type TokenDesk } from './token-desk.ts'

/** No notice about these profiles for a while. */
export type Snooze = (profiles: readonly string[]) => void

/** What the token desk of the app is made of. */
export type WindowTokensOptions = {
  readonly log: Log
  readonly store: () => Promise<Store>
  readonly sessions: SessionLoader
  readonly windows: Windows
  readonly snooze: Snooze
  readonly after: (milliseconds: number, run: () => void) => void
}

/** The token desk, with its window. */
export function makeWindowTokens({ log, store, sessions, windows, snooze, after }: WindowTokensOptions): TokenDesk {
  return makeTokenDesk({
    log,
    refuse: sessions.refuse,
    withoutCode: sessions.withoutCode,
    prepare: sessions.prepare,
    showWindow: windows.showToken,
    closeWindow: windows.closeToken,
    tellWindow: (plan) => push(windows, 'token', plan),
    onStarted: ({ durationSeconds }) => log.info('session-started', { durationSeconds }),
    onSnoozed: (request) => void profilesOf(request, store).then(snooze),
    after,
  })
}

/** What a request for a code is about: one profile, or all that a device opens. */
async function profilesOf(request: TokenRequest, store: () => Promise<Store>): Promise<readonly string[]> {
  if (request.kind === 'profile') return [request.profile]
  const devices = (await store()).snapshot().sessions?.devices ?? []
  return devices.find(({ serial }) => serial === request.serial)?.opens ?? []
}
