import { newHeader } from '../../app/command/target-sections.ts'
import { buildProfileBook, type SharedFiles } from '../../app/profile/book.ts'
import type { ProfileBook } from '../../app/profile/model.ts'
import { deviceOf } from '../../app/session/keys.ts'
import { PROCESS_VERB } from '../../app/session/own-command.ts'
import { commandLineOf } from '../../app/switch/command-line.ts'
import { holdsKeys, isMovedIn, othersWith, vaultInIntent } from '../../app/switch/vault-intent.ts'
import type { KeptPlace } from '../../app/switch/vault-model.ts'
import { keptPlace } from '../../app/switch/vault-places.ts'
import { vaultMoveText } from '../../app/text/vault-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { CommitResult, PreviewFile } from '../edit/model.ts'
import { planPreview } from '../edit/plan.ts'
import { readFiles, readSettledFiles } from '../edit/read-files.ts'
import { commitPreview } from '../edit/service.ts'
import { digestOf } from '../files/fingerprint.ts'
import type { MoveDeps, MoveFailure, VaultInPlan, VaultMove } from './move-model.ts'
import { findPlainCopies } from './plain-copies.ts'
import { entryPath } from './store.ts'

/** What moving keys in goes by besides the files. */
export type MoveInRequest = {
  readonly profile: string
  /** What starts Lanyard's command line, without the verb: absolute paths. */
  readonly program: readonly string[]
}

export const textDigest = (text: string): string => digestOf(Buffer.from(text))

const refusedBy = (failure: MoveFailure): { readonly ok: false; readonly failure: MoveFailure } => ({
  ok: false,
  failure,
})

/** The dry run: what leaves the files and what stands there instead. The vault is asked whether it would take keys, not opened. */
export async function planVaultIn(
  { profile, program }: MoveInRequest,
  { vault, edit }: MoveDeps,
): Promise<Outcome<VaultInPlan, MoveFailure>> {
  const state = await vault.state()
  if (state.state !== 'ready')
    return refusedBy({ kind: 'vault', failure: { code: state.code, message: state.sentence } })
  const words = [...program, PROCESS_VERB, '--profile', profile]
  const command = commandLineOf(words, edit.platform === 'win32' ? 'windows' : 'unix')
  if (!command.ok)
    return refusedBy({ kind: 'refused', refusal: { code: 'value-not-writable', message: command.message } })
  const files = await readFiles(edit)
  const book = buildProfileBook(files)
  const made = vaultInIntent(book, profile, command.line)
  if (!made.ok) return refusedBy({ kind: 'refused', refusal: made.refusal })
  const planned = await planPreview(made.intent, files, edit)
  if (!planned.ok) return refusedBy({ kind: 'refused', refusal: planned.refusal })
  const { preview } = planned
  if (!isMovedIn(bookAfter(files, preview.files), profile))
    return refusedBy({
      kind: 'refused',
      refusal: { code: 'unsupported', message: vaultMoveText.wouldNotRead(profile) },
    })
  const others = othersWith(book, profile, made.keys.accessKeyId)
  const notes = [
    ...preview.plan.notes,
    { severity: 'info', message: vaultMoveText.needsApp } as const,
    ...(others.length === 0 ? [] : [{ severity: 'warning', message: vaultMoveText.sameKeys(others) } as const]),
  ]
  return {
    ok: true,
    value: { profile, title: preview.plan.title, files: preview.files, notes, keys: made.keys, preview },
  }
}

/** Both files with what a plan makes of them. */
export function bookAfter(files: SharedFiles, changed: readonly Pick<PreviewFile, 'path' | 'after'>[]): ProfileBook {
  const now = (role: 'config' | 'credentials') => {
    const change = changed.find(({ path }) => path === files[role].path)
    return change === undefined ? files[role] : { ...files[role], state: 'present' as const, text: change.after }
  }
  return buildProfileBook({ config: now('config'), credentials: now('credentials') })
}

/**
 * Moves the keys: into the vault first, read back and decrypted, then out of the files. Whatever stops it, they are in one of both places;
 * where nothing was written to the files, the vault gives up what it has just got.
 */
export async function commitVaultIn(plan: VaultInPlan, { vault, edit }: MoveDeps): Promise<VaultMove> {
  const { profile, keys, preview } = plan
  const files = await readFiles(edit)
  const book = buildProfileBook(files)
  if (!holdsKeys(book, profile, keys))
    return { kind: 'refused', refusal: { code: 'text-changed', message: vaultMoveText.changed(profile) } }
  const wasThere = (await vault.list()).entries.some((entry) => entry.profile === profile)
  const found = book.byName.get(profile)
  const stored = await vault.put(profile, {
    ...keys,
    device: found === undefined ? null : deviceOf(found),
    label: null,
    places: placesOf(plan, book),
  })
  if (!stored.ok) return { kind: 'vault', failure: stored.failure }
  const result = await commitPreview(preview, edit, 'as-shown')
  if (result.kind !== 'written' && result.kind !== 'unchanged')
    return takenBack(result, plan, wasThere ? 'was-there' : 'new', { vault, edit })
  const copies = await findPlainCopies(keys, copiesPlaces(edit, profile))
  return { kind: 'moved', result, copies, notes: copies.sentences }
}

/** Where copies may be; the vault's own file holds none, and is no use to be searched. */
export function copiesPlaces(edit: MoveDeps['edit'], profile: string) {
  const { places, fileSystem } = edit
  return {
    places,
    edit,
    except: [entryPath(places, profile)],
    ...(fileSystem === undefined ? {} : { fileSystem }),
  }
}

function placesOf({ preview, profile }: VaultInPlan, book: ProfileBook): readonly KeptPlace[] {
  return preview.files.map(({ role, before, after }) => {
    const header =
      book.byName.get(profile)?.sections[role]?.header ?? newHeader(role, { kind: 'profile', name: profile })
    return keptPlace(role, header, { before, after }, textDigest)
  })
}

type NotWritten = Exclude<CommitResult, { readonly kind: 'written' | 'unchanged' }>

/** The files were not written: the keys are where they were, once that is seen; else they stay in the vault too. */
async function takenBack(
  result: NotWritten,
  { profile, keys }: VaultInPlan,
  was: 'new' | 'was-there',
  { vault, edit }: MoveDeps,
): Promise<VaultMove> {
  const isSafe = holdsKeys(buildProfileBook(await readSettledFiles(edit)), profile, keys)
  const removed = isSafe && was === 'new' && (await vault.remove(profile)).ok
  const tell = removed ? vaultMoveText.takenBack : vaultMoveText.both
  switch (result.kind) {
    case 'conflict':
      return result
    case 'refused':
      return { kind: 'refused', refusal: { ...result.refusal, message: tell(result.refusal.message) } }
    case 'failed':
      return { ...result, message: tell(result.message) }
  }
}
