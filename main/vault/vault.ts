import type { VaultContents, VaultEntry, VaultFailure } from '../../app/switch/vault-model.ts'
import { maskKeyId } from '../../app/text/redact.ts'
import { isSameSecret, type Secret } from '../../app/text/secret.ts'
import { seedText, vaultText } from '../../app/text/vault-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { StoredEntry } from './entry-text.ts'
import type { NewVaultKeys, Vault, VaultOpening, VaultOptions } from './model.ts'
import { openQuietly, watchKey } from './quiet.ts'
import { seal, unseal } from './seal.ts'
import { entryPath, listVault, readStored, removeStored, writeStored } from './store.ts'
import { PATIENCE, trustOf } from './trust.ts'

/** Opens nothing yet: files and keyring are asked when something is wanted of them. */
export function openVault(given: VaultOptions): Vault {
  const watched = watchKey(given)
  const { options } = watched
  return {
    state: () => trustOf(options, PATIENCE.look),
    list: () => listVault(options),
    put: (profile, keys) => put(options, profile, keys),
    take: (profile) => take(options, profile),
    opening: () => openOnce(options),
    quietly: () => openQuietly(watched, openOnce),
    keysOf: (profile) => openOnce(options).keysOf(profile),
    keepSeed: (profile, seed) => keepSeed(options, profile, seed),
    remove: (profile) => removeStored(options, profile),
  }
}

type Failed = { readonly ok: false; readonly failure: VaultFailure }

const failed = (code: VaultFailure['code'], message: string): Failed => ({ ok: false, failure: { code, message } })

async function put(
  options: VaultOptions,
  profile: string,
  keys: NewVaultKeys,
): Promise<Outcome<VaultEntry, VaultFailure>> {
  const before = await readStored(options, profile)
  if (!before.ok) return before
  const there = before.value
  if (there !== null && there.entry.accessKeyId !== keys.accessKeyId)
    return failed('other-keys', vaultText.otherKeys(profile, maskKeyId(there.entry.accessKeyId)))
  const seed = there === null ? { ok: true as const, value: null } : await seedIn(options, there)
  if (!seed.ok) return seed
  const { accessKeyId, secretAccessKey, device, label, places } = keys
  const contents: VaultContents = { accessKeyId, secretAccessKey, seed: seed.value, places }
  return store(options, { profile, device, label, storedAt: options.clock.now() }, contents, there)
}

/** A seed that is kept stays with keys that are stored again. */
async function seedIn(
  options: VaultOptions,
  { entry, blob }: StoredEntry,
): Promise<Outcome<Secret | null, VaultFailure>> {
  if (entry.seed === 'not-kept') return { ok: true, value: null }
  const opened = await unseal(entry, blob, entryPath(options.places, entry.profile), options)
  return opened.ok ? { ok: true, value: opened.value.contents.seed } : opened
}

type About = Pick<VaultEntry, 'profile' | 'device' | 'label' | 'storedAt'>

/** Encrypts, writes, reads back from the disk and decrypts: only then may the keys be taken out of another place. */
async function store(
  options: VaultOptions,
  about: About,
  contents: VaultContents,
  there: StoredEntry | null,
): Promise<Outcome<VaultEntry, VaultFailure>> {
  const { profile } = about
  const sealed = await seal(contents, options)
  if (!sealed.ok) return sealed
  const { blob, backend } = sealed.value
  const entry: VaultEntry = {
    ...about,
    accessKeyId: contents.accessKeyId,
    seed: contents.seed === null ? 'not-kept' : 'kept',
    backend,
  }
  const written = await writeStored(options, { entry, blob }, there?.blob ?? null)
  if (!written.ok) return written
  if (await comesBack(options, profile, contents)) return { ok: true, value: entry }
  if (there === null) await removeStored(options, profile)
  else await writeStored(options, there, blob)
  return failed('not-stored', vaultText.notVerified(profile))
}

async function comesBack(options: VaultOptions, profile: string, wanted: VaultContents): Promise<boolean> {
  const stored = await readStored(options, profile)
  if (!stored.ok || stored.value === null) return false
  const { entry, blob } = stored.value
  const opened = await unseal(entry, blob, entryPath(options.places, profile), options)
  return opened.ok && isSameAs(opened.value.contents, wanted)
}

function isSameAs(one: VaultContents, other: VaultContents): boolean {
  const isSeed = one.seed === null || other.seed === null ? one.seed === other.seed : isSameSecret(one.seed, other.seed)
  return isSeed && one.accessKeyId === other.accessKeyId && isSameSecret(one.secretAccessKey, other.secretAccessKey)
}

async function take(options: VaultOptions, profile: string): Promise<Outcome<VaultContents, VaultFailure>> {
  const opened = await open(options, profile)
  return opened ?? failed('not-there', vaultText.notThere(profile))
}

/** Decrypts one entry, once; null: there is none. */
async function open(options: VaultOptions, profile: string): Promise<Outcome<VaultContents, VaultFailure> | null> {
  const stored = await readStored(options, profile)
  if (!stored.ok) return stored
  if (stored.value === null) return null
  const { entry, blob } = stored.value
  const opened = await unseal(entry, blob, entryPath(options.places, profile), options)
  if (!opened.ok) return opened
  const { contents, advice } = opened.value
  if (advice === 're-encrypt') await encryptAgain(options, stored.value, contents)
  return { ok: true, value: contents }
}

/** The system has a better key than when this was stored. What cannot be stored with it stays as it was: it still opens. */
async function encryptAgain(options: VaultOptions, stored: StoredEntry, contents: VaultContents): Promise<void> {
  const { profile, device, label, storedAt } = stored.entry
  await store(options, { profile, device, label, storedAt }, contents, stored)
}

function openOnce(options: VaultOptions): VaultOpening {
  const opened = new Map<string, ReturnType<typeof open>>()
  const contentsOf = (profile: string): ReturnType<typeof open> => {
    const known = opened.get(profile) ?? open(options, profile)
    opened.set(profile, known)
    return known
  }
  return {
    keysOf: async (profile) => {
      const contents = await contentsOf(profile)
      if (contents === null || !contents.ok) return contents
      const { accessKeyId, secretAccessKey } = contents.value
      return { ok: true, value: { accessKeyId, secretAccessKey } }
    },
    seedOf: async (profile) => {
      const contents = await contentsOf(profile)
      if (contents === null || !contents.ok) return contents
      const { seed } = contents.value
      return seed === null ? null : { ok: true, value: seed }
    },
  }
}

async function keepSeed(
  options: VaultOptions,
  profile: string,
  seed: Secret | null,
): Promise<Outcome<VaultEntry, VaultFailure>> {
  const stored = await readStored(options, profile)
  if (!stored.ok) return stored
  if (stored.value === null) return failed('not-there', seedText.needsKeys(profile))
  const { entry, blob } = stored.value
  const opened = await unseal(entry, blob, entryPath(options.places, profile), options)
  if (!opened.ok) return opened
  const { device, label, storedAt } = entry
  return store(options, { profile, device, label, storedAt }, { ...opened.value.contents, seed }, stored.value)
}
