import { toastText } from '../../app/text/window-text.ts'
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
