import type { Intent, IntentPlan, IntentRefusal } from '../../app/command/model.ts'
import { openCommands } from '../../app/command/open-commands.ts'
import { planIntent } from '../../app/command/plan-intent.ts'
import { planCommands } from '../../app/document/plan-commands.ts'
import { buildProfileBook, type SharedFiles } from '../../app/profile/book.ts'
import type { FileRole } from '../../app/profile/model.ts'
import { commandRefusal } from '../../app/text/command-text.ts'
import { openSecret } from '../../app/text/secret.ts'
import { writeText } from '../../app/text/write-text.ts'
import { plainVariable } from '../files/places.ts'
import type { EditContext, PreviewFile, PreviewResult } from './model.ts'
import { locate, modeOf } from './read-files.ts'

/** What a plan makes of each file it changes. Secrets are opened here, and are in no other text than the files'. */
export type Planned =
  | { readonly ok: true; readonly plan: IntentPlan; readonly texts: ReadonlyMap<FileRole, string> }
  | { readonly ok: false; readonly refusal: IntentRefusal }

/** Plans an intent on two texts. Pure: the same files give the same texts. */
export function planTexts(intent: Intent, files: SharedFiles, context: EditContext): Planned {
  const planned = planIntent(intent, buildProfileBook(files), surroundingsOf(context))
  if (!planned.ok) return planned
  const texts = new Map<FileRole, string>()
  for (const { role, commands } of planned.plan.changes) {
    const off = offRefusal(role, context)
    if (off !== null) return { ok: false, refusal: off }
    const made = planCommands(files[role].text, openCommands(commands, openSecret))
    // A secret may be what cannot be written: the plan was made without knowing it.
    if (!made.ok) return { ok: false, refusal: refusalOf(made.problem.setting) }
    if (made.text !== files[role].text) texts.set(role, made.text)
  }
  if (texts.size === 0) return refused('nothing-to-do', commandRefusal.nothingToDo)
  return { ok: true, plan: planned.plan, texts }
}

function refused(code: IntentRefusal['code'], message: string): Planned {
  return { ok: false, refusal: { code, message } }
}

function refusalOf(setting: string | null): IntentRefusal {
  return setting === null
    ? { code: 'would-change-others', message: commandRefusal.wouldChangeOthers(null) }
    : { code: 'value-not-writable', message: commandRefusal.unwritableValue(setting) }
}

/** The variable is set and empty: whatever is written there, no tool would read. */
function offRefusal(role: FileRole, context: EditContext): IntentRefusal | null {
  const { off, path } = locate(role, context)
  if (off === 'on') return null
  const variable = role === 'config' ? 'AWS_CONFIG_FILE' : 'AWS_SHARED_CREDENTIALS_FILE'
  return { code: 'unsupported', message: writeText.fileOff(variable, path) }
}

function surroundingsOf({ locating }: EditContext) {
  const { environment } = locating
  const selected = plainVariable(environment, 'AWS_PROFILE') ?? plainVariable(environment, 'AWS_DEFAULT_PROFILE')
  return { environmentProfile: selected ?? null }
}

/** The dry run of an intent on two texts. */
export async function planPreview(intent: Intent, files: SharedFiles, context: EditContext): Promise<PreviewResult> {
  const planned = planTexts(intent, files, context)
  if (!planned.ok) return planned
  const changed = await Promise.all(
    [...planned.texts].map(async ([role, after]): Promise<PreviewFile> => {
      const { path, text, state } = files[role]
      return {
        role,
        path,
        before: text,
        after,
        created: state === 'missing',
        mode: await modeOf(path, context.fileSystem),
      }
    }),
  )
  return { ok: true, preview: { intent, plan: planned.plan, files: changed } }
}
