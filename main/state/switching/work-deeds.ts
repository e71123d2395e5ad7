import { preferencesOf } from '../../../app/marks/text.ts'
import { connectIntent } from '../../../app/switch/connect.ts'
import { editText } from '../../../app/text/edit-view-text.ts'
import { swapText } from '../../../app/text/swap-text.ts'
import { standInText } from '../../../app/text/switch-room-text.ts'
import { vaultMoveText } from '../../../app/text/vault-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import { connectNotes } from '../../edit/connect-notes.ts'
import type { CommitResult } from '../../edit/model.ts'
import { commitPreview, previewIntent } from '../../edit/service.ts'
import { type Surroundings, verdictNotes } from '../../edit/verdict-notes.ts'
import type { Resolve } from '../../edit/write-files.ts'
import { previewBack, previewSwap, type SwapPreview, swap, swapBack } from '../../switch/default-swap.ts'
import { swapNotes } from '../../switch/swap-notes.ts'
import { commitVaultIn, planVaultIn } from '../../vault/move-in.ts'
import type { MoveFailure, VaultMove } from '../../vault/move-model.ts'
import { commitVaultOut, planVaultOut } from '../../vault/move-out.ts'
import type { Work, WorkResult } from '../editing/edit-desk.ts'
import type { SwitchHandlers } from './switch-answers.ts'
import type { SwitchParts } from './switch-parts.ts'
import { leaseRefusal } from './switching.ts'

/** What is shown as a dry run before it is written. */
export type WorkHandlers = Pick<
  SwitchHandlers,
  'previewDefault' | 'previewDefaultBack' | 'previewConnect' | 'previewVaultIn' | 'previewVaultOut'
>

/** Makes these answers; `afterwards` looks at what stands for what, once something was written. */
export function makeWorkDeeds(parts: SwitchParts, afterwards: () => Promise<void>): WorkHandlers {
  const show = (find: () => Promise<Outcome<Work, string>>) =>
    parts.previewWork(async () => {
      const found = await find()
      return found.ok ? { ok: true, value: followed(found.value, afterwards) } : found
    })
  return {
    previewDefault: (wish) => show(() => standIn(wish, parts)),
    previewDefaultBack: () => show(() => standInBack(parts)),
    previewConnect: (wish) => show(() => connect(wish, parts)),
    previewVaultIn: ({ profile }) => show(() => vaultIn(profile, parts)),
    previewVaultOut: ({ profile }) => show(() => vaultOut(profile, parts)),
  }
}

function followed(work: Work, afterwards: () => Promise<void>): Work {
  return {
    ...work,
    write: async (resolve) => {
      const result = await work.write(resolve)
      await afterwards()
      return result
    },
  }
}

const refuse = (failure: string): Outcome<never, string> => ({ ok: false, failure })

const here = ({ surroundings, context }: SwitchParts): Surroundings => ({ ...surroundings, now: context.clock.now() })

function sentenceOf(result: CommitResult): string {
  if (result.kind === 'conflict') return swapText.changed(result.conflict.path)
  if (result.kind === 'refused') return result.refusal.message
  return result.kind === 'failed' ? result.message : editText.unchanged
}

async function standIn(
  { profile, leaseSeconds }: Parameters<WorkHandlers['previewDefault']>[0],
  parts: SwitchParts,
): Promise<Outcome<Work, string>> {
  const refusal = leaseRefusal(profile, leaseSeconds, parts.store)
  if (refusal !== null) return refuse(refusal)
  const preview = await previewSwap(profile, parts.context)
  if (preview.kind !== 'planned') return refuse(sentenceOf(preview))
  const leased =
    leaseSeconds === null ? [] : [{ severity: 'info', message: swapText.leased(leaseSeconds * 1000) } as const]
  const write = async (): Promise<WorkResult> =>
    withoutRemarks(await swap({ ...preview, profile }, leaseSeconds, parts.context))
  return shown(preview, leased, write, parts)
}

