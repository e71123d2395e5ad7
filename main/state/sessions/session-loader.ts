import { once } from '../../../app/document/once.ts'
import { renewalRefusal } from '../../../app/view/renewal.ts'
import { plainVariables } from '../../facts/environment.ts'
import { locatingIn } from '../../facts/locating.ts'
import { systemClock } from '../../files/clock.ts'
import { push } from '../../ipc.ts'
import { errorFields } from '../../log.ts'
import { agreeToTokenCommand } from '../../os/dialogs.ts'
import type { Notifier } from '../../os/notices.ts'
import type { Core } from '../core.ts'
import type { EditLoader } from '../editing/edit-loader.ts'
import type { VaultLoader } from '../switching/vault-loader.ts'
import { makeSessionAnswers, type SessionHandlers } from './session-answers.ts'
import type { HandOutSource, Sessioning, SessioningOptions } from './sessioning.ts'
import type { TokenDeskOptions } from './token-desk.ts'

/** Sessions as the rest of the app holds them: none of it is loaded before the first paint, unless a person asks. */
export type SessionLoader = Pick<TokenDeskOptions, 'prepare' | 'refuse' | 'withoutCode'> & {
  readonly answers: SessionHandlers
  /** A window has been painted, or there is none: there is time to look at everything that lives. */
  readonly begin: () => void
  /** A new snapshot is in force. */
  readonly follow: () => void
  /** The clock may have jumped, the network or the power changed: everything is computed anew. */
  readonly refresh: () => void
  readonly stop: () => void
  /** What handing out credentials goes by; loads all of it. */
  readonly handOut: () => Promise<HandOutSource>
}

/** What sessions are made of. */
export type SessionLoaderOptions = Core & {
  readonly notifier: Notifier
  readonly editing: EditLoader
  readonly vault: VaultLoader
  /** Runs once after that many milliseconds; returns what cancels it. */
  readonly timer: (milliseconds: number, run: () => void) => () => void
}

/** Makes the answers about sessions, and what keeps everything that lives in sight. */
export function makeSessionLoader(options: SessionLoaderOptions): SessionLoader {
  const { log } = options.start
  let loaded: Sessioning | null = null
  const load = once(async (): Promise<Sessioning> => {
    loaded = await open(options)
    return loaded
  })
  const tryBegin = async (): Promise<void> => {
    try {
      await (await load()).begin()
    } catch (error) {
      log.error('sessions-failed', errorFields(error))
    }
  }
  return {
    answers: makeSessionAnswers(async () => (await load()).handlers),
    refuse: async (request) => {
      const { world, vault } = (await options.store()).picture()
      return renewalRefusal(request, world.facts.book, world.facts.external, vault)
    },
    withoutCode: async (request) => (await load()).withoutCode(request),
    prepare: async (request, asked) => (await load()).prepare(request, asked),
    begin: once(() => void tryBegin()),
    follow: () => loaded?.follow(),
    refresh: () => loaded?.refresh(),
    stop: () => loaded?.stop(),
    handOut: async () => (await load()).handOut,
  }
}

async function open(options: SessionLoaderOptions): Promise<Sessioning> {
  const [{ openSessioning }, { makePower }] = await Promise.all([
    import('./sessioning.ts'),
    import('../../os/power.ts'),
  ])
  const power = makePower()
  const sessioning = openSessioning({ ...(await partsOf(options)), power: power.now })
  const unfollow = power.follow((event) => {
    if (event !== 'suspend') sessioning.refresh()
  })
  return {
    ...sessioning,
    stop: () => {
      unfollow()
      sessioning.stop()
    },
  }
}

async function partsOf(options: SessionLoaderOptions): Promise<Omit<SessioningOptions, 'power'>> {
  const { start, store, windows, notifier, editing, vault, timer } = options
  const { gather, log } = start
  const [{ prepareRenewal }, { networkNow }] = await Promise.all([
    import('../../session/renewal/renewal.ts'),
    import('../../os/online.ts'),
  ])
  const locating = locatingIn(gather)
  return {
    store: await store(),
    clock: systemClock,
    locating,
    log,
    prepareRenewal,
    vault: await vault(),
    environment: plainVariables(locating.environment),
    tellRenewal: (view) => push(windows, 'renewal', view),
    notify: notifier.show,
    tell: (message) => push(windows, 'disturbed', { message }),
    previewIntent: editing.previewIntent,
    agreeToTokenCommand: (device, command) => agreeToTokenCommand(device, command, windows.find('main')),
    online: () => networkNow(),
    random: Math.random,
    timer,
  }
}
