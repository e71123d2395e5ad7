import type { VaultEntry } from '../../app/switch/vault-model.ts'
import { vaultText } from '../../app/text/vault-text.ts'
import type { Places } from '../files/model.ts'
import type { VaultOpening } from './model.ts'
import { listVault, readStored } from './store.ts'

/*
 * The vault where nothing can decrypt it: the command line runs without Electron. It knows what is kept, and says who can open it.
 */

/** What the vault keeps, for planning; nothing is decrypted. */
export async function vaultEntries(places: Places): Promise<readonly VaultEntry[]> {
  return (await listVault({ places })).entries
}

/** Keys of the vault, where it cannot be opened: a sentence for each profile that has some there. */
export function closedVault(places: Places): Pick<VaultOpening, 'keysOf'> {
  return {
    keysOf: async (profile) => {
      const stored = await readStored({ places }, profile)
      if (!stored.ok) return stored
      if (stored.value === null) return null
      return { ok: false, failure: { code: 'needs-app', message: vaultText.needsApp(profile) } }
    },
  }
}
