import { plainCopiesText, vaultText } from '../../app/text/vault-text.ts'
import type { PlainCopiesView, VaultView } from '../../app/view/switch-model.ts'
import type { Answers } from './make-double.ts'

const DAY = 86_400_000

const ready = (now: number): VaultView => ({
  state: 'ready',
  sentence: vaultText.ready('gnome_libsecret'),
  problems: [
    '/home/alice/.local/state/lanyard/vault/old.key in the vault is damaged or of a newer Lanyard and is left as it is.',
  ],
  entries: [
    {
      profile: 'vault-audit',
      keyId: 'AKIA…7F3Q',
      storedAt: now - 12 * DAY,
      seed: 'kept',
      standing: 'in-use',
      trouble: null,
    },
    {
      profile: 'a-very-long-profile-name-that-some-generator-made/eu-central-1/123456789012/AdministratorAccess',
      keyId: 'AKIA…9XQ2',
      storedAt: now - DAY,
      seed: 'not-kept',
      standing: 'plain-too',
      trouble: vaultText.standing['plain-too']('a-very-long-profile-name'),
    },
    {
      profile: 'old-contractor',
      keyId: 'AKIA…2HD5',
      storedAt: now - 90 * DAY,
      seed: 'not-kept',
      standing: 'no-profile',
      trouble: vaultText.standing['no-profile']('old-contractor'),
    },
  ],
})

const copies: PlainCopiesView = {
  backups: 3,
  historyEntries: 2,
  files: [
    '/home/alice/.local/state/lanyard/backups/credentials.2026-11-20T09-14-03',
    '/home/alice/.local/state/lanyard/backups/credentials.2026-11-22T17-40-51',
    '/home/alice/.local/state/lanyard/backups/credentials.2026-11-25T08-02-19',
  ],
  sentences: [plainCopiesText.found(3, 2), plainCopiesText.lost],
}

/** A vault with two entries; an empty one, or none at all. */
export function vaultAnswers(scene: 'usual' | 'empty' | 'refused') {
  let left = copies
  return {
    vault: () => {
      if (scene === 'refused') return { state: 'refused', sentence: vaultText.basicText, problems: [], entries: [] }
      const view = ready(Date.now())
      return scene === 'empty' ? { ...view, entries: [], problems: [] } : view
    },
    plainCopies: () => ({ ok: true, value: left }),
    deletePlainCopies: () => {
      left = { backups: 0, historyEntries: 0, files: [], sentences: [] }
      return { ok: true, value: plainCopiesText.deleted(3, 2) }
    },
  } satisfies Partial<Answers>
}
