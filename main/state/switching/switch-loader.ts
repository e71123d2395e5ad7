import { once } from '../../../app/document/once.ts'
import type { Lease } from '../../../app/view/lease-alarm.ts'
import { plainVariables } from '../../facts/environment.ts'
import { locatingIn } from '../../facts/locating.ts'
import { systemClock } from '../../files/clock.ts'
import { homeFolder } from '../../files/locate.ts'
import { errorFields } from '../../log.ts'
import { copyEnvironmentText, copyLink, readText } from '../../os/clipboard.ts'
import {
  agreeToDeleteCopies,
  agreeToDropSeed,
  agreeToRemoveVaulted,
  agreeToSeed,
  agreeToVaultOut,
} from '../../os/dialogs.ts'
import type { Notifier } from '../../os/notices.ts'
import type { SecretClipboard } from '../../os/secret-clipboard.ts'
import type { Start } from '../../start.ts'
import type { Core } from '../core.ts'
import type { EditLoader } from '../editing/edit-loader.ts'
import type { SessionLoader } from '../sessions/session-loader.ts'
import { makeSwitchAnswers, type SwitchHandlers } from './switch-answers.ts'
import type { SwitchFollow } from './switch-follow.ts'
import type { SwitchParts } from './switch-parts.ts'
import type { VaultLoader } from './vault-loader.ts'

/** Switching as the rest of the app holds it: none of it is loaded before the first paint, unless a person asks. */
export type SwitchLoader = {
  readonly answers: SwitchHandlers
  /** A window has been painted, or there is none: there is time to keep up with leases and other Lanyards. */
  readonly begin: () => void
  /** A new snapshot is in force. */
  readonly follow: () => void
  readonly leaseOver: (lease: Lease) => void
  readonly stop: () => void
}

/** What switching is made of. */
export type SwitchLoaderOptions = Core & {
  readonly notifier: Notifier
  readonly editing: EditLoader
  readonly sessions: SessionLoader
  readonly vault: VaultLoader
  readonly clipboard: SecretClipboard
}

type Switching = { readonly handlers: SwitchHandlers; readonly follow: SwitchFollow }

/** Makes the answers about switching, and what keeps the active profile in sight. */
export function makeSwitchLoader(options: SwitchLoaderOptions): SwitchLoader {
  const { log } = options.start
  let loaded: Switching | null = null
  const load = once(async (): Promise<Switching> => {
    loaded = await open(options)
    return loaded
  })
  const attempt = (work: (switching: Switching) => Promise<void>): void => {
    load()
      .then(work)
      .catch((error: unknown) => log.error('switching-failed', errorFields(error)))
  }
  return {
    answers: makeSwitchAnswers(async () => (await load()).handlers),
    begin: once(() => attempt(({ follow }) => follow.begin())),
    follow: () => loaded?.follow.follow(),
    leaseOver: (lease) => attempt(({ follow }) => follow.leaseOver(lease)),
    stop: () => loaded?.follow.stop(),
  }
}

async function open(options: SwitchLoaderOptions): Promise<Switching> {
  const { start, notifier } = options
  const [{ makeSwitchDeeds }, { makeSwitchFollow }, { watchActive }] = await Promise.all([
    import('./switch-deeds.ts'),
    import('./switch-follow.ts'),
    import('../../switch/watch-active.ts'),
  ])
  const parts = await partsOf(options)
  const { store, context, log } = parts
  const follow = makeSwitchFollow({
    store,
    context: { ...context, who: 'itself' },
    log,
    notify: (notice) => {
      if (store.picture().settings.notify) notifier.show(notice)
    },
    watch: (hear) => watchActive(start.places, hear),
  })
  return { handlers: makeSwitchDeeds(parts, follow.checkStandIn), follow }
}

async function partsOf(options: SwitchLoaderOptions): Promise<SwitchParts> {
  const { start, store, windows, editing, sessions, vault, clipboard } = options
  const { gather, places, log } = start
  const { platform } = gather
  const [{ makeTerminalMachine }, { processesOfSystem }, { ownPids }, { openConsoleLink }, program] = await Promise.all(
    [
      import('../../os/terminal-machine.ts'),
      import('../../places/system.ts'),
      import('../../os/own-script.ts'),
      import('../../os/external.ts'),
      programOf(start),
    ],
  )
  const locating = locatingIn(gather)
  const parent = () => windows.find('main')
  return {
    store: await store(),
    context: { locating, places, platform, clock: systemClock, who: 'window' },
    log,
    handOut: sessions.handOut,
    vault: await vault(),
    copyEnvironment: (dialect, chosen, keys) => copyEnvironmentText(dialect, chosen, keys, { clipboard, log }),
    previewWork: editing.previewWork,
    surroundings: gather,
    terminal: () => makeTerminalMachine(platform, plainVariables(locating.environment), homeFolder(locating)),
    processes: processesOfSystem(platform),
    ownProcesses: () => ({ pids: ownPids(), names: new Set(['lanyard']) }),
    program,
    openLink: (link) => openConsoleLink(link, platform),
    copyLink: (link) => copyLink(link, clipboard),
    readClipboard: () => readText(log),
    agreeToVaultOut: (profile) => agreeToVaultOut(profile, parent()),
    agreeToDeleteCopies: (backups, writes) => agreeToDeleteCopies(backups, writes, parent()),
    agreeToSeed: (profile) => agreeToSeed(profile, parent()),
    agreeToDropSeed: (profile) => agreeToDropSeed(profile, parent()),
    agreeToRemoveVaulted: (profile, keyId) => agreeToRemoveVaulted(profile, keyId, parent()),
  }
}

/** What starts the command line, from a process that is not Node itself. */
async function programOf({ gather }: Start): Promise<SwitchParts['program']> {
  const [{ ownProgram }, { ownScript }] = await Promise.all([
    import('../../os/own-program.ts'),
    import('../../os/own-script.ts'),
  ])
  const { platform, environment } = gather
  const path = environment['PATH'] ?? ''
  return () => ownProgram({ runtime: 'electron', execPath: process.execPath, script: ownScript(), path, platform })
}
