import type { ProfileBook } from '../profile/model.ts'
import { staticKeysOf, type VaultedKeys } from '../session/keys.ts'
import { namesItself } from '../session/own-command.ts'
import { vaultText } from '../text/vault-text.ts'
import type { VaultEntry, VaultStanding } from './vault-model.ts'

/** How the keys of an entry and the files stand to each other: that is all that is needed after a crash, whatever it interrupted. */
export function vaultStanding({ profile: name, accessKeyId }: VaultEntry, book: ProfileBook): VaultStanding {
  const profile = book.byName.get(name)
  if (profile === undefined) return 'no-profile'
  const keys = staticKeysOf(profile)
  if (keys !== null) return keys.accessKeyId === accessKeyId ? 'plain-too' : 'other-keys'
  return namesItself(profile) ? 'in-use' : 'not-connected'
}

/** What needs a person, as a sentence with the next step; null: nothing. */
export function vaultTrouble(entry: VaultEntry, book: ProfileBook): string | null {
  const standing = vaultStanding(entry, book)
  return standing === 'in-use' ? null : vaultText.standing[standing](entry.profile)
}

/** The profiles whose long-term keys are in the vault and nowhere else: for planning they have keys. */
export function vaultedIn(book: ProfileBook, entries: readonly VaultEntry[]): VaultedKeys {
  const used = entries.filter((entry) => vaultStanding(entry, book) === 'in-use')
  return new Map(used.map(({ profile, accessKeyId }) => [profile, { accessKeyId }]))
}
