import type { FileRole, ProfileBook } from '../profile/model.ts'
import { OUTDATED_SETTINGS, WRITTEN_EXPIRY } from '../session/dialects.ts'
import { commandNote } from '../text/command-text.ts'
import type { RoleCommand, Wish } from './draft.ts'
import type { PlanNote } from './model.ts'
import { outerName } from './setting-path.ts'
import { ownSettings, sectionInForce } from './target-sections.ts'

/** Settings of a section that must go with what a change replaces. */
export type LeftOvers = {
  readonly role: FileRole
  readonly header: string
  readonly name: string
  readonly settings: readonly string[]
}

/** A left-over `aws_security_token` beats the new `aws_session_token` beside it (botocore 1.43, `SharedCredentialProvider`). */
export function oldTokens(book: ProfileBook, edits: readonly Wish[]): readonly LeftOvers[] {
  return leftOvers(book, edits, 'aws_session_token', ['aws_security_token'])
}

/** What speaks of the keys that new ones replace: tokens and ends of a session, the account. */
export function oldSession(book: ProfileBook, edits: readonly Wish[]): readonly LeftOvers[] {
  return leftOvers(book, edits, 'aws_access_key_id', ['aws_session_token', WRITTEN_EXPIRY, ...OUTDATED_SETTINGS])
}

function leftOvers(
  book: ProfileBook,
  edits: readonly Wish[],
  setting: string,
  outdated: readonly string[],
): readonly LeftOvers[] {
  const isNew = (edit: Wish) => edit.value !== null && outerName(edit.path) === setting
  return edits.filter(isNew).flatMap(({ role, target }) => {
    const section = sectionInForce(book, role, target)
    if (section === null) return []
    const own = ownSettings(book, role, section.header)
    const brought = new Set(
      edits
        .filter((edit) => edit.role === role && edit.target.name === target.name)
        .map((edit) => outerName(edit.path)),
    )
    const settings = outdated.filter((each) => own.has(each) && !brought.has(each))
    return settings.length === 0 ? [] : [{ role, header: section.header, name: target.name, settings }]
  })
}

/** The commands that take left-overs out. */
export function removalsOf(leftOver: readonly LeftOvers[]): readonly RoleCommand[] {
  return leftOver.flatMap(({ role, header, settings }) =>
    settings.map((setting): RoleCommand => ({ role, command: { kind: 'remove-setting', section: header, setting } })),
  )
}

/** That they go, and why. */
export function leftOverNotes(leftOver: readonly LeftOvers[]): readonly PlanNote[] {
  return leftOver.map(({ name, settings }) => ({ severity: 'info', message: commandNote.leftOvers(settings, name) }))
}
