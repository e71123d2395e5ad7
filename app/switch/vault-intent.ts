import type { RoleCommand } from '../command/draft.ts'
import type { FileCommands, Intent, IntentRefusal, SettingEdit, Target } from '../command/model.ts'
import { commandsForEdits, placeEdits } from '../command/plan-edit.ts'
import { ownSettings } from '../command/target-sections.ts'
import { FILE_ROLES, type FileRole, type Profile, type ProfileBook } from '../profile/model.ts'
import { isFilled } from '../profile/settings.ts'
import { type StaticKeys, staticKeysOf } from '../session/keys.ts'
import { namesItself } from '../session/own-command.ts'
import { isSameSecret, type Secret } from '../text/secret.ts'
import { prepareText } from '../text/session-text.ts'
import { vaultMoveText } from '../text/vault-text.ts'
import { FOLLOWED_FIRST } from './followed-first.ts'

/** Keys that can move, whole. */
export type MovableKeys = Pick<StaticKeys, 'accessKeyId'> & { readonly secretAccessKey: Secret }

export type VaultIntent<More> =
  | ({ readonly ok: true; readonly intent: Intent } & More)
  | { readonly ok: false; readonly refusal: IntentRefusal }

const KEY_SETTINGS = ['aws_access_key_id', 'aws_secret_access_key'] as const

/** What AWS tools would follow instead of `credential_process`, or together with the keys: with these, moving would change who one is. */
const OTHER_WAYS = [...FOLLOWED_FIRST, 'credential_source'] as const

const refuse = (code: IntentRefusal['code'], message: string) => ({ ok: false, refusal: { code, message } }) as const

/**
 * The edit that takes a profile's long-term keys out of the files and has AWS tools ask Lanyard instead. `command` is the
 * `credential_process` that asks for this profile. The keys come along, for the vault: they must be there before this is written.
 */
export function vaultInIntent(
  book: ProfileBook,
  name: string,
  command: string,
): VaultIntent<{ readonly keys: MovableKeys }> {
  const profile = book.byName.get(name)
  if (profile === undefined) return refuse('no-such-target', prepareText.noSuchProfile(name))
  const found = staticKeysOf(profile)
  if (found === null) return refuse('unsupported', prepareText.noKeys(name))
  if (found.term === 'temporary') return refuse('unsupported', vaultMoveText.temporary(name))
  const { accessKeyId, secretAccessKey } = found
  if (secretAccessKey === null) return refuse('unsupported', prepareText.halfKeys(name, book.files[found.role].path))
  const obstacle = obstacleOf(book, profile, { accessKeyId, secretAccessKey })
  if (obstacle !== null) return refuse('unsupported', obstacle)
  const edits: readonly SettingEdit[] = [
    ...FILE_ROLES.flatMap((role) => removals(profile, role)),
    ...(namesItself(profile) ? [] : [{ setting: 'credential_process', value: command, file: 'config' as const }]),
  ]
  const made = fixOf(book, name, edits, vaultMoveText.titleIn(name))
  return made.ok ? { ...made, keys: { accessKeyId, secretAccessKey } } : made
}

function obstacleOf(book: ProfileBook, profile: Profile, keys: MovableKeys): string | null {
  const { name, settings } = profile
  const way = OTHER_WAYS.find((setting) => isFilled(settings, setting))
  if (way !== undefined) return vaultMoveText.otherWay(name, way)
  const hasProcess = isFilled(settings, 'credential_process')
  if (hasProcess && !namesItself(profile)) return vaultMoveText.ownProgram(name)
  const other = FILE_ROLES.find((role) => holdsOthers(profile, role, keys))
  return other === undefined ? null : vaultMoveText.twoPairs(name, book.files[other].path)
}

/** AWS tools never mix the files: a second pair would be lost unseen. */
function holdsOthers({ sections }: Profile, role: FileRole, keys: MovableKeys): boolean {
  const settings = sections[role]?.settings
  const id = settings?.get('aws_access_key_id')?.value
  const secret = settings?.get('aws_secret_access_key')?.value
  const isOtherId = id?.kind === 'plain' && id.text !== '' && id.text !== keys.accessKeyId
  return isOtherId || (secret?.kind === 'secret' && !isSameSecret(secret.secret, keys.secretAccessKey))
}

function removals({ sections }: Profile, role: FileRole): readonly SettingEdit[] {
  const section = sections[role]
  if (section === null) return []
  return KEY_SETTINGS.filter((setting) => section.settings.has(setting)).map((setting) => ({
    setting,
    value: null,
    file: role,
  }))
}

/** The keys as plain settings again: for files that were changed too much since to put back what stood there. */
export function vaultOutIntent(
  book: ProfileBook,
  name: string,
  keys: MovableKeys,
  role: FileRole,
): VaultIntent<object> {
  const profile = book.byName.get(name)
  const isOurs = profile !== undefined && namesItself(profile)
  const edits: readonly SettingEdit[] = [
    { setting: 'aws_access_key_id', value: keys.accessKeyId, file: role },
    { setting: 'aws_secret_access_key', value: keys.secretAccessKey, file: role },
    ...(isOurs ? [{ setting: 'credential_process', value: null, file: null }] : []),
  ]
  return fixOf(book, name, edits, vaultMoveText.titleOut(name))
}

function fixOf(book: ProfileBook, name: string, edits: readonly SettingEdit[], title: string): VaultIntent<object> {
  const target: Target = { kind: 'profile', name }
  const placed = placeEdits(book, target, edits)
  if (!placed.ok) return placed
  const commands = commandsForEdits(book, target, placed.edits)
  return { ok: true, intent: { kind: 'fix', title, changes: byFile(commands) } }
}

const byFile = (commands: readonly RoleCommand[]): readonly FileCommands[] =>
  FILE_ROLES.flatMap((role) => {
    const own = commands.filter((each) => each.role === role).map(({ command }) => command)
    return own.length === 0 ? [] : [{ role, commands: own }]
  })

/** Whether files read as they must after the move: no keys of the profile, and Lanyard asked for it. */
export function isMovedIn(book: ProfileBook, name: string): boolean {
  const profile = book.byName.get(name)
  if (profile === undefined || staticKeysOf(profile) !== null) return false
  const leftSecret = FILE_ROLES.some((role) => {
    const header = profile.sections[role]?.header
    return header !== undefined && ownSettings(book, role, header).has('aws_secret_access_key')
  })
  return !leftSecret && namesItself(profile)
}

/** Whether files hold just these keys for the profile. */
export function holdsKeys(book: ProfileBook, name: string, keys: MovableKeys): boolean {
  const profile = book.byName.get(name)
  const found = profile === undefined ? null : staticKeysOf(profile)
  if (found === null || found.secretAccessKey === null) return false
  return found.accessKeyId === keys.accessKeyId && isSameSecret(found.secretAccessKey, keys.secretAccessKey)
}

/** Other profiles that hold the same key: moving one leaves the key in the open there. */
export function othersWith(book: ProfileBook, name: string, accessKeyId: string): readonly string[] {
  return book.profiles
    .filter((profile) => profile.name !== name && staticKeysOf(profile)?.accessKeyId === accessKeyId)
    .map((profile) => profile.name)
}
