import { FILE_ROLES, type FileRole, type ProfileBook, type ProfileSection } from '../profile/model.ts'
import { ownerOf, ownerSurroundings, type SectionOwner } from '../profile/owners.ts'
import { commandNote } from '../text/command-text.ts'
import type { FileCommands, PlanNote, Target } from './model.ts'
import { sectionInForce } from './target-sections.ts'

/** The tools that write or use the sections of a target, each once, config first. */
export function ownersOf(book: ProfileBook, target: Target): readonly SectionOwner[] {
  const owners = FILE_ROLES.flatMap((role) => {
    const section = sectionInForce(book, role, target)
    const owner = section === null ? null : ownerOf(section, ownerSurroundings(book, role))
    return owner === null ? [] : [owner]
  })
  return [...new Map(owners.map((owner) => [owner.sentence, owner])).values()]
}

/** Sections of other tools that a plan is about to touch, named before it does. */
export function ownerNotes(book: ProfileBook, changes: readonly FileCommands[]): readonly PlanNote[] {
  return changes.flatMap(({ role, commands }) => {
    const headers = new Set(commands.filter(({ kind }) => kind !== 'copy-section').map((command) => command.section))
    const around = ownerSurroundings(book, role)
    return sectionsOf(book, role)
      .filter((section) => headers.has(section.header))
      .flatMap((section) => noteOf(section.name, ownerOf(section, around)))
  })
}

function sectionsOf(book: ProfileBook, role: FileRole): readonly ProfileSection[] {
  const { profiles, ssoSessions, services } = book.readings.tolerant[role]
  return [...profiles.values(), ...ssoSessions.values(), ...services.values()]
}

function noteOf(name: string, owner: SectionOwner | null): readonly PlanNote[] {
  return owner === null ? [] : [{ severity: 'warning', message: commandNote.about(name, owner.sentence) }]
}
