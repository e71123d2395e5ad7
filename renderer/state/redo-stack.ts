/*
 * Redoing is undoing an undo, by its number in history. Main knows what to undo next; what to redo next is known here, because it ends
 * with the next write that is no undo.
 */

/** What happened to the files, as far as redoing is concerned. */
export type RedoStep =
  | { readonly kind: 'undone'; readonly historyId: number | null }
  | { readonly kind: 'redone' }
  | { readonly kind: 'written' }

/** The writes that *Redo* would take back, next one last. */
export function afterStep(stack: readonly number[], step: RedoStep): readonly number[] {
  switch (step.kind) {
    case 'undone':
      return step.historyId === null ? stack : [...stack, step.historyId]
    case 'redone':
      return stack.slice(0, -1)
    case 'written':
      return []
  }
}
