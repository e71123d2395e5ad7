import { FILE_ROLES, type FileRole, type ProfileBook, type SettingValue } from '../profile/model.ts'
import { DEFAULT_SECTION } from '../profile/read-sections.ts'
import { commandNote, commandRefusal } from '../text/command-text.ts'
import { isSecret } from '../text/secret.ts'
import type { Wish } from './draft.ts'
import type { IntentRefusal, PlanNote } from './model.ts'
import { outerName, pathText } from './setting-path.ts'
import { ownSettings, sectionInForce, settingsInForce } from './target-sections.ts'

/** A wish that AWS CLI, reading the planned file, would not find fulfilled; null when it reads what was wanted. */
export function wishRefusal(wishes: readonly Wish[], after: ProfileBook): IntentRefusal | null {
  const failed = wishes.find((wish) => {
    if (after.readings.botocore[wish.role].refusal !== null) return false
    const found = sectionInForce(after, wish.role, wish.target)?.settings.get(outerName(wish.path))
    return wish.value === null ? isStillOwn(wish, after) : !isWanted(found?.value, wish)
  })
  return failed === undefined
    ? null
    : { code: 'value-not-writable', message: commandRefusal.notReadBack(pathText(failed.path)) }
}

function isStillOwn({ role, target, path }: Wish, after: ProfileBook): boolean {
  const section = sectionInForce(after, role, target)
  if (section === null || path.block !== null) return false
  return ownSettings(after, role, section.header).has(outerName(path))
}

function isWanted(found: SettingValue | undefined, { path, value }: Wish): boolean {
  if (found === undefined) return false
  // What is secret by its name cannot be compared; that it is there is known.
  if (isSecret(value) || found.kind === 'secret') return true
  if (path.block === null) return found.kind === 'plain' && found.text === value
  return found.kind === 'nested' && found.entries.get(path.name) === value
}

/** What a fulfilled wish does not change: another file's value wins, another one comes up, JavaScript reads otherwise. */
export function wishNotes(wishes: readonly Wish[], after: ProfileBook): readonly PlanNote[] {
  return wishes.flatMap((wish) => (wish.value === null ? removalNotes(wish, after) : settingNotes(wish, after)))
}

function removalNotes({ target, path }: Wish, after: ProfileBook): readonly PlanNote[] {
  const outer = outerName(path)
  const rest = settingsInForce(after, target).get(outer)
  const isOther = path.block !== null && rest?.value.kind === 'nested' && !rest.value.entries.has(path.name)
  if (rest === undefined || isOther) return []
  const role = roleOf(after, { target, path })
  if (role === null) return [{ severity: 'info', message: commandNote.comesFromDefault(pathText(path), target.name) }]
  const message = commandNote.comesIntoForce(pathText(path), target.name, role, rest.place.line)
  return [{ severity: 'info', message }]
}

/** The file whose own lines give a setting; null where `[DEFAULT]` does. */
function roleOf(book: ProfileBook, { target, path }: Pick<Wish, 'target' | 'path'>): FileRole | null {
  const outer = outerName(path)
  const role = FILE_ROLES.toReversed().find((each) => sectionInForce(book, each, target)?.settings.has(outer))
  const header = role === undefined ? null : (sectionInForce(book, role, target)?.header ?? null)
  if (role === undefined || header === null || header === DEFAULT_SECTION) return null
  return ownSettings(book, role, header).has(outer) ? role : null
}

function settingNotes(wish: Wish, after: ProfileBook): readonly PlanNote[] {
  const { target, path, role } = wish
  const inForce = settingsInForce(after, target).get(outerName(path))
  const own = sectionInForce(after, role, target)?.settings.get(outerName(path))
  const other = role === 'config' ? 'credentials' : 'config'
  if (inForce !== undefined && own !== undefined && inForce.place !== own.place) {
    const message = commandNote.stillInForce(pathText(path), target.name, other, inForce.place.line)
    return [{ severity: 'warning', message }]
  }
  return isReadBySdkJs(wish, after)
    ? []
    : [{ severity: 'warning', message: commandNote.notReadBySdkJs(pathText(path), target.name) }]
}

/** Whether JS SDK v3 gets the value too; yes where it does not find the section at all, which is said elsewhere. */
function isReadBySdkJs({ target, path, role, value }: Wish, after: ProfileBook): boolean {
  const { profiles, ssoSessions, services } = after.readings['sdk-js'][role]
  const shelves = { profile: profiles, 'sso-session': ssoSessions, services }
  const section = shelves[target.kind].get(target.name)
  if (section === undefined || value === '') return true
  const found = section.settings.get(pathText(path))?.value
  if (found === undefined) return false
  return isSecret(value) || found.kind !== 'plain' || found.text === value
}
