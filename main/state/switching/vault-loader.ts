import { once } from '../../../app/document/once.ts'
import { systemClock } from '../../files/clock.ts'
import type { Start } from '../../start.ts'
import type { Vault } from '../../vault/model.ts'

/** The one vault of this Lanyard, as whoever needs it asks for it. */
export type VaultLoader = () => Promise<Vault>

/** Loads it on first use. Neither files nor the keyring are asked for anything before somebody wants keys. */
export function makeVaultLoader({ gather, places }: Pick<Start, 'gather' | 'places'>): VaultLoader {
  return once(async () => {
    const [{ openVault }, { electronSafeStorage }, { keyringState }] = await Promise.all([
      import('../../vault/vault.ts'),
      import('../../os/safe-storage.ts'),
      import('../../os/keyring.ts'),
    ])
    const { platform, environment } = gather
    return openVault({
      safeStorage: electronSafeStorage,
      places,
      platform,
      clock: systemClock,
      keyring: (backend) => keyringState(platform, backend, environment['DBUS_SESSION_BUS_ADDRESS']),
    })
  })
}
