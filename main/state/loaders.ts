import { systemClock } from '../files/clock.ts'
import { makeClipboard } from '../os/clipboard.ts'
import type { Notifier } from '../os/notices.ts'
import type { SecretClipboard } from '../os/secret-clipboard.ts'
import type { Core } from './core.ts'
import { type EditLoader, makeEditLoader } from './editing/edit-loader.ts'
import { makeSessionLoader, type SessionLoader } from './sessions/session-loader.ts'
import { type AgentLoader, makeAgentLoader } from './switching/agent-loader.ts'
import { makeSwitchLoader, type SwitchLoader } from './switching/switch-loader.ts'
import { makeVaultLoader } from './switching/vault-loader.ts'

/** What is loaded on first use or after the first paint, and what its parts share. */
export type Loaders = {
  readonly editing: EditLoader
  readonly sessions: SessionLoader
  readonly switching: SwitchLoader
  readonly agent: AgentLoader
  readonly clipboard: SecretClipboard
}

/** What the loaders are made of. */
export type LoadersOptions = Core & {
  readonly notifier: Notifier
  /** Runs once after that many milliseconds; returns what cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void
}

/** Makes them; nothing of it is loaded yet. */
export function makeLoaders({ start, store, windows, notifier, after }: LoadersOptions): Loaders {
  const vault = makeVaultLoader(start)
  const clipboard = makeClipboard(start.gather.platform, start.log, { now: systemClock.now, after })
  const editing = makeEditLoader({ start, store, windows })
  const sessions = makeSessionLoader({ start, store, windows, notifier, editing, vault, timer: after })
  const switching = makeSwitchLoader({ start, store, windows, notifier, editing, sessions, vault, clipboard })
  const agent = makeAgentLoader({ start, store, sessions, notifier })
  return { editing, sessions, switching, agent, clipboard }
}

/** What follows the first paint. */
export function beginLater({ sessions, switching, agent }: Loaders): void {
  sessions.begin()
  switching.begin()
  agent.begin()
}

/** Nobody is answered any more, and no key is left on the clipboard. Null: there is nothing to put in order. */
export function leave({ agent, clipboard }: Loaders): Promise<void> | null {
  const stopping = agent.stop()
  if (stopping === null && !clipboard.mayHold()) return null
  return Promise.all([stopping, clipboard.clearNow('quit')]).then(() => undefined)
}
