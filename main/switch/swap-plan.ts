import { touchedSections } from '../../app/command/history-touched.ts'
import type { IntentRefusal, PlanNote } from '../../app/command/model.ts'
import { sectionInForce } from '../../app/command/target-sections.ts'
import { buildProfileBook, type SharedFiles } from '../../app/profile/book.ts'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { type Back, planBack, type Standing, standingOf } from '../../app/switch/default-back.ts'
import { planSwap, type SwapPlan, withText } from '../../app/switch/default-swap.ts'
import type { KeptFile, Swap } from '../../app/switch/kept-model.ts'
import { standInFor } from '../../app/switch/stand-in.ts'
import { commandRefusal } from '../../app/text/command-text.ts'
import { swapText } from '../../app/text/swap-text.ts'
import type { CommitResult, EditContext, PreviewFile } from '../edit/model.ts'
import { modeOf } from '../edit/read-files.ts'
import type { FileWrite, Misfit, Resolve } from '../edit/write-files.ts'
import { digestOf } from '../files/fingerprint.ts'
import type { ChangeResult } from '../files/model.ts'

/** The digest by which texts are known again. */
export const digest = (text: string): string => digestOf(Buffer.from(text))

/** A change of `[default]` that was planned and not yet written: what a dry run shows. */
export type SwapPreview = {
  readonly kind: 'planned'
  /** Null: `[default]` is put back. */
  readonly profile: string | null
  readonly title: string
  readonly files: readonly PreviewFile[]
  readonly notes: readonly PlanNote[]
}

type Failure = Exclude<CommitResult, { readonly kind: 'written' | 'unchanged' }>

export const refusedWith = (refusal: IntentRefusal): Failure => ({ kind: 'refused', refusal })

/** What would stand in by now in each file, if the profile is there. */
export function standInNow(files: SharedFiles, profile: string, role: FileRole): string | null {
  const header = sectionInForce(buildProfileBook(files), role, { kind: 'profile', name: profile })?.header ?? null
  return standInFor(files[role], header, profile)
}

/** How each kept file stands; `elsewhere`: the AWS files are other ones now. */
export function standings(
  swap: Swap,
  files: SharedFiles,
): ReadonlyMap<KeptFile, Standing | 'elsewhere' | 'unreadable'> {
  return new Map(
    swap.files.map((kept) => {
      const file = files[kept.role]
      if (file.path !== kept.path) return [kept, 'elsewhere'] as const
      if (file.state === 'unreadable') return [kept, 'unreadable'] as const
      return [kept, standingOf(kept, file.text, standInNow(files, swap.profile, kept.role))] as const
    }),
  )
}

/** Whether nothing stands in any more: somebody put it back already. */
export const isRestored = (swap: Swap, files: SharedFiles): boolean =>
  [...standings(swap, files).values()].every((standing) => standing === 'restored')

/** Both files as they were before; or why they cannot be had. */
export function unswapped(
  swap: Swap,
  files: SharedFiles,
  resolve: Resolve,
): { readonly ok: true; readonly files: SharedFiles } | { readonly ok: false; readonly failure: Failure } {
  const texts = new Map<FileRole, string>()
  for (const kept of swap.files) {
    const file = files[kept.role]
    if (file.path !== kept.path) {
      return { ok: false, failure: refusedWith({ code: 'text-changed', message: swapText.movedElsewhere(kept.path) }) }
    }
    if (file.state === 'unreadable') {
      const message = commandRefusal.fileUnreadable(file.path, file.reason)
      return { ok: false, failure: refusedWith({ code: 'file-refused', message }) }
    }
    const back = backOf(kept, file, files, swap, resolve)
    if (!back.ok) return { ok: false, failure: conflictWith(kept, back) }
    if (back.text !== file.text) texts.set(kept.role, back.text)
  }
  return { ok: true, files: { config: withText(files.config, texts), credentials: withText(files.credentials, texts) } }
}

