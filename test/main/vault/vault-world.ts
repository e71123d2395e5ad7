import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildProfileBook } from '../../../app/profile/book.ts'
import type { ProfileBook } from '../../../app/profile/model.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import { readFiles } from '../../../main/edit/read-files.ts'
import type { FileSystem } from '../../../main/files/file-system.ts'
import type { NewVaultKeys, Vault, VaultOptions } from '../../../main/vault/model.ts'
import type { MoveDeps, VaultInPlan, VaultMove, VaultOutPlan } from '../../../main/vault/move-model.ts'
import {
  commitVaultIn,
  commitVaultOut,
  openVault,
  planVaultIn,
  planVaultOut,
  vaultView,
} from '../../../main/vault/service.ts'
import { makeEditWorld } from '../edit/edit-world.ts'
import { makeFakeSafeStorage, type Temper } from './fake-safe-storage.ts'

export const KEY_ID = 'AKIAIOSFODNN7EXAMPLE'
export const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
export const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE'
export const PROGRAM = ['/opt/lanyard/lanyard']

/** Keys in the credentials file, settings in config, a role behind. */
export const CONFIG = `# of mine
[profile dev]
region = eu-west-1
mfa_serial = arn:aws:iam::123456789012:mfa/dev

[profile prod]
role_arn = arn:aws:iam::123456789012:role/Prod
source_profile = dev
`
export const CREDENTIALS = `[default]
aws_access_key_id = ${OTHER_ID}
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY

[dev]
# the second key, of 2025
aws_access_key_id=${KEY_ID}
aws_secret_access_key=${SECRET_KEY}
output = json
`
export const COMMAND = 'credential_process = /opt/lanyard/lanyard credential-process --profile dev'

export const pair = (more: Partial<NewVaultKeys> = {}): NewVaultKeys => ({
  accessKeyId: KEY_ID,
  secretAccessKey: makeSecret(SECRET_KEY),
  device: null,
  label: null,
  places: [],
  ...more,
})

export type VaultWorld = ReturnType<typeof makeVaultWorld>

/** A home folder with a state folder, a clock that sleeping moves, and a vault on a made-up keyring. */
export function makeVaultWorld(more: Partial<Temper> = {}) {
  const world = makeEditWorld()
  const storage = makeFakeSafeStorage(more)
  const options: VaultOptions = {
    safeStorage: storage.safeStorage,
    places: world.places,
    platform: 'linux',
    clock: world.context.clock,
  }
  const folder = join(world.places.stateFolder, 'vault')
  const depsWith = (fileSystem: FileSystem): MoveDeps => ({
    vault: openVault({ ...options, fileSystem }),
    edit: { ...world.context, fileSystem },
  })
  const deps: MoveDeps = { vault: openVault(options), edit: world.context }
  return {
    ...world,
    ...storage,
    options,
    folder,
    deps,
    depsWith,
    vault: deps.vault,
    files: (): readonly string[] => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []),
    planIn: async (profile: string): Promise<VaultInPlan> => {
      const plan = await planVaultIn({ profile, program: PROGRAM }, deps)
      if (!plan.ok) throw new Error(JSON.stringify(plan.failure))
      return plan.value
    },
    planOut: async (profile: string): Promise<VaultOutPlan> => {
      const plan = await planVaultOut(profile, deps)
      if (!plan.ok) throw new Error(JSON.stringify(plan.failure))
      return plan.value
    },
  }
}

export const bookNow = async (world: VaultWorld) => buildProfileBook(await readFiles(world.context))

/** What an entry needs of a person after whatever was interrupted, by profile, as the window shows it. */
export async function vaultTroubles(vault: Vault, book: ProfileBook): Promise<ReadonlyMap<string, string>> {
  const { entries } = vaultView(await vault.state(), await vault.list(), book)
  return new Map(entries.flatMap(({ profile, trouble }) => (trouble === null ? [] : [[profile, trouble] as const])))
}

/** Where the secret of `dev` is: in the files, in the vault, or both. */
export async function whereabouts(world: VaultWorld): Promise<{ readonly file: boolean; readonly vault: boolean }> {
  const file = [world.config(), world.credentials()].some((text) => text.includes(SECRET_KEY))
  const kept = await world.vault.keysOf('dev')
  return { file, vault: kept?.ok === true }
}

/** Moves in and closes what looks back at the files. */
export async function moveIn(world: VaultWorld, profile: string, deps = world.deps): Promise<VaultMove> {
  return closed(await commitVaultIn(await world.planIn(profile), deps))
}

export async function moveOut(world: VaultWorld, profile: string, deps = world.deps): Promise<VaultMove> {
  return closed(await commitVaultOut(await world.planOut(profile), deps))
}

export async function closed(move: VaultMove): Promise<VaultMove> {
  if (move.kind === 'moved' && move.result.kind === 'written') {
    for (const watch of move.result.committed.watches) await watch.close()
  }
  return move
}

/** The forms in which a secret might slip into a file. */
export function formsOf(secret: string): readonly Buffer[] {
  const plain = Buffer.from(secret)
  return [
    plain,
    Buffer.from(plain.toString('hex')),
    Buffer.from(plain.toString('hex').toUpperCase()),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(secret, 'utf16le').swap16(),
    // In base64 the neighbours of a text move its bits: each of the three places, without the ends that they share.
    ...[0, 1, 2].map((shift) => {
      const whole = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64')
      return Buffer.from(whole.slice(4, -4))
    }),
    Buffer.from([...secret].toReversed().join('')),
  ]
}

/** Every file under a folder. */
export function filesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}

/** The files under a folder that hold a secret, in any of its forms. */
export function holding(folder: string, secret: string): readonly string[] {
  const forms = formsOf(secret)
  return filesUnder(folder).filter((path) => {
    const bytes = readFileSync(path)
    return forms.some((form) => bytes.includes(form))
  })
}
