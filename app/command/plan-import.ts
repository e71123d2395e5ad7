import { keyIdKind } from '../profile/identity.ts'
import type { ProfileBook } from '../profile/model.ts'
import { filledValue } from '../profile/settings.ts'
import { commandNote, commandRefusal, commandTitle } from '../text/command-text.ts'
import { type DraftResult, draftOf, refused, type Wish } from './draft.ts'
import { leftOverNotes, oldSession, removalsOf } from './left-overs.ts'
import type { ImportedProfile, Intent, PlanNote, SettingEdit, Target } from './model.ts'
import { caseNotes, nameRefusal } from './name-check.ts'
import { commandsForEdits, placeEdits } from './plan-edit.ts'
import { outerName, pathText, settingPath } from './setting-path.ts'
import { isThere, roleInForce, sectionInForce, settingsInForce } from './target-sections.ts'

/** A section to import: it is made, or what is there is set anew. */
type Arrival = { readonly target: Target; readonly edits: readonly SettingEdit[] }

/** Plans imported profiles and their SSO sessions: new ones are added, settings of those that are there are replaced. */
export function planImport({ profiles }: Intent & { readonly kind: 'import' }, book: ProfileBook): DraftResult {
  const wishes: Wish[] = []
  const arrivals = arrivalsOf(book, profiles)
  if (arrivals.every(({ edits }) => edits.length === 0)) return refused('nothing-to-do', commandRefusal.noProfiles)
  for (const { target, edits } of arrivals) {
    const placed = placeEdits(book, target, edits)
    if (!placed.ok) return placed
    const refusal = isThere(book, target)
      ? null
      : nameRefusal(
          target,
          placed.edits.map((edit) => edit.role),
        )
    if (refusal !== null) return { ok: false, refusal }
    wishes.push(...placed.edits)
  }
  const leftOver = oldSession(book, wishes)
  const wishesOf = (target: Target) => wishes.filter((wish) => wish.target === target)
  return draftOf({
    title: importTitle(profiles),
    commands: [
      ...arrivals.flatMap(({ target }) => commandsForEdits(book, target, wishesOf(target))),
      ...removalsOf(leftOver),
    ],
    wishes,
    notes: [
      ...arrivals.flatMap(({ target }) => arrivalNotes(book, target, wishesOf(target))),
      ...leftOverNotes(leftOver),
    ],
  })
}

function importTitle(profiles: readonly ImportedProfile[]): string {
  const names = [...new Set(profiles.map((profile) => profile.name))]
  const [only] = names
  return only !== undefined && names.length === 1 ? commandTitle.importOne(only) : commandTitle.importMany(names.length)
}

/** Sections in order, each name once: of a setting given twice the last counts, as in pasted shell lines. */
function arrivalsOf(book: ProfileBook, profiles: readonly ImportedProfile[]): readonly Arrival[] {
  const arrivals = new Map<string, { readonly target: Target; readonly edits: Map<string, SettingEdit> }>()
  const open = (target: Target) => {
    const key = `${target.kind} ${target.name}`
    const arrival = arrivals.get(key) ?? { target, edits: new Map<string, SettingEdit>() }
    arrivals.set(key, arrival)
    return arrival.edits
  }
  for (const { name, settings, ssoSession } of profiles) {
    const target: Target = { kind: 'profile', name }
    const edits = open(target)
    for (const each of settings)
      edits.set(each.setting.toLowerCase(), { ...each, file: importFile(book, target, each) })
    if (ssoSession === null) continue
    const session = open({ kind: 'sso-session', name: ssoSession.name })
    for (const each of ssoSession.settings) session.set(each.setting.toLowerCase(), { ...each, file: 'config' })
  }
  return [...arrivals.values()].map(({ target, edits }) => ({ target, edits: [...edits.values()] }))
}

/** Keys go where they belong; any other setting stays where it is in force, so that the new value counts. */
function importFile(
  book: ProfileBook,
  target: Target,
  { setting, file }: ImportedProfile['settings'][number],
): SettingEdit['file'] {
  if (file === 'credentials') return file
  return roleInForce(book, target, outerName(settingPath(setting, settingsInForce(book, target)))) ?? file
}

function arrivalNotes(book: ProfileBook, target: Target, wishes: readonly Wish[]): readonly PlanNote[] {
  if (!isThere(book, target)) return caseNotes(book, target, null)
  const replaced = wishes
    .filter(({ role, path }) => sectionInForce(book, role, target)?.settings.has(outerName(path)) === true)
    .map(({ path }) => pathText(path))
  const keyId = filledValue(settingsInForce(book, target), 'aws_access_key_id')
  const losesKeys = replaced.includes('aws_access_key_id') && keyId !== null && keyIdKind(keyId) === 'long-term'
  return [
    ...note(replaced.length > 0, 'info', commandNote.replaces(target.name, replaced)),
    ...note(losesKeys, 'warning', commandNote.replacesLongTermKeys(target.name)),
  ]
}

function note(applies: unknown, severity: PlanNote['severity'], message: string): readonly PlanNote[] {
  return applies === true ? [{ severity, message }] : []
}
