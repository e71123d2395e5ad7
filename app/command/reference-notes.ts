import type { Reference } from '../profile/references.ts'
import { commandNote } from '../text/command-text.ts'
import type { PlanNote, Target } from './model.ts'

/** Whether a reference stands outside the target's own sections: those inside share its fate. */
export function isFromOutside({ profile }: Reference, target: Target): boolean {
  return target.kind !== 'profile' || profile !== target.name
}

/** Who is changed along with the target. */
export function followNote({ kind }: Target, references: readonly Reference[]): readonly PlanNote[] {
  const names = namesOf(references)
  return names.length === 0 ? [] : [{ severity: 'info', message: commandNote.followed(kind, names) }]
}

/** Who will look for the target in vain. */
export function leftBehindNotes({ kind, name }: Target, references: readonly Reference[]): readonly PlanNote[] {
  const names = namesOf(references)
  return names.length === 0 ? [] : [{ severity: 'warning', message: commandNote.leftBehind(kind, name, names) }]
}

function namesOf(references: readonly Reference[]): readonly string[] {
  return [...new Set(references.map((reference) => reference.profile))]
}
