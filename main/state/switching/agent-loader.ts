import { once } from '../../../app/document/once.ts'
import { type Notice, vaultNotice, waitingNotice } from '../../../app/view/notices.ts'
import type { Broker } from '../../broker/server.ts'
import { systemClock } from '../../files/clock.ts'
import { errorFields } from '../../log.ts'
import type { Notifier } from '../../os/notices.ts'
import type { Start } from '../../start.ts'
import type { SessionLoader } from '../sessions/session-loader.ts'
import type { Store } from '../store.ts'

/** Gives other programs credentials as long as Lanyard runs. */
export type AgentLoader = {
  /** There is time: begins to listen. Where it cannot, `trouble` says why. */
  readonly begin: () => void
  /** Why no program can ask this Lanyard, as a sentence; null: they can, or it has not begun. */
  readonly trouble: () => string | null
  /** Null: nothing listens. */
  readonly stop: () => Promise<void> | null
}

/** What it is made of. */
export type AgentLoaderOptions = {
  readonly start: Start
  readonly store: () => Promise<Store>
  readonly sessions: SessionLoader
  readonly notifier: Notifier
}

/** Makes it; nothing listens yet. */
export function makeAgentLoader(options: AgentLoaderOptions): AgentLoader {
  const { log } = options.start
  let broker: Broker | null = null
  let trouble: string | null = null
  const begin = async (): Promise<void> => {
    const started = await listen(options)
    if (started.ok) {
      broker = started.value
      return
    }
    const { code, message } = started.failure
    log.warn('agent-refused', { code })
    trouble = message
    ;(await options.store()).renew()
  }
  return {
    begin: once(() => void begin().catch((error: unknown) => log.error('agent-failed', errorFields(error)))),
    trouble: () => trouble,
    stop: () => broker?.stop() ?? null,
  }
}

async function listen({ start, store, sessions, notifier }: AgentLoaderOptions) {
  const { gather, places, log } = start
  const [{ startAgent }, { facts, to }, known] = await Promise.all([
    import('../../broker/agent.ts'),
    sessions.handOut(),
    store(),
  ])
  const tell = (notice: Notice): void => {
    if (known.picture().settings.notify) notifier.show(notice)
  }
  return startAgent({
    places,
    platform: gather.platform,
    facts,
    now: to('program').renewal.clock.now,
    handOut: () => to('program'),
    onCodeNeeded: (profile, device) => tell(waitingNotice(profile, device, systemClock.now())),
    onVaultLocked: (profile) => tell(vaultNotice(profile, systemClock.now())),
    onError: (error) => log.error('agent-answer-failed', errorFields(error)),
  })
}
