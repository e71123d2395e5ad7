import { vaultStanding } from '../../../app/switch/vault-standing.ts'
import { maskKeyId } from '../../../app/text/redact.ts'
import { plainCopyText, seedDropText, seedQuestionText, vaultRemoveText } from '../../../app/text/switch-room-text.ts'
import { vaultText } from '../../../app/text/vault-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import { seedFromClipboard } from '../../vault/code.ts'
import { deletePlainCopies, plainCopies, plainCopiesView, vaultView } from '../../vault/service.ts'
import type { SwitchHandlers } from './switch-answers.ts'
import type { SwitchParts } from './switch-parts.ts'

/** What is asked about the vault besides moving keys. */
export type VaultHandlers = Pick<
  SwitchHandlers,
  'vault' | 'plainCopies' | 'deletePlainCopies' | 'addSeed' | 'dropSeed' | 'removeVaulted'
>

/** Makes these answers. What is deleted, a seed too, and what is kept of a seed is asked outside the page first. */
export function makeVaultDeeds(parts: SwitchParts): VaultHandlers {
  const { store, vault, context: edit } = parts
  return {
    vault: async () => {
      const [state, list] = await Promise.all([vault.state(), vault.list()])
      return vaultView(state, list, store.picture().world.facts.book)
    },
    plainCopies: async ({ profile }) => {
      const found = await plainCopies(profile, { vault, edit })
      return found.ok
        ? { ok: true, value: plainCopiesView(found.value) }
        : { ok: false, failure: found.failure.message }
    },
    deletePlainCopies: ({ profile }) => deleteCopies(profile, parts),
    addSeed: ({ profile }) => addSeed(profile, parts),
    dropSeed: ({ profile }) => dropSeed(profile, parts),
    removeVaulted: ({ profile }) => removeVaulted(profile, parts),
  }
}

/** Only keys that no file needs: of a profile that is gone, or that has other keys by now. Looked at again once the person has agreed. */
async function removeVaulted(profile: string, parts: SwitchParts): Promise<Outcome<string, string>> {
  const { store, vault, agreeToRemoveVaulted } = parts
  const before = await unneeded(profile, parts)
  if (!before.ok) return before
  if ((await agreeToRemoveVaulted(profile, maskKeyId(before.value))) === 'declined')
    return { ok: false, failure: vaultRemoveText.declined }
  // A file that changed meanwhile counts once it was seen twice.
  await store.look()
  await store.look()
  const after = await unneeded(profile, parts)
  if (!after.ok) return after
  if (after.value !== before.value) return { ok: false, failure: vaultText.notThere(profile) }
  const removed = await vault.remove(profile)
  await store.look()
  if (!removed.ok) return { ok: false, failure: removed.failure.message }
  return { ok: true, value: vaultRemoveText.removed(profile) }
}

/** The key id of such keys, or why they stay. */
async function unneeded(profile: string, { store, vault }: SwitchParts): Promise<Outcome<string, string>> {
  const entry = (await vault.list()).entries.find((each) => each.profile === profile)
  if (entry === undefined) return { ok: false, failure: vaultText.notThere(profile) }
  const standing = vaultStanding(entry, store.picture().world.facts.book)
  return standing === 'no-profile' || standing === 'other-keys'
    ? { ok: true, value: entry.accessKeyId }
    : { ok: false, failure: vaultRemoveText.inUse(profile) }
}

async function dropSeed(profile: string, parts: SwitchParts): Promise<Outcome<string, string>> {
  const { store, vault, agreeToDropSeed } = parts
  const held = (await vault.list()).entries.find((entry) => entry.profile === profile)
  if (held?.seed === 'kept' && (await agreeToDropSeed(profile)) === 'declined')
    return { ok: false, failure: seedDropText.declined }
  const kept = await vault.keepSeed(profile, null)
  await store.look()
  if (!kept.ok) return { ok: false, failure: kept.failure.message }
  return { ok: true, value: seedQuestionText.dropped(profile) }
}

/** Only what the person was shown is deleted: what was written while the question stood is looked at the next time. */
async function deleteCopies(profile: string, parts: SwitchParts): Promise<Outcome<string, string>> {
  const { vault, context: edit, agreeToDeleteCopies } = parts
  const found = await plainCopies(profile, { vault, edit })
  if (!found.ok) return { ok: false, failure: found.failure.message }
  const { backups, historyEntries } = plainCopiesView(found.value)
  if (backups + historyEntries === 0) return { ok: true, value: plainCopyText.none(profile) }
  if ((await agreeToDeleteCopies(backups, historyEntries)) === 'declined')
    return { ok: false, failure: plainCopyText.declined }
  return deletePlainCopies(found.value, edit)
}

async function addSeed(profile: string, parts: SwitchParts): Promise<Outcome<string, string>> {
  const { store, vault, readClipboard, agreeToSeed } = parts
  const read = await seedFromClipboard(readClipboard)
  if (!read.ok) return read
  if ((await agreeToSeed(profile)) === 'declined') return { ok: false, failure: seedQuestionText.declined }
  const kept = await vault.keepSeed(profile, read.value.seed)
  await store.look()
  if (!kept.ok) return { ok: false, failure: kept.failure.message }
  return { ok: true, value: seedQuestionText.kept(profile) }
}
