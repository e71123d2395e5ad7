import { isWritableSection } from '../document/writable.ts'
import { isOutOfPlace, tolerantMeaning } from '../profile/header-name.ts'
import type { FileRole, ProfileBook } from '../profile/model.ts'
import { commandNote, commandRefusal } from '../text/command-text.ts'
import type { IntentRefusal, PlanNote, Target } from './model.ts'
import { newHeader } from './target-sections.ts'

/**
 * configparser's magic section, and what JS SDK v3 drops a whole file for (@smithy/core 3.41, parseIni); `profile __proto__` stands in the
 * credentials file as it is.
 */
const RESERVED: ReadonlySet<string> = new Set(['DEFAULT', '__proto__', 'profile __proto__'])

/** Why a section cannot be given a name, null when it can. What only some tools do not find is allowed, and said in a note. */
export function nameRefusal(target: Target, roles: readonly FileRole[]): IntentRefusal | null {
  const { kind, name } = target
  if (name === '') return { code: 'name-not-writable', message: commandRefusal.emptyName(kind) }
  if (RESERVED.has(name)) return { code: 'name-not-writable', message: commandRefusal.reservedName(name) }
  const isFine = [...new Set<FileRole>(['config', ...roles])].every((role) => isReadAs(role, target))
  return isFine && isWritableSection(name)
    ? null
    : { code: 'name-not-writable', message: commandRefusal.unwritableName(name) }
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/

/** Whether the header of that name means the target again. `[sso-session x]` in the credentials file is an odd profile to AWS CLI. */
function isReadAs(role: FileRole, target: Target): boolean {
  const header = newHeader(role, target)
  if (CONTROL.test(header) || isOutOfPlace(role, header)) return false
  const meaning = tolerantMeaning(role, header)
  return isWritableSection(header) && meaning?.of === target.kind && meaning.name === target.name
}

/** A name that is another's but for upper and lower case; `instead` gives its own name up. */
export function caseNotes(book: ProfileBook, { kind, name }: Target, instead: Target | null): readonly PlanNote[] {
  const others = kind === 'profile' ? book.byName : kind === 'services' ? book.services : book.ssoSessions
  const lower = name.toLowerCase()
  const other = [...others.keys()].find(
    (each) => each !== name && each !== instead?.name && each.toLowerCase() === lower,
  )
  return other === undefined ? [] : [{ severity: 'warning', message: commandNote.caseOnly(name, other) }]
}
