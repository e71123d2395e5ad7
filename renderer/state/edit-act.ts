import type { Target } from '../../app/command/model.ts'
import { writtenText } from '../../app/text/edit-room-text.ts'
import { toastText } from '../../app/text/window-text.ts'
import type { CommitAnswer, DryRunView } from '../../app/view/edit-model.ts'
import type { Outcome } from '../../app/view/model.ts'
import { showToast } from './act.ts'
import { draftKey } from './draft-key.ts'
import { focusIfLost } from './focus.ts'
import { afterStep, type RedoStep } from './redo-stack.ts'
import { neighbourOf } from './rows.ts'
import { lookAtVault } from './vault-act.ts'
import { type DryRunWish, type EditWish, type HandWish, NO_LAYER, type WindowState } from './window-state.ts'

/*
 * The way of a change: wish -> dry run -> write -> toast, and what becomes of the window at each step. Loaded when something is edited.
 */

/** How long a written profile may take to appear in the list, in milliseconds. */
const PATIENCE = 2000

/** Plans a wish and shows the dry run. Answers a sentence when it cannot be planned, else null. */
export function proposeQuietly(state: WindowState, wish: EditWish): Promise<string | null> {
  return showDryRun(state, wish, () => window.lanyard.ask.previewEdit(wish))
}

/** As {@link proposeQuietly}, where there is no place for a sentence but a toast. */
export async function proposeAloud(state: WindowState, wish: EditWish): Promise<void> {
  const problem = await proposeQuietly(state, wish)
  if (problem !== null) showToast(state, problem, 'problem')
}

/** Shows what cleaning up expired sessions would write; a refusal becomes a toast. */
export async function proposeCleanUp(state: WindowState): Promise<void> {
  const problem = await showDryRun(state, { kind: 'clean-up' }, () => window.lanyard.ask.previewCleanUp(undefined))
  if (problem !== null) showToast(state, problem, 'problem')
}

/** Plans what hands a profile to others and shows the dry run. Answers a sentence when it cannot be planned, else null. */
export function proposeHandQuietly(state: WindowState, wish: HandWish): Promise<string | null> {
  return showDryRun(state, wish, () => previewOf(wish))
}

/** As {@link proposeHandQuietly}, where there is no place for a sentence but a toast. */
export async function proposeHandAloud(state: WindowState, wish: HandWish): Promise<void> {
  const problem = await proposeHandQuietly(state, wish)
  if (problem !== null) showToast(state, problem, 'problem')
}

function previewOf(wish: HandWish): Promise<Outcome<DryRunView, string>> {
  const { ask } = window.lanyard
  switch (wish.kind) {
    case 'default':
      return ask.previewDefault({ profile: wish.profile, leaseSeconds: wish.leaseSeconds })
    case 'default-back':
      return ask.previewDefaultBack(undefined)
    case 'connect':
      return ask.previewConnect({ profile: wish.profile, as: wish.as, session: wish.session })
    case 'vault-in':
      return ask.previewVaultIn({ profile: wish.profile })
    case 'vault-out':
      return ask.previewVaultOut({ profile: wish.profile })
  }
}

async function showDryRun(
  state: WindowState,
  wish: DryRunWish,
  preview: () => Promise<Outcome<DryRunView, string>>,
): Promise<string | null> {
  try {
    const outcome = await preview()
    if (!outcome.ok) return outcome.failure
    state.layer.set({ kind: 'dry-run', wish, dryRun: outcome.value })
    return null
  } catch {
    return toastText.failed
  }
}

/** Closes what is asked; main forgets what it held for it. */
export function closeLayer(state: WindowState): void {
  const layer = state.layer.get()
  state.layer.set(NO_LAYER)
  focusIfLost()
  const held = layer.kind === 'dry-run' ? layer.dryRun.id : layer.kind === 'conflict' ? layer.conflict.id : null
  // Main drops it with the next dry run anyway; nothing depends on the answer.
  if (held !== null) window.lanyard.ask.discardEdit({ id: held }).catch(() => undefined)
}

/** Writes the dry run that is shown. */
export async function writeShown(state: WindowState): Promise<void> {
  const layer = state.layer.get()
  if (layer.kind !== 'dry-run') return
  const answer = await answerTo(() => window.lanyard.ask.commitEdit({ id: layer.dryRun.id }))
  await takeAnswer(state, answer, layer.wish, { kind: 'written' })
}

/** Ends a conflict. Keeping theirs writes nothing and lets go of what was typed. */
export async function resolveConflict(state: WindowState, keep: 'mine' | 'theirs'): Promise<void> {
  const layer = state.layer.get()
  if (layer.kind !== 'conflict') return
  const { wish, conflict } = layer
  const answer = await answerTo(() => window.lanyard.ask.resolveConflict({ id: conflict.id, keep }))
  if (keep === 'theirs' && answer.kind === 'written') return letGo(state, wish, answer.message)
  const historyId = answer.kind === 'written' ? answer.historyId : null
  await takeAnswer(state, answer, wish, wish === null ? { kind: 'undone', historyId } : { kind: 'written' })
}

function letGo(state: WindowState, wish: DryRunWish | null, message: string): void {
  closeEditorOf(state, wish === null ? null : subjectOf(wish))
  state.layer.set(NO_LAYER)
  focusIfLost()
  showToast(state, message, 'plain')
}

