import { app } from 'electron'
import { makeSecret, openSecret } from '../../app/text/secret.ts'
import { systemClock } from '../../main/files/clock.ts'
import { placesOf } from '../../main/files/places.ts'
import { electronSafeStorage } from '../../main/os/safe-storage.ts'
import { openVault } from '../../main/vault/vault.ts'

/*
 * The vault in a real Electron without a window, for `vault.test.ts`: says on standard output, as one line of JSON, what the system's
 * encryption is and what became of storing (VAULT_DO=put) or opening (VAULT_DO=take) the keys of `dev`. Whether they came back whole is
 * answered with yes or no.
 */

const secret = process.env['VAULT_SECRET'] ?? ''

async function tell(): Promise<Readonly<Record<string, unknown>>> {
  const places = placesOf(new Map(), process.env['HOME'] ?? '', 'linux', process.env['HOME'] ?? '')
  const vault = openVault({ safeStorage: electronSafeStorage, places, platform: 'linux', clock: systemClock })
  const { state, backend, sentence } = await vault.state()
  const about = { state, backend, sentence, electron: process.versions['electron'] }
  if (process.env['VAULT_DO'] === 'put') {
    const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: makeSecret(secret) }
    const stored = await vault.put('dev', { ...keys, device: null, label: null, places: [] })
    return { ...about, did: stored.ok ? 'stored' : stored.failure }
  }
  const taken = await vault.take('dev')
  if (!taken.ok) return { ...about, did: taken.failure }
  return { ...about, did: openSecret(taken.value.secretAccessKey) === secret ? 'the same' : 'another' }
}

void app
  .whenReady()
  .then(tell)
  .then(
    (told) => process.stdout.write(`vault ${JSON.stringify(told)}\n`, () => app.exit(0)),
    () => app.exit(1),
  )
