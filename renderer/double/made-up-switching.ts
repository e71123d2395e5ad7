import type { EditRequest } from '../../app/contract/contract.ts'
import { NO_ACTIVE } from '../../app/view/active-view.ts'
import type { ProfileRow, Snapshot } from '../../app/view/model.ts'
import type { ActiveView, NotFollowingView } from '../../app/view/switch-model.ts'
import { consoleAnswers } from './made-up-console.ts'
import { vaultAnswers } from './made-up-vault.ts'
import { madeUpDryRun } from './made-up-writes.ts'
import type { Answers } from './make-double.ts'

type SwitchAsk =
  | 'copyEnvironment'
  | 'activate'
  | 'goBack'
  | 'previewDefault'
  | 'previewDefaultBack'
  | 'willNotFollow'
  | 'openTerminal'
  | 'consoleChoices'
  | 'openConsole'
  | 'previewConnect'
  | 'vault'
  | 'previewVaultIn'
  | 'previewVaultOut'
  | 'plainCopies'
  | 'deletePlainCopies'
  | 'addSeed'
  | 'dropSeed'
  | 'removeVaulted'

const MINUTE = 60_000
const nothing = { ok: false, failure: 'This page has made-up data; nothing is switched.' } as const

/** Answers of a double that switches nothing. */
export const noSwitching: Pick<Answers, SwitchAsk> = {
  copyEnvironment: () => nothing,
  activate: () => nothing,
  goBack: () => nothing,
  previewDefault: () => nothing,
  previewDefaultBack: () => nothing,
  willNotFollow: () => nothing,
  openTerminal: () => nothing,
  consoleChoices: () => nothing,
  openConsole: () => nothing,
  previewConnect: () => nothing,
  vault: () => ({ state: 'refused', sentence: nothing.failure, problems: [], entries: [] }),
  previewVaultIn: () => nothing,
  previewVaultOut: () => nothing,
  plainCopies: () => nothing,
  deletePlainCopies: () => nothing,
  addSeed: () => nothing,
  dropSeed: () => nothing,
  removeVaulted: () => nothing,
}

const notFollowing: readonly NotFollowingView[] = [
  {
    pid: 4711,
    name: 'zsh',
    folder: '/home/alice/work/infrastructure',
    reason: 'AWS_PROFILE=acme-prod-admin is set in its environment',
    line: 'unset AWS_PROFILE',
  },
  {
    pid: 9012,
    name: 'fish',
    folder: '/home/alice/work/a-project-with-a-very-long-folder-name/services/billing-and-invoicing/deploy',
    reason: 'it has keys of its own (AWS_ACCESS_KEY_ID), which most tools take before any profile',
    line: 'set -e AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
  },
  {
    pid: 23_456,
    name: 'node',
    folder: '/home/alice/work/web',
    reason: 'AWS_PROFILE=dev-sandbox is set in its environment',
    line: null,
  },
]

type Page = { readonly snapshot: () => Snapshot; readonly change: (more: Partial<Snapshot>) => void }
type PageWith = Page & { readonly scene: 'usual' | 'empty' | 'refused' }

const dryRun = (title: string) => ({ ok: true, value: { ...madeUpDryRun(anEdit), title } }) as const

/** Switching on a page with made-up data: the card follows, and no file changes. */
export function madeUpSwitching(page: PageWith): Pick<Answers, SwitchAsk> {
  const { snapshot, change, scene } = page
  const activate = (profile: string | null, leaseSeconds: number | null): void => {
    const before = snapshot().active
    const row = snapshot().rows.find((row) => row.name === profile)
    const active = row === undefined ? NO_ACTIVE : activeOf(row)
    const lease = leaseSeconds === null ? null : { endsAt: Date.now() + leaseSeconds * 1000, returnsTo: before.profile }
    const { defaultFor } = before
    change({ active: { ...active, lease, previous: { profile: before.profile }, defaultFor } })
  }
  return {
    ...noSwitching,
    ...consoleAnswers,
    ...vaultAnswers(scene),
    copyEnvironment: ({ profile, secrets }) => ({
      ok: true,
      value: secrets
        ? `The keys of ${profile} are on the clipboard. It is cleared after 60 seconds if it still holds them.`
        : `Copied: export AWS_PROFILE='${profile}'`,
    }),
    activate: ({ profile, leaseSeconds }) => {
      activate(profile, leaseSeconds)
      return { ok: true, value: `Shells that follow use ${profile ?? 'no profile'} at their next prompt.` }
    },
    goBack: () => {
      const { previous } = snapshot().active
      if (previous === null) return { ok: false, failure: 'There is nothing to go back to.' }
      activate(previous.profile, null)
      return { ok: true, value: `Back: shells that follow use ${previous.profile ?? 'no profile'}.` }
    },
    previewDefault: ({ profile }) => dryRun(`Let [default] stand in for ${profile}`),
    previewDefaultBack: () => dryRun('Put [default] back as it was before acme-prod-admin'),
    previewConnect: ({ profile }) => dryRun(`Have AWS tools ask Lanyard for ${profile}`),
    previewVaultIn: ({ profile }) => dryRun(`Move the keys of ${profile} to the vault`),
    previewVaultOut: ({ profile }) => dryRun(`Move the keys of ${profile} back to the file`),
    openTerminal: () => ({ ok: false, failure: 'No terminal was found. Install one (such as xterm), then try again.' }),
    willNotFollow: () => ({ ok: true, value: scene === 'empty' ? [] : notFollowing }),
  }
}

const anEdit: EditRequest = { kind: 'edit', target: { kind: 'profile', name: 'acme-base' }, edits: [] }

function activeOf({ name, accountId, label, colour, badge, expiresAt }: ProfileRow): ActiveView {
  const lifetime = badge.kind === 'expires' ? badge.lifetime : null
  return { ...NO_ACTIVE, profile: name, accountId, label, colour, expiresAt, lifetime }
}

/** A production role with a lease, standing in `[default]` too; nothing where there is no profile. */
export function madeUpActive(rows: readonly ProfileRow[], now: number, how: 'usual' | 'trouble' | 'none'): ActiveView {
  const row = rows.find(({ name }) => name === 'acme-prod-admin')
  if (row === undefined || how === 'none') return NO_ACTIVE
  const lease = { endsAt: now + 24 * MINUTE, returnsTo: 'dev-sandbox' }
  return {
    ...activeOf(row),
    previous: { profile: 'dev-sandbox' },
    lease,
    defaultFor: { profile: row.name, lease: { endsAt: lease.endsAt }, trouble: null },
    problem:
      how === 'trouble'
        ? 'There is no profile “acme-prod-admin” in the AWS files any more, and most tools stop at that.'
        : null,
  }
}
