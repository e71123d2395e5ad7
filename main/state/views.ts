import { profileKinds } from '../../app/chain/kind.ts'
import type { ChainFacts } from '../../app/chain/model.ts'
import type { MarksBook } from '../../app/marks/model.ts'
import type { VaultedKeys } from '../../app/session/keys.ts'
import type { VaultEntry } from '../../app/switch/vault-model.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { ActiveInput } from '../../app/view/active-view.ts'
import { buildDetail } from '../../app/view/detail.ts'
import { type Shell, shellFor } from '../../app/view/environment-line.ts'
import type { ProfileChoice, ProfileDetail, SettingsView, Snapshot } from '../../app/view/model.ts'
import { buildSnapshot } from '../../app/view/snapshot.ts'
import type { Sight } from './machine.ts'

/** What every view is computed from: the world, the settings, and the person's login shell. */
export type Picture = Sight & {
  readonly settings: SettingsView
  readonly loginShell: string | null
  readonly marks: MarksBook
  /** A sentence where the marks could not be read; else null. */
  readonly marksProblem: string | null
  readonly active: ActiveInput
  /** Profiles whose keys are in the vault; left out: nothing is known of a vault. */
  readonly vault?: VaultedKeys
  /** What is told of the vault without opening it. */
  readonly vaultEntries: readonly VaultEntry[]
}

const basis = ({ world, settings, marks, vault }: Picture) => ({
  book: world.facts.book,
  external: world.facts.external,
  kinds: profileKinds(world.facts.book, world.facts.external),
  production: settings.production,
  marks,
  sessionDuration: settings.sessionDuration,
  ...(vault === undefined ? {} : { vault }),
})

/** The shell that *Copy environment* writes for. */
export const shellOf = ({ settings, world, loginShell }: Picture): Shell =>
  shellFor(settings.shell, world.platform, loginShell)

/** What a snapshot has besides the picture: of this build, and what is looked for after the first paint. */
export type Surplus = Pick<Snapshot, 'about' | 'findings' | 'canUndo' | 'sessions'>

/** Everything the main window draws. */
export function snapshotOf(picture: Picture, revision: number, now: Instant, surplus: Surplus): Snapshot {
  const { settings, beingWritten, world } = picture
  return buildSnapshot({
    ...basis(picture),
    ...surplus,
    settings,
    marksProblem: picture.marksProblem,
    active: picture.active,
    beingWritten,
    platform: world.platform,
    now,
    revision,
  })
}

/** One profile's detail, or null. */
export function detailOf(picture: Picture, name: string): ProfileDetail | null {
  return buildDetail(name, { ...basis(picture), shell: shellOf(picture) })
}

/** The facts for a choice of profile: explicit as `aws --profile P`, else what the environment says. */
export function factsFor(picture: Picture, choice: ProfileChoice, now: Instant): ChainFacts {
  return { ...picture.world.facts, explicitProfile: choice.kind === 'explicit' ? choice.name : null, now }
}