function backOf(kept: KeptFile, file: FileSnapshot, files: SharedFiles, swap: Swap, resolve: Resolve): Back {
  const how = resolve === 'as-shown' ? 'fitting' : 'over-theirs'
  return planBack(kept, file, { digest, how, alsoOurs: standInNow(files, swap.profile, kept.role) })
}

const conflictWith = ({ role, path }: KeptFile, { conflict }: Back & { readonly ok: false }): Failure => ({
  kind: 'conflict',
  conflict: { role, path, ...conflict },
})

/** What putting back comes to in each file that changes. */
export async function backWrites(
  swap: Swap,
  files: SharedFiles,
  context: EditContext,
  resolve: Resolve,
): Promise<readonly FileWrite[] | Failure> {
  const back = unswapped(swap, files, resolve)
  if (!back.ok) return back.failure
  const replan =
    (role: FileRole) =>
    (text: string): ChangeResult<Misfit> => {
      const now = { ...files, [role]: { ...files[role], text } }
      const again = unswapped(swap, now, resolve)
      if (again.ok) return { ok: true, text: again.files[role].text }
      const { failure } = again
      if (failure.kind !== 'failed') return { ok: false, refusal: failure }
      return { ok: false, refusal: { kind: 'refused', refusal: { code: 'text-changed', message: failure.message } } }
    }
  return writesTo(files, back.files, [], replan, context)
}

/** The plan of a swap on files in which `[default]` is itself. */
export type PlannedSwap =
  | { readonly ok: true; readonly plan: SwapPlan; readonly files: SharedFiles }
  | { readonly ok: false; readonly refusal: IntentRefusal }

/** What standing in for a profile comes to on files in which `[default]` is itself. */
export function planOn(files: SharedFiles, profile: string): PlannedSwap {
  const planned = planSwap(files, profile, digest)
  if (!planned.ok) return planned
  const { plan } = planned
  if (plan.kept.length === 0) {
    return { ok: false, refusal: { code: 'nothing-to-do', message: swapText.alreadyReads(profile) } }
  }
  return {
    ok: true,
    plan,
    files: { config: withText(files.config, plan.texts), credentials: withText(files.credentials, plan.texts) },
  }
}

/** The same as writes. */
export async function swapWrites(
  files: SharedFiles,
  planned: PlannedSwap & { readonly ok: true },
  context: EditContext,
): Promise<readonly FileWrite[]> {
  const { profile } = planned.plan
  const replan =
    (role: FileRole) =>
    (text: string): ChangeResult<Misfit> => {
      const again = planOn({ ...files, [role]: { ...files[role], text } }, profile)
      if (again.ok) return { ok: true, text: again.files[role].text }
      if (again.refusal.code === 'nothing-to-do') return { ok: true, text }
      return { ok: false, refusal: { kind: 'refused', refusal: again.refusal } }
    }
  return writesTo(files, planned.files, headersOf(files, profile), replan, context)
}

/** The headers that a dry run for a profile is about: if its section changes, what was shown is not what would be written. */
export function headersOf(files: SharedFiles, profile: string): readonly string[] {
  const sections = buildProfileBook(files).byName.get(profile)?.sections
  return [sections?.config?.header, sections?.credentials?.header].filter((header) => header !== undefined)
}

async function writesTo(
  before: SharedFiles,
  after: SharedFiles,
  named: readonly string[],
  replan: (role: FileRole) => FileWrite['replan'],
  context: EditContext,
): Promise<readonly FileWrite[]> {
  const roles = (['config', 'credentials'] as const).filter((role) => before[role].text !== after[role].text)
  return Promise.all(
    roles.map(async (role): Promise<FileWrite> => {
      const { path, text, state } = before[role]
      const names = [
        ...new Set([...touchedSections(text, after[role].text, []), 'default', 'profile default', ...named]),
      ]
      const mode = await modeOf(path, context.fileSystem)
      return {
        role,
        path,
        before: text,
        after: after[role].text,
        created: state === 'missing',
        mode,
        names,
        replan: replan(role),
      }
    }),
  )
}