/** Takes back a write by its number, or the newest that stands. */
export async function undo(state: WindowState, id: number | null): Promise<void> {
  if (id === null && state.snapshot.get().canUndo === null) {
    return showToast(state, writtenText.nothingToUndo, 'plain')
  }
  const answer = await answerTo(() => window.lanyard.ask.undoWrite({ id }))
  const historyId = answer.kind === 'written' ? answer.historyId : null
  await takeAnswer(state, answer, null, { kind: 'undone', historyId })
}

/** Takes back the last undo. */
export async function redo(state: WindowState): Promise<void> {
  const id = state.redos.get().at(-1)
  if (id === undefined) return showToast(state, writtenText.nothingToRedo, 'plain')
  const answer = await answerTo(() => window.lanyard.ask.undoWrite({ id }))
  await takeAnswer(state, answer, null, { kind: 'redone' })
}

/** Deletes the history after main has asked. */
export async function forgetHistory(state: WindowState): Promise<void> {
  try {
    const outcome = await window.lanyard.ask.forgetHistory(undefined)
    if (outcome.ok) state.redos.set([])
    showToast(state, outcome.ok ? outcome.value : outcome.failure, outcome.ok ? 'plain' : 'problem')
  } catch {
    showToast(state, toastText.failed, 'problem')
  }
  state.historyRevision.set(state.historyRevision.get() + 1)
}

async function answerTo(ask: () => Promise<CommitAnswer>): Promise<CommitAnswer> {
  try {
    return await ask()
  } catch {
    return { kind: 'failed', message: toastText.failed }
  }
}

async function takeAnswer(
  state: WindowState,
  answer: CommitAnswer,
  wish: DryRunWish | null,
  step: RedoStep,
): Promise<void> {
  switch (answer.kind) {
    case 'conflict':
      return state.layer.set({ kind: 'conflict', wish, conflict: answer.conflict })
    case 'failed':
      state.layer.set(NO_LAYER)
      focusIfLost()
      return showToast(state, answer.message, 'problem')
    case 'written':
      state.redos.set(afterStep(state.redos.get(), step))
      state.historyRevision.set(state.historyRevision.get() + 1)
      sayWritten(state, answer, step)
      return settle(state, wish)
  }
}

/** Says a write that was asked for elsewhere. */
export function sayWrite(state: WindowState, written: Pick<Written, 'message' | 'historyId'>): void {
  if (written.historyId !== null) {
    state.redos.set(afterStep(state.redos.get(), { kind: 'written' }))
    state.historyRevision.set(state.historyRevision.get() + 1)
  }
  sayWritten(state, { ...written, kind: 'written', notes: [] }, { kind: 'written' })
}

type Written = Extract<CommitAnswer, { kind: 'written' }>

function sayWritten(state: WindowState, { message, notes, historyId }: Written, step: RedoStep): void {
  const text = [message, ...notes].join(' ')
  if (historyId === null) return showToast(state, text, 'plain')
  const action =
    step.kind === 'undone'
      ? { label: writtenText.redo, act: () => void redo(state) }
      : { label: writtenText.undo, act: () => void undo(state, historyId) }
  showToast(state, text, 'plain', [action])
}

/** The window after a write: the editor closes, and what was made or renamed is selected once it is in the list. */
async function settle(state: WindowState, wish: DryRunWish | null): Promise<void> {
  const next = wish === null ? null : nextProfile(state, wish)
  if (next !== null) {
    await appears(state, next)
    state.place.set({ ...state.place.get(), profile: next })
  }
  closeEditorOf(state, wish === null ? null : subjectOf(wish))
  if (wish?.kind === 'vault-in' || wish?.kind === 'vault-out') await lookAtVault(state)
  // A vault beside a plain copy is no vault: what is left of the keys is named at once.
  if (wish?.kind === 'vault-in') return state.layer.set({ kind: 'plain-copies', profile: wish.profile })
  state.layer.set(NO_LAYER)
  focusIfLost()
}

function subjectOf(wish: DryRunWish): Target | null {
  return 'target' in wish ? wish.target : null
}

function closeEditorOf(state: WindowState, target: Target | null): void {
  if (target === null) return
  const key = draftKey(target)
  state.drafts.set(new Map([...state.drafts.get()].filter(([known]) => known !== key)))
  const place = state.place.get()
  if (place.editing !== null && draftKey(place.editing.target) === key) state.place.set({ ...place, editing: null })
}

/** The profile to select after a write; null: the one that is. */
function nextProfile(state: WindowState, wish: DryRunWish): string | null {
  if (wish.kind === 'import') return wish.names[0] ?? null
  if (wish.kind === 'connect') return wish.as
  if (!('target' in wish) || wish.target.kind !== 'profile') return null
  switch (wish.kind) {
    case 'add':
      return wish.target.name
    case 'duplicate':
    case 'rename':
      return wish.to
    case 'remove':
      return neighbourOf(state.snapshot.get().rows, wish.target.name)
    case 'edit':
      return null
  }
}

/** Resolves when a profile is in the list; after some seconds in any case, because a tool's rules may hide it. */
function appears(state: WindowState, name: string): Promise<void> {
  const isThere = (): boolean => state.snapshot.get().rows.some((row) => row.name === name)
  return new Promise((resolve) => {
    if (isThere()) return resolve()
    const done = (): void => {
      clearTimeout(late)
      stop()
      resolve()
    }
    const late = setTimeout(done, PATIENCE)
    const stop = state.snapshot.watch(() => (isThere() ? done() : undefined))
  })
}
