import { isChangeThere } from '../../app/command/history.ts'
import { touchedPart, touchedSections } from '../../app/command/history-touched.ts'
import type { Intent } from '../../app/command/model.ts'
import type { SharedFiles } from '../../app/profile/book.ts'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { writeText } from '../../app/text/write-text.ts'
import type { ChangeResult } from '../files/model.ts'
import { conflictOf } from './conflict.ts'
import { withFollowers } from './followers.ts'
import type { CommitResult, EditContext, Preview, PreviewFile, PreviewResult } from './model.ts'
import { planPreview, planTexts } from './plan.ts'
import { readFiles, readSettledFiles } from './read-files.ts'
import { type FileWrite, type Misfit, type Resolve, writeFiles } from './write-files.ts'

/*
 * The one service through which every edit goes, whoever asks for it: plan, dry run, guarded write, history.
 */

/** Reads both files and plans an intent on them: the dry run. Nothing is written. Refusals are sentences with the next step. */
export async function previewIntent(intent: Intent, context: EditContext): Promise<PreviewResult> {
  return planPreview(intent, await readFiles(context), context)
}

/**
 * Writes what a dry run showed. The same intent is planned again on the files as they are: what changed elsewhere since stays. Where a
 * section it is about changed, `as-shown` stops with the three texts of it; `over-theirs` plans on what is there now.
 */
export async function commitPreview(preview: Preview, context: EditContext, resolve: Resolve): Promise<CommitResult> {
  const files = await filesNow(preview, context)
  const now = await planPreview(preview.intent, files, context)
  if (resolve === 'as-shown') {
    const conflict = conflictSince(preview, now.ok ? now.preview : null, files)
    if (conflict !== null) return conflict
  }
  if (!now.ok) {
    const isThere = preview.files.every(({ role, before, after }) => isChangeThere(before, after, files[role].text))
    return isThere || now.refusal.code === 'nothing-to-do'
      ? { kind: 'unchanged' }
      : { kind: 'refused', refusal: now.refusal }
  }
  const { intent, plan } = now.preview
  const writes = now.preview.files.map((file): FileWrite => {
    const names = namesOf(now.preview, file)
    return { ...file, names, replan: (text) => replan(intent, file.role, text, files, context) }
  })
  const result = await writeFiles(writes, { title: plan.title, undoes: null }, context, resolve)
  return withFollowers(result, { renamed: renameOf(intent), removed: removedBy(intent) }, context)
}

function renameOf(intent: Intent): { readonly from: string; readonly to: string } | null {
  const isRename = intent.kind === 'rename' && intent.target.kind === 'profile'
  return isRename ? { from: intent.target.name, to: intent.to } : null
}

function removedBy(intent: Intent): string | null {
  return intent.kind === 'remove' && intent.target.kind === 'profile' ? intent.target.name : null
}

/** The files as they are; where they are not as the dry run saw them somebody writes, and what he writes may be half there. */
async function filesNow(preview: Preview, context: EditContext): Promise<SharedFiles> {
  const files = await readFiles(context)
  return preview.files.every(({ role, before }) => files[role].text === before) ? files : readSettledFiles(context)
}

function namesOf({ plan }: Preview, { role, before, after }: PreviewFile): readonly string[] {
  const commands = plan.changes.filter((change) => change.role === role).flatMap((change) => change.commands)
  return touchedSections(before, after, commands)
}

/** What changed since the dry run of what it is about; null: nothing, or the change itself, made by somebody else. */
function conflictSince(shown: Preview, now: Preview | null, files: SharedFiles): CommitResult | null {
  for (const file of shown.files) {
    const { text } = files[file.role]
    if (isChangeThere(file.before, file.after, text)) continue
    const names = namesOf(shown, file)
    const parts = { base: touchedPart(file.before, names), theirs: touchedPart(text, names) }
    const conflict = conflictOf(file, names, parts)
    if (conflict !== null) return conflict
  }
  // A file that the dry run did not show is not written without having been shown.
  const unseen = now?.files.find(({ role }) => shown.files.every((file) => file.role !== role))
  if (now === null || unseen === undefined) return null
  const names = namesOf(now, unseen)
  const parts = { base: touchedPart('', names), theirs: touchedPart(unseen.before, names) }
  const refusal = { code: 'text-changed', message: writeText.planGrew(unseen.path) } as const
  return conflictOf(unseen, names, parts) ?? { kind: 'refused', refusal }
}

function replan(
  intent: Intent,
  role: FileRole,
  text: string,
  files: SharedFiles,
  context: EditContext,
): ChangeResult<Misfit> {
  const isIt = (file: FileSnapshot): boolean => file.path === files[role].path
  const withText = (file: FileSnapshot): FileSnapshot => (isIt(file) ? { ...file, state: 'present', text } : file)
  const now = { config: withText(files.config), credentials: withText(files.credentials) }
  const planned = planTexts(intent, now, context)
  if (planned.ok) return { ok: true, text: planned.texts.get(role) ?? text }
  if (planned.refusal.code === 'nothing-to-do') return { ok: true, text }
  return { ok: false, refusal: { kind: 'refused', refusal: planned.refusal } }
}
