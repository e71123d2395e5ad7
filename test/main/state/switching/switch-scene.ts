import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import { environmentText } from '../../../../app/switch/environment/environment-text.ts'
import { openedKeys } from '../../../../app/switch/environment/opened-keys.ts'
import { openSecret } from '../../../../app/text/secret.ts'
import type { Notice } from '../../../../app/view/notices.ts'
import type { EditContext } from '../../../../main/edit/model.ts'
import { gatherEnvironment } from '../../../../main/facts/environment.ts'
import { locatingOf } from '../../../../main/facts/locating.ts'
import type { WriteWatch } from '../../../../main/files/model.ts'
import type { Launch } from '../../../../main/os/terminals.ts'
import type { Processes } from '../../../../main/places/processes.ts'
import { openEditing } from '../../../../main/state/editing/editing.ts'
import { makeSwitchDeeds } from '../../../../main/state/switching/switch-deeds.ts'
import { makeSwitchFollow } from '../../../../main/state/switching/switch-follow.ts'
import type { SwitchParts } from '../../../../main/state/switching/switch-parts.ts'
import { startSignIn } from '../../../support/signin/server.ts'
import { makeFakeSafeStorage } from '../../vault/fake-safe-storage.ts'
import { silent } from '../fixture.ts'
import { makeSessionScene } from '../sessions/session-scene.ts'

export type SwitchScene = Awaited<ReturnType<typeof makeSwitchScene>>
type Consent = 'agreed' | 'declined'

const ARGV = ['/usr/bin/node', '/opt/lanyard/cli/lanyard.js']

/** The app's own parts about switching, beside its sessions and its editing; only Electron is left out. */
export async function makeSwitchScene() {
  const storage = makeFakeSafeStorage()
  const sessions = await makeSessionScene({ safeStorage: storage.safeStorage })
  const { store, environment, home, sts, clock, deps, vault } = sessions
  const signIn = await startSignIn({ registry: sts.registry, clock })
  const watches: WriteWatch[] = []
  const notices: Notice[] = []
  const board = { text: '' }
  const launches: Launch[] = []
  const links: string[] = []
  const processes: Processes = {
    list: async () => ({ ok: true, value: [{ pid: 7, name: 'zsh', folder: '/home/alice' }] }),
    read: async () => ({
      ok: true,
      value: { name: 'zsh', folder: '/home/alice', variables: { AWS_PROFILE: 'bob' }, notes: [] },
    }),
  }
  const { places } = store.picture().world
  const locating = locatingOf({ platform: 'linux', folder: home }, gatherEnvironment(environment, 'linux'))
  const context: EditContext = { locating, places, platform: 'linux', clock: deps.clock, who: 'window' }
  const surroundings = { environment, platform: 'linux', folder: home } as const
  const agreeToPrograms = vi.fn(async (_programs: readonly string[]): Promise<Consent> => 'agreed')
  const editing = openEditing({
    store,
    context,
    log: silent,
    readClipboard: async () => ({ ok: false, failure: 'not in this test' }),
    readChosenFile: async () => ({ ok: false, failure: 'not in this test' }),
    agreeToForget: async () => 'declined',
    agreeToPrograms,
    agreeToAddresses: async () => 'declined',
    lookBack: (watch) => watches.push(watch),
    surroundings,
  })
  const agree = {
    agreeToVaultOut: vi.fn(async (_profile: string): Promise<Consent> => 'agreed'),
    agreeToDeleteCopies: vi.fn(async (_backups: number, _writes: number): Promise<Consent> => 'agreed'),
    agreeToSeed: vi.fn(async (_profile: string): Promise<Consent> => 'agreed'),
    agreeToDropSeed: vi.fn(async (_profile: string): Promise<Consent> => 'agreed'),
    agreeToRemoveVaulted: vi.fn(async (_profile: string, _keyId: string): Promise<Consent> => 'agreed'),
  }
  const parts: SwitchParts = {
    store,
    context,
    log: silent,
    handOut: async () => sessions.sessioning.handOut,
    vault,
    copyEnvironment: async (dialect, chosen, keys) => {
      const text = environmentText(dialect, chosen, keys === null ? null : openedKeys(keys, openSecret))
      if (text.ok) board.text = text.value
      return text.ok ? { ok: true, value: null } : text
    },
    previewWork: editing.previewWork,
    surroundings,
    terminal: () => ({
      platform: 'linux',
      environment: { PATH: '/bin', HOME: home },
      folder: home,
      shell: '/bin/bash',
      isRunnable: async (file) => file === '/bin/xterm',
      start: async (launch) => {
        launches.push(launch)
        return 'started'
      },
      keepScript: async () => null,
    }),
    processes,
    ownProcesses: () => ({ pids: new Set(), names: new Set() }),
    program: () => ({ ok: true, value: ARGV }),
    openLink: async (link) => {
      links.push(openSecret(link))
      return { ok: true, value: null }
    },
    copyLink: async (link) => {
      board.text = openSecret(link)
      return 'copied'
    },
    siteOf: (partition) => (partition === 'aws' ? signIn.site : null),
    readClipboard: async () => board.text,
    ...agree,
  }
  const follow = makeSwitchFollow({
    store,
    context: { ...context, who: 'itself' },
    log: silent,
    notify: (notice) => notices.push(notice),
    watch: async () => ({ renew: async () => {}, isBlind: () => false, close: () => {} }),
  })
  const deeds = makeSwitchDeeds(parts, follow.checkStandIn)
  return {
    ...sessions,
    ...agree,
    storage,
    agreeToPrograms,
    editing,
    deeds,
    follow,
    board,
    launches,
    links,
    notices,
    signIn,
    context,
    config: () => readFileSync(sessions.configFile, 'utf8'),
    active: () => readFileSync(join(places.stateFolder, 'active'), 'utf8'),
    /** Writes what a dry run shows; the answer of the write. */
    write: async (shown: Awaited<ReturnType<typeof deeds.previewVaultIn>>) => {
      if (!shown.ok) throw new Error(shown.failure)
      return editing.handlers.commitEdit({ id: shown.value.id })
    },
    remove: async () => {
      await Promise.all(watches.map((watch) => watch.close()))
      await signIn.close()
      await sessions.remove()
    },
  }
}