async function standInBack(parts: SwitchParts): Promise<Outcome<Work, string>> {
  const asked = await previewBack(parts.context)
  // A default section that somebody changed is shown as it would be put back: who writes that has seen it.
  const how: Resolve = asked.kind === 'conflict' ? 'over-theirs' : 'as-shown'
  const preview = how === 'as-shown' ? asked : await previewBack(parts.context, how)
  if (preview.kind !== 'planned') return refuse(sentenceOf(preview))
  const changed =
    asked.kind === 'conflict'
      ? [{ severity: 'warning', message: standInText.wouldGo(asked.conflict.path) } as const]
      : []
  const write = async (resolve: Resolve): Promise<WorkResult> =>
    withoutRemarks(await swapBack(parts.context, how === 'over-theirs' ? how : resolve))
  return shown(preview, changed, write, parts)
}

async function shown(
  preview: SwapPreview,
  more: Work['notes'],
  write: Work['write'],
  parts: SwitchParts,
): Promise<Outcome<Work, string>> {
  const { title, files, notes } = preview
  const all = [...notes, ...more, ...(await swapNotes(preview, here(parts)))]
  return { ok: true, value: { title, files, notes: all, write, agree: null } }
}

const withoutRemarks = (result: CommitResult): WorkResult => ({ result, remarks: [] })

async function connect(
  { profile, as, session }: Parameters<WorkHandlers['previewConnect']>[0],
  parts: SwitchParts,
): Promise<Outcome<Work, string>> {
  const { store, context } = parts
  const program = parts.program()
  if (!program.ok) return program
  const { world, marks } = store.picture()
  const platform = context.platform === 'win32' ? 'windows' : 'unix'
  const wished = connectIntent(world.facts.book, { profile, as, session, program: program.value, platform })
  if (!wished.ok) return refuse(wished.message)
  const previewed = await previewIntent(wished.intent, context)
  if (!previewed.ok) return refuse(previewed.refusal.message)
  const { plan, files } = previewed.preview
  const connected = { name: wished.name, sessionOf: wished.sessionOf, preferences: preferencesOf(marks) }
  const notes = [...plan.notes, ...(await connectNotes(files, here(parts), connected))]
  const write = async (resolve: Resolve): Promise<WorkResult> =>
    withoutRemarks(await commitPreview(previewed.preview, context, resolve))
  return { ok: true, value: { title: plan.title, files, notes, write, agree: null } }
}

async function vaultIn(profile: string, parts: SwitchParts): Promise<Outcome<Work, string>> {
  const { vault, context: edit } = parts
  const program = parts.program()
  if (!program.ok) return program
  const planned = await planVaultIn({ profile, program: program.value }, { vault, edit })
  if (!planned.ok) return refuse(failureOf(planned.failure))
  const { title, files, notes } = planned.value
  const connected = { name: profile, sessionOf: null, preferences: preferencesOf(parts.store.picture().marks) }
  const [beside, verdicts] = await Promise.all([
    connectNotes(files, here(parts), connected),
    verdictNotes(files, here(parts)),
  ])
  const write = async (): Promise<WorkResult> => moved(await commitVaultIn(planned.value, { vault, edit }), profile)
  return { ok: true, value: { title, files, notes: [...notes, ...beside, ...verdicts], write, agree: null } }
}

async function vaultOut(profile: string, parts: SwitchParts): Promise<Outcome<Work, string>> {
  const { vault, context: edit } = parts
  const planned = await planVaultOut(profile, { vault, edit })
  if (!planned.ok) return refuse(failureOf(planned.failure))
  const { title, files, notes } = planned.value
  const write = async (): Promise<WorkResult> => moved(await commitVaultOut(planned.value, { vault, edit }), profile)
  return { ok: true, value: { title, files, notes, write, agree: () => parts.agreeToVaultOut(profile) } }
}

const failureOf = (failure: MoveFailure): string =>
  failure.kind === 'vault' ? failure.failure.message : failure.refusal.message

/** A section that changed meanwhile is no choice between two texts here: the keys would be in one of them. */
function moved(move: VaultMove, profile: string): WorkResult {
  switch (move.kind) {
    case 'moved':
      return { result: move.result, remarks: move.notes }
    case 'vault':
      return withoutRemarks({ kind: 'failed', ...move.failure })
    case 'conflict':
      return withoutRemarks({ kind: 'failed', code: 'text-changed', message: vaultMoveText.changed(profile) })
    case 'refused':
    case 'failed':
      return withoutRemarks(move)
  }
}
