import { toastText } from '../../app/text/window-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { VaultView } from '../../app/view/switch-model.ts'
import { showToast, tellOutcome } from './act.ts'
import type { WindowState } from './window-state.ts'

/*
 * The vault: looked at when somebody asks, because on some systems looking makes the keyring ask for its password.
 */

/** Asks whether keys can go to the vault and which are there; remembered for every place that says so. */
export async function lookAtVault(state: WindowState): Promise<void> {
  try {
    state.vault.set(await window.lanyard.ask.vault(undefined))
  } catch {
    showToast(state, toastText.failed, 'problem')
  }
}

/** Deletes backups and entries of History that hold keys of the vault, after main has asked. Whether they are gone. */
export async function deletePlainCopies(state: WindowState, profile: string): Promise<boolean> {
  const asked = window.lanyard.ask.deletePlainCopies({ profile })
  const deleted = await tellOutcome(state, asked, (sentence) => sentence)
  if (deleted) state.historyRevision.set(state.historyRevision.get() + 1)
  return deleted
}

/** Keys that no file needs any more; the sentence in the entry says so, too. */
export const isUnneeded = ({ standing }: VaultView['entries'][number]): boolean =>
  standing === 'no-profile' || standing === 'other-keys'

/** Keeps the seed on the clipboard, which main reads and asks about. Whether it was kept. */
export const addSeed = (state: WindowState, profile: string): Promise<boolean> =>
  thenLook(state, window.lanyard.ask.addSeed({ profile }))

/** Forgets the seed of the profile's device, once main has asked. */
export const dropSeed = (state: WindowState, profile: string): Promise<boolean> =>
  thenLook(state, window.lanyard.ask.dropSeed({ profile }))

/** Deletes keys that no file needs any more, once main has asked. */
export const removeVaulted = (state: WindowState, profile: string): Promise<boolean> =>
  thenLook(state, window.lanyard.ask.removeVaulted({ profile }))

async function thenLook(state: WindowState, asked: Promise<Outcome<string, string>>): Promise<boolean> {
  const done = await tellOutcome(state, asked, (sentence) => sentence)
  if (done) await lookAtVault(state)
  return done
}
