import type { ProfileBook } from '../profile/model.ts'
import type { FileCommands, PlanNote } from './model.ts'

export function ownerNotes(_book: ProfileBook, _changes: readonly FileCommands[]): readonly PlanNote[] {
  return []
}
