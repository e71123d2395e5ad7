import { FILE_ROLES, type FileRole, type ProfileBook } from '../profile/model.ts'
import { DEFAULT_SECTION } from '../profile/read-sections.ts'
import { type Reference, redirected, referencesTo } from '../profile/references.ts'
import { quoteShellWord } from '../profile/shell-words.ts'
import { commandNote, commandRefusal, commandTitle } from '../text/command-text.ts'
import { type DraftResult, draftOf, type RoleCommand } from './draft.ts'
import type { Intent, IntentRefusal, PlanNote, Target } from './model.ts'
import { caseNotes, nameRefusal } from './name-check.ts'
import { environmentNotes } from './place-notes.ts'
import { followNote, isFromOutside, leftBehindNotes } from './reference-notes.ts'
import { renamedHeader } from './renamed-header.ts'
import type { Surroundings } from './surroundings.ts'
import { headersOf, isThere } from './target-sections.ts'

/** A reference and the value that makes it name the new name; null where nothing safe can be written. */
type Redirection = { readonly reference: Reference; readonly value: string | null }

/** Plans a new name for every section that means the target, in both files, and, if asked, for what names it. */
export function planRename(
  intent: Intent & { readonly kind: 'rename' },
  book: ProfileBook,
  surroundings: Surroundings,
): DraftResult {
  const { target, to } = intent
  const renamed = { kind: target.kind, name: to }
  const refusal = renameRefusal(book, target, renamed)
  if (refusal !== null) return { ok: false, refusal }
  const redirections = redirectionsOf(book, intent)
  const followed = redirections.filter(({ value }) => value !== null).map(({ reference }) => reference)
  return draftOf({
    title: commandTitle.rename(target.kind, target.name, to),
    commands: [...redirections.flatMap(redirection), ...sectionRenames(book, target, renamed)],
    moves: [{ kind: target.kind, from: target.name, to, except: changedOnTheWay(followed, target) }],
    notes: [
      ...referenceNotes(book, intent, redirections),
      ...caseNotes(book, renamed, target),
      ...environmentNotes(target, surroundings),
      ...signInNotes(renamed),
    ],
  })
}

/** Settings of the target itself that follow: its own, and what `[DEFAULT]` gives it. */
function changedOnTheWay(followed: readonly Reference[], target: Target): ReadonlySet<string> {
  const own = followed.filter((reference) => reference.profile === DEFAULT_SECTION || !isFromOutside(reference, target))
  return new Set(own.map((reference) => reference.setting))
}

function renameRefusal(book: ProfileBook, target: Target, renamed: Target): IntentRefusal | null {
  const { kind, name } = target
  if (!isThere(book, target)) return { code: 'no-such-target', message: commandRefusal.noSuchTarget(kind, name) }
  if (renamed.name === name) return { code: 'nothing-to-do', message: commandRefusal.nothingToDo }
  const roles = FILE_ROLES.filter((role) => headersOf(book, role, target).length > 0)
  const refusal = nameRefusal(renamed, roles)
  if (refusal !== null) return refusal
  if (isThere(book, renamed)) return { code: 'already-there', message: commandRefusal.alreadyThere(kind, renamed.name) }
  const crowded = roles.find((role) => {
    const headers = headersOf(book, role, target)
    return new Set(headers.map((header) => renamedHeader(role, header, renamed))).size < headers.length
  })
  return crowded === undefined
    ? null
    : { code: 'unsupported', message: commandRefusal.severalSections(kind, name, crowded) }
}

function sectionRenames(book: ProfileBook, target: Target, renamed: Target): readonly RoleCommand[] {
  const renamesIn = (role: FileRole): readonly RoleCommand[] =>
    headersOf(book, role, target).map((section) => ({
      role,
      command: { kind: 'rename-section', section, to: renamedHeader(role, section, renamed) },
    }))
  return FILE_ROLES.flatMap(renamesIn)
}

/** What a profile says of itself follows in any case. */
function redirectionsOf(
  book: ProfileBook,
  { target, to, references }: Intent & { readonly kind: 'rename' },
): readonly Redirection[] {
  return referencesTo(book, target)
    .filter((reference) => references === 'follow' || !isFromOutside(reference, target))
    .map((reference) => ({ reference, value: redirected(reference, target.name, to) }))
}

function redirection({ reference, value }: Redirection): readonly RoleCommand[] {
  if (value === null) return []
  const { role, header, setting } = reference
  return [{ role, command: { kind: 'set-setting', section: header, setting, value } }]
}

function referenceNotes(
  book: ProfileBook,
  { target, references }: Intent & { readonly kind: 'rename' },
  redirections: readonly Redirection[],
): readonly PlanNote[] {
  const outsiders = referencesTo(book, target).filter((reference) => isFromOutside(reference, target))
  const followed = redirections.filter(({ value }) => value !== null).map(({ reference }) => reference)
  const stuck = redirections.filter(({ value }) => value === null).map(({ reference }) => reference.profile)
  const outside = followed.filter((reference) => isFromOutside(reference, target))
  const processes = followed.filter((reference) => reference.setting === 'credential_process')
  return [
    ...(references === 'leave' ? leftBehindNotes(target, outsiders) : followNote(target, outside)),
    ...(processes.length === 0 ? [] : [note('info', commandNote.processesFollow(profilesOf(processes)))]),
    ...(stuck.length === 0 ? [] : [note('warning', commandNote.cannotFollow(stuck))]),
  ]
}

function profilesOf(references: readonly Reference[]): readonly string[] {
  return [...new Set(references.map((reference) => reference.profile))]
}

function note(severity: PlanNote['severity'], message: string): PlanNote {
  return { severity, message }
}

/** AWS CLI files a sign-in under a digest of the session's name (botocore `SSOTokenLoader`, 1.43). */
function signInNotes({ kind, name }: Target): readonly PlanNote[] {
  return kind === 'sso-session' ? [note('info', commandNote.ssoCache(quoteShellWord(name)))] : []
}
