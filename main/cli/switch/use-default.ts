import { formatInstant } from '../../../app/text/instant.ts'
import { swapText } from '../../../app/text/swap-text.ts'
import type { CommitResult, EditContext } from '../../edit/model.ts'
import type { Resolve } from '../../edit/write-files.ts'
import {
  previewBack,
  previewSwap,
  type SwapPreview,
  type SwapState,
  swap,
  swapBack,
  swapState,
} from '../../switch/default-swap.ts'
import type { ParsedArguments } from '../arguments.ts'
import { answerOf, showAndWrite } from '../edit/carry-out.ts'
import { editContextOf } from '../edit/context.ts'
import { printable } from '../terminal.ts'
import type { CliContext, VerbResult } from '../verb.ts'
import { leaseRefusal } from './lease-check.ts'
import type { Standing } from './put-back.ts'

/** What is asked of `[default]`; `name` null: what it stands for. */
export type DefaultAsked = {
  readonly kind: 'default'
  readonly name: string | null
  readonly leaseSeconds: number | null
  readonly resolve: Resolve
}

/** `lanyard use --default [NAME | -]`. */
export async function useDefault(
  asked: DefaultAsked,
  parsed: ParsedArguments,
  context: CliContext,
): Promise<VerbResult> {
  const edit = editContextOf(context)
  if (asked.name === null) return show(context)
  if (asked.name === '-') return back(asked.resolve, edit, parsed, context)
  const refusal = await leaseRefusal(asked.name, asked.leaseSeconds, context)
  return refusal ?? there(asked.name, asked.leaseSeconds, edit, parsed, context)
}

async function there(
  name: string,
  leaseSeconds: number | null,
  edit: EditContext,
  parsed: ParsedArguments,
  context: CliContext,
): Promise<VerbResult> {
  const preview = await previewSwap(name, edit)
  if (preview.kind !== 'planned') return answerOf(preview, null)
  const leased =
    leaseSeconds === null ? [] : [{ severity: 'info', message: swapText.leased(leaseSeconds * 1000) } as const]
  const notes = [...preview.notes, ...leased, ...(await toolNotes(preview, parsed, context))]
  const commit = () => swap({ ...preview, profile: name }, leaseSeconds, edit)
  return showAndWrite({ title: preview.title, files: preview.files, notes, commit }, parsed, context)
}

async function back(
  resolve: Resolve,
  edit: EditContext,
  parsed: ParsedArguments,
  context: CliContext,
): Promise<VerbResult> {
  const preview = await previewBack(edit, resolve)
  // Put back by hand already: what was kept is given up.
  if (preview.kind === 'refused' && preview.refusal.code === 'nothing-to-do')
    return answerOf(await swapBack(edit, resolve), null)
  if (preview.kind !== 'planned') return changedSince(preview) ?? answerOf(preview, null)
  const notes = await toolNotes(preview, parsed, context)
  let conflict: VerbResult | null = null
  const commit = async (): Promise<CommitResult> => {
    const result = await swapBack(edit, resolve)
    conflict = changedSince(result)
    return result
  }
  const answer = await showAndWrite({ title: preview.title, files: preview.files, notes, commit }, parsed, context)
  return conflict ?? answer
}

/** A default section that somebody changed: the way on is another than that of any other conflict. */
function changedSince(result: CommitResult): VerbResult | null {
  if (result.kind !== 'conflict') return null
  return { kind: 'failure', code: 'conflict', message: swapText.changedBefore(printable(result.conflict.path)) }
}

async function toolNotes(preview: SwapPreview, { flags }: ParsedArguments, context: CliContext) {
  if (flags.has('yes') && !flags.has('dry-run')) return []
  const { swapNotes } = await import('../../switch/swap-notes.ts')
  const { environment, platform, folder, now } = context
  return swapNotes(preview, { environment, platform, folder, now: now() })
}

async function show(context: CliContext): Promise<VerbResult> {
  const { json, text, remarks } = await standing(context)
  return { kind: 'answer', exit: 0, json, text: () => (text === '' ? swapText.itself : text), remarks }
}

/** What `[default]` stands for, as JSON; null: for itself. */
const defaultJson = (state: SwapState | null) =>
  state === null
    ? null
    : {
        profile: state.profile,
        setAt: formatInstant(state.setAt),
        leaseUntil: state.leaseUntil === null ? null : formatInstant(state.leaseUntil),
        trouble: state.trouble,
      }

function defaultText({ profile, leaseUntil }: SwapState, context: CliContext): string {
  const until = leaseUntil === null ? '' : swapText.until(Math.max(0, leaseUntil - context.now()))
  return `${swapText.standsFor(printable(profile))}${until}${swapText.backWith}`
}

/** The same beside the active profile: nothing where it stands for itself. */
export async function standing(context: CliContext): Promise<Standing> {
  const { state, problem } = await swapState(editContextOf(context))
  const remarks = [problem, state?.trouble ?? null].filter((remark) => remark !== null)
  return { json: defaultJson(state), text: state === null ? '' : defaultText(state, context), remarks }
}
