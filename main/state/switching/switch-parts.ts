import { regionOf } from '../../../app/profile/identity.ts'
import type { EnvironmentDialect, EnvironmentProfile } from '../../../app/switch/environment/model.ts'
import { regionFor } from '../../../app/switch/names.ts'
import { copyText } from '../../../app/text/desktop-text.ts'
import type { Secret } from '../../../app/text/secret.ts'
import type { DryRunView } from '../../../app/view/edit-model.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { EditContext } from '../../edit/model.ts'
import type { Surroundings } from '../../edit/verdict-notes.ts'
import type { Log } from '../../log.ts'
import type { Consent } from '../../os/dialogs.ts'
import type { TerminalMachine } from '../../os/terminals.ts'
import type { Processes } from '../../places/processes.ts'
import { credentialsFor, type ProfileCredentials } from '../../session/hand-out/credentials-for.ts'
import type { ConsoleDeps } from '../../switch/console-keys.ts'
import type { Own } from '../../switch/not-following.ts'
import type { Vault } from '../../vault/model.ts'
import type { Work } from '../editing/edit-desk.ts'
import type { HandOutSource } from '../sessions/sessioning.ts'
import type { Store } from '../store.ts'

/** What answering about switching needs; nothing of it is Electron. */
export type SwitchParts = {
  readonly store: Store
  /** Where edits happen: files, state folder, clock. */
  readonly context: EditContext
  readonly log: Log
  readonly handOut: () => Promise<HandOutSource>
  readonly vault: Vault
  /** Puts an environment on the clipboard; with keys it is taken off again. The text itself goes nowhere else. */
  readonly copyEnvironment: (
    dialect: EnvironmentDialect,
    chosen: EnvironmentProfile,
    keys: ProfileCredentials | null,
  ) => Promise<Outcome<null, string>>
  /** Shows a write that is planned here; `commitEdit` writes it. */
  readonly previewWork: (find: () => Promise<Outcome<Work, string>>) => Promise<Outcome<DryRunView, string>>
  /** This machine as chains are explained on it. */
  readonly surroundings: Omit<Surroundings, 'now'>
  readonly terminal: () => TerminalMachine
  readonly processes: Processes
  readonly ownProcesses: () => Own
  /** What starts the command line from anywhere; a sentence where nothing does. */
  readonly program: () => Outcome<readonly string[], string>
  readonly openLink: (link: Secret) => Promise<Outcome<null, string>>
  readonly copyLink: (link: Secret) => Promise<'copied' | 'failed'>
  readonly siteOf?: NonNullable<ConsoleDeps['siteOf']>
  readonly readClipboard: () => Promise<string | null>
  readonly agreeToVaultOut: (profile: string) => Promise<Consent>
  readonly agreeToDeleteCopies: (backups: number, writes: number) => Promise<Consent>
  readonly agreeToSeed: (profile: string) => Promise<Consent>
  readonly agreeToDropSeed: (profile: string) => Promise<Consent>
  readonly agreeToRemoveVaulted: (profile: string, keyId: string) => Promise<Consent>
}

/** A profile with its region, as shells get it; a sentence where there is none. */
export function chosenIn({ store }: Pick<SwitchParts, 'store'>, name: string): Outcome<EnvironmentProfile, string> {
  const profile = store.picture().world.facts.book.byName.get(name)
  if (profile === undefined) return { ok: false, failure: copyText.noProfile(name) }
  return { ok: true, value: { profile: name, region: regionFor(regionOf(profile)) } }
}

/** A profile's credentials, without a person being asked for anything. The failure is a sentence with the next step. */
export async function credentialsOf(
  { handOut }: Pick<SwitchParts, 'handOut'>,
  profile: string,
): Promise<Outcome<ProfileCredentials, { readonly code: string; readonly message: string }>> {
  const { facts, to } = await handOut()
  const { world, choices } = await facts()
  return credentialsFor(world, profile, { ...choices, ...to('person'), surface: 'app' })
}

/** Notes that a profile was used. A help for notices and recents: what was asked for is done, whatever becomes of it. */
export function noteUsed({ store, context }: Pick<SwitchParts, 'store' | 'context'>, profile: string): void {
  void store.mark([profile], { mark: 'used', value: context.clock.now() })
}
