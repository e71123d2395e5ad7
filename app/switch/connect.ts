import type { Intent, SettingEdit } from '../command/model.ts'
import type { Profile, ProfileBook } from '../profile/model.ts'
import { filledValue } from '../profile/settings.ts'
import { OUTDATED_SETTINGS, WRITTEN_EXPIRY } from '../session/dialects.ts'
import { holdsLongTermKeys, staticKeysOf } from '../session/keys.ts'
import { namesItself, PROCESS_VERB } from '../session/own-command.ts'
import { buildGraph } from '../session/routes/index.ts'
import { connectText } from '../text/connect-text.ts'
import { type CommandPlatform, commandLineOf } from './command-line.ts'
import { FOLLOWED_FIRST } from './followed-first.ts'

/** What a person wants connected. */
export type ConnectWish = {
  /** Whose credentials. */
  readonly profile: string
  /** The profile to add that hands them out; null: the profile itself. */
  readonly as: string | null
  /** Whether temporary keys in its section go: tools would use them first. */
  readonly session: 'leave' | 'take-out'
  /** What starts Lanyard's command line, without the verb: absolute paths. */
  readonly program: readonly string[]
  readonly platform: CommandPlatform
}

/** The change, or the sentence why there is none. */
export type ConnectResult =
  | {
      readonly ok: true
      readonly intent: Intent
      /** The profile that asks Lanyard then. */
      readonly name: string
      /** The profile whose sessions go by that name; null: none. Written to the files, they would come before Lanyard. */
      readonly sessionOf: string | null
    }
  | { readonly ok: false; readonly code: string; readonly message: string }

const failed = (code: string, message: string): ConnectResult => ({ ok: false, code, message })

/** What a session is made of, in every dialect. */
const SESSION_SETTINGS = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  WRITTEN_EXPIRY,
  ...OUTDATED_SETTINGS,
] as const

/** The change that makes a profile ask Lanyard by `credential_process`: an intent of editing like any other. */
export function connectIntent(book: ProfileBook, wish: ConnectWish): ConnectResult {
  const words = [...wish.program, PROCESS_VERB, '--profile', wish.profile]
  const command = commandLineOf(words, wish.platform)
  if (!command.ok) return failed('value-not-writable', command.message)
  const known = book.byName.get(wish.profile)
  const root = sessionSource(book, wish.profile)
  const source = known ?? root
  if (source === null) return failed('no-such-profile', connectText.unknown(wish.profile))
  const setting: SettingEdit = { setting: 'credential_process', value: command.line, file: 'config' }
  if (wish.as !== null) return addBeside(book, wish.profile, wish.as, source, setting)
  const sessionOf = root?.name ?? null
  if (known === undefined)
    return { ok: true, ...addIntent(wish.profile, source, setting), name: wish.profile, sessionOf }
  return change(known, wish, setting, sessionOf)
}

/** The profile whose session goes by a name, which need not be in a file yet; null: none does. */
function sessionSource(book: ProfileBook, name: string): Profile | null {
  const graph = buildGraph(book, { preferences: new Map(), sessionDuration: 0, live: new Map(), now: 0 })
  const root = graph.targets.get(name)
  return root === undefined ? null : (book.byName.get(root.profile) ?? null)
}

function addBeside(
  book: ProfileBook,
  profile: string,
  as: string,
  source: Profile,
  setting: SettingEdit,
): ConnectResult {
  if (as === profile) return failed('same-name', connectText.sameName(as))
  if (book.byName.has(as)) return failed('already-there', connectText.alreadyThere(as))
  return { ok: true, ...addIntent(as, source, setting), name: as, sessionOf: null }
}

/** A new profile works in the region of the one whose credentials it hands out. */
function addIntent(name: string, source: Profile, setting: SettingEdit): { readonly intent: Intent } {
  const region = filledValue(source.settings, 'region')
  const settings =
    region === null ? [setting] : [setting, { setting: 'region', value: region, file: 'config' } as const]
  return { intent: { kind: 'add', target: { kind: 'profile', name }, settings } }
}

function change(
  profile: Profile,
  { session }: ConnectWish,
  setting: SettingEdit,
  sessionOf: string | null,
): ConnectResult {
  const { name, settings } = profile
  const first = FOLLOWED_FIRST.find((one) => settings.has(one))
  if (first !== undefined) return failed('followed-first', connectText.hasFirst(name, first))
  const program = filledValue(settings, 'credential_process')
  const isOurs = program === null || namesItself(profile)
  if (!isOurs) return failed('has-program', connectText.hasProgram(name))
  const removals = session === 'leave' ? [] : sessionRemovals(profile)
  if (removals === null) return failed('no-session', connectText.notTakenOut(name))
  // Where it stands, in whichever file: both would be one too many.
  const file = profile.sections.credentials?.settings.has('credential_process') ? 'credentials' : 'config'
  const intent: Intent = { kind: 'edit', target: { kind: 'profile', name }, edits: [{ ...setting, file }, ...removals] }
  return { ok: true, intent, name, sessionOf }
}

/** Takes the temporary keys out of the credentials file; null: none stand there, or long-term ones do. */
function sessionRemovals(profile: Profile): readonly SettingEdit[] | null {
  const section = profile.sections.credentials
  const keys = staticKeysOf(profile)
  if (section === null || keys?.role !== 'credentials' || keys.term === 'long' || holdsLongTermKeys(section))
    return null
  return SESSION_SETTINGS.filter((setting) => section.settings.has(setting)).map((setting) => ({
    setting,
    value: null,
    file: 'credentials',
  }))
}
