import type { ProfileBook } from '../../app/profile/model.ts'
import type { VaultFailure } from '../../app/switch/vault-model.ts'
import { vaultStanding, vaultTrouble } from '../../app/switch/vault-standing.ts'
import { maskKeyId } from '../../app/text/redact.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { VaultView } from '../../app/view/switch-model.ts'
import type { VaultList, VaultState } from './model.ts'
import { copiesPlaces } from './move-in.ts'
import type { MoveDeps } from './move-model.ts'
import { findPlainCopies, NO_COPIES, type PlainCopies } from './plain-copies.ts'

/*
 * What handlers ask of the vault. Moving in: `planVaultIn`, `commitVaultIn`; back: `planVaultOut`, `commitVaultOut`.
 */

export { deletePlainCopies } from './delete-copies.ts'
export { commitVaultIn, planVaultIn } from './move-in.ts'
export { commitVaultOut, planVaultOut } from './move-out.ts'
export { plainCopiesView } from './plain-copies.ts'
export { openVault } from './vault.ts'

/** The vault as the window shows it. */
export function vaultView(
  { state, sentence }: VaultState,
  { entries, problems }: VaultList,
  book: ProfileBook,
): VaultView {
  return {
    state,
    sentence,
    entries: entries.map((entry) => {
      const { profile, accessKeyId, storedAt, seed } = entry
      const standing = vaultStanding(entry, book)
      return { profile, keyId: maskKeyId(accessKeyId), storedAt, seed, standing, trouble: vaultTrouble(entry, book) }
    }),
    problems,
  }
}

/** Where the keys of an entry still stand in plain text. The vault is opened, once. */
export async function plainCopies(
  profile: string,
  { vault, edit }: MoveDeps,
): Promise<Outcome<PlainCopies, VaultFailure>> {
  const keys = await vault.keysOf(profile)
  if (keys === null) return { ok: true, value: NO_COPIES }
  if (!keys.ok) return keys
  return { ok: true, value: await findPlainCopies(keys.value, copiesPlaces(edit, profile)) }
}
