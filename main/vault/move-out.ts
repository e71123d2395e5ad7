import { touchedSections } from '../../app/command/history-touched.ts'
import { readingRefusal } from '../../app/command/reading-check.ts'
import { buildProfileBook, type SharedFiles } from '../../app/profile/book.ts'
import type { FileRole } from '../../app/profile/model.ts'
import { staticKeysOf } from '../../app/session/keys.ts'
import { holdsKeys, type MovableKeys, vaultOutIntent } from '../../app/switch/vault-intent.ts'
import type { KeptPlace, VaultContents } from '../../app/switch/vault-model.ts'
import { putBack } from '../../app/switch/vault-places.ts'
import { maskKeyId } from '../../app/text/redact.ts'
import { vaultMoveText, vaultText } from '../../app/text/vault-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { EditContext, PreviewFile } from '../edit/model.ts'
import { planPreview, planTexts } from '../edit/plan.ts'
import { modeOf, readFiles, readSettledFiles } from '../edit/read-files.ts'
import { type FileWrite, type Misfit, writeFiles } from '../edit/write-files.ts'
import type { ChangeResult } from '../files/model.ts'
import { bookAfter, textDigest } from './move-in.ts'
import type { MoveDeps, MoveFailure, VaultMove, VaultOutPlan } from './move-model.ts'
import { NO_COPIES } from './plain-copies.ts'

type Planned = Outcome<VaultOutPlan, MoveFailure>

const refusal = (
  message: string,
  code: 'unsupported' | 'text-changed' = 'unsupported',
): { readonly ok: false; readonly failure: MoveFailure } => ({
  ok: false,
  failure: { kind: 'refused', refusal: { code, message } },
})

/** The dry run of the way back. The vault is opened, once: what stood in the files is kept in its encrypted part. */
export async function planVaultOut(profile: string, { vault, edit }: MoveDeps): Promise<Planned> {
  const taken = await vault.take(profile)
  if (!taken.ok) return { ok: false, failure: { kind: 'vault', failure: taken.failure } }
  const { accessKeyId, secretAccessKey } = taken.value
  const keys = { accessKeyId, secretAccessKey }
  const files = await readFiles(edit)
  const book = buildProfileBook(files)
  const about = { profile, title: vaultMoveText.titleOut(profile), keys }
  if (holdsKeys(book, profile, keys)) return { ok: true, value: { ...about, files: [], notes: [], writes: [] } }
  const found = book.byName.get(profile)
  const other = found === undefined ? null : staticKeysOf(found)
  if (other !== null) return refusal(vaultMoveText.otherKeysInFile(profile, maskKeyId(other.accessKeyId)))
  const restored = await whereTheyStood(profile, taken.value, files, edit)
  if (restored !== null) return { ok: true, value: { ...about, files: restored, notes: [], writes: restored } }
  return asSettings(about, usualPlace(taken.value), files, edit)
}

type About = { readonly profile: string; readonly title: string; readonly keys: MovableKeys }

/** The files with the keys where they stood; null: what was changed since does not allow it, or it would not read as it should. */
async function whereTheyStood(
  profile: string,
  { places, ...keys }: VaultContents,
  files: SharedFiles,
  edit: EditContext,
): Promise<readonly FileWrite[] | null> {
  const writes: FileWrite[] = []
  for (const place of places) {
    const { path, text, state } = files[place.role]
    if (state !== 'present') return null
    const after = putBack(place, text, textDigest)
    if (after === null) return null
    const mode = await modeOf(path, edit.fileSystem)
    const names = touchedSections(text, after, [])
    const { role } = place
    writes.push({
      role,
      path,
      before: text,
      after,
      created: false,
      mode,
      names,
      replan: (now) => again(place, now, profile),
    })
  }
  const [before, after] = [buildProfileBook(files), bookAfter(files, writes)]
  const touches = [{ kind: 'profile', name: profile, settings: 'all' }] as const
  const isWhole = holdsKeys(after, profile, keys) && readingRefusal(before, after, touches, []) === null
  return isWhole && writes.length > 0 ? keysFirst(writes, keys) : null
}

/** The file that gets the keys comes first: between two writes they are in both places, and never out of reach for tools. */
function keysFirst<File extends PreviewFile>(files: readonly File[], { accessKeyId }: MovableKeys): readonly File[] {
  const gets = ({ before, after }: File): number =>
    after.includes(accessKeyId) && !before.includes(accessKeyId) ? 0 : 1
  return files.toSorted((one, other) => gets(one) - gets(other))
}

/** On a text that others wrote since: a change that no longer fits is no guess. */
function again(place: KeptPlace, text: string, profile: string): ChangeResult<Misfit> {
  const after = putBack(place, text, textDigest)
  if (after !== null) return { ok: true, text: after }
  return {
    ok: false,
    refusal: { kind: 'refused', refusal: { code: 'text-changed', message: vaultMoveText.changed(profile) } },
  }
}

/** The file the keys came from; the credentials file where nobody knows. */
function usualPlace({ places, accessKeyId }: VaultContents): FileRole {
  const held = places.find(({ before }) => before?.includes(accessKeyId) === true)
  return held?.role ?? 'credentials'
}

async function asSettings(about: About, role: FileRole, files: SharedFiles, edit: EditContext): Promise<Planned> {
  const { profile, keys } = about
  const made = vaultOutIntent(buildProfileBook(files), profile, keys, role)
  if (!made.ok) return refusal(made.refusal.message)
  const { intent } = made
  const planned = await planPreview(intent, files, edit)
  if (!planned.ok) return { ok: false, failure: { kind: 'refused', refusal: planned.refusal } }
  const { preview } = planned
  if (!holdsKeys(bookAfter(files, preview.files), profile, keys)) return refusal(vaultMoveText.wouldNotRead(profile))
  const replanOf =
    (file: PreviewFile) =>
    (text: string): ChangeResult<Misfit> => {
      const now = { ...files, [file.role]: { ...files[file.role], state: 'present', text } }
      const fresh = planTexts(intent, now, edit)
      if (fresh.ok) return { ok: true, text: fresh.texts.get(file.role) ?? text }
      if (fresh.refusal.code === 'nothing-to-do') return { ok: true, text }
      return { ok: false, refusal: { kind: 'refused', refusal: fresh.refusal } }
    }
  const writes = keysFirst(preview.files, keys).map((file): FileWrite => {
    const names = touchedSections(file.before, file.after, [])
    return { ...file, names, replan: replanOf(file) }
  })
  const notes = [...preview.plan.notes, { severity: 'info', message: vaultMoveText.rewritten } as const]
  return { ok: true, value: { ...about, files: preview.files, notes, writes } }
}

/** Moves the keys back: into the files first, read again, and only then out of the vault. */
export async function commitVaultOut(plan: VaultOutPlan, { vault, edit }: MoveDeps): Promise<VaultMove> {
  const { profile, title, keys, writes } = plan
  const result =
    writes.length === 0
      ? ({ kind: 'unchanged' } as const)
      : await writeFiles(writes, { title, undoes: null }, edit, 'as-shown')
  if (result.kind !== 'written' && result.kind !== 'unchanged') return result
  const isThere = holdsKeys(buildProfileBook(await readSettledFiles(edit)), profile, keys)
  if (!isThere) return { kind: 'moved', result, copies: NO_COPIES, notes: [vaultMoveText.kept(profile)] }
  const removed = await vault.remove(profile)
  const note = removed.ok ? vaultText.removed(profile) : removed.failure.message
  return { kind: 'moved', result, copies: NO_COPIES, notes: [note] }
}
