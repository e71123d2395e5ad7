import { EXPIRY_SETTINGS, readExpiryText } from '../../chain/instants.ts'
import { isWritableSection, isWritableSettingName, isWritableValue } from '../../document/writable.ts'
import { knownSetting } from '../../profile/catalog/index.ts'
import { isSecretName } from '../../profile/setting-value.ts'
import { importText } from '../../text/import-text.ts'
import { formatInstant } from '../../text/instant.ts'
import { redact } from '../../text/redact.ts'
import { makeSecret } from '../../text/secret.ts'
import type { ImportedProfile } from '../model.ts'
import type { Found, Gathered, GatheredSession, ImportResult } from './model.ts'
import { notesOn } from './notes.ts'

/** Names longer than this are no names. */
const LONGEST_NAME = 200

/** What was found as profiles to import: names made usable, ends of sessions in one form, secrets wrapped, each setting with its file. */
export function settle(found: Found): ImportResult {
  if (found.profiles.length === 0) return { ok: false, message: importText.onlySession }
  const halves = found.format === 'portal' || found.format === 'shared-file' ? [] : found.profiles.filter(isHalf)
  if (halves.length === found.profiles.length) return { ok: false, message: importText.half }
  const settled = found.profiles.filter((profile) => !halves.includes(profile)).map(normalised)
  const names = distinctNames(settled)
  const sessions = new Map(found.sessions.map((session) => [session.name, session]))
  const profiles = settled.map((profile, index) =>
    importedOf(profile, names[index] ?? importText.defaultName, sessions),
  )
  return {
    ok: true,
    format: importText.format[found.format],
    profiles,
    notes: notesOn({ found, settled, isWritable, halves: halves.length, unusedSessions: sessions.size }),
  }
}

function isHalf({ settings }: Gathered): boolean {
  return settings.has('aws_access_key_id') !== settings.has('aws_secret_access_key')
}

/** One name for the token, one for the end, in AWS's form. An end that cannot be read, or of keys without a token, is dropped. */
function normalised({ name, settings }: Gathered): Gathered {
  const kept = new Map([...settings].filter(([setting]) => !FOLDED.has(setting)))
  const token = settings.get('aws_session_token') ?? settings.get('aws_security_token')
  if (token === undefined || token === '') return { name, settings: kept }
  kept.set('aws_session_token', token)
  const ends = EXPIRY_SETTINGS.flatMap((setting) => readExpiryText(settings.get(setting) ?? '') ?? [])
  if (ends.length > 0) kept.set(EXPIRY_SETTINGS[0], formatInstant(Math.max(...ends)))
  return { name, settings: kept }
}

const FOLDED: ReadonlySet<string> = new Set(['aws_session_token', 'aws_security_token', ...EXPIRY_SETTINGS])

/** Every name once: the second of a name is called `name-2`. */
function distinctNames(profiles: readonly Gathered[]): readonly string[] {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return profiles.map((profile) => {
    const wanted = usableName(profile.name)
    let count = counts.get(wanted) ?? 1
    let name = wanted
    while (taken.has(name)) name = `${wanted}-${++count}`
    counts.set(wanted, count)
    taken.add(name)
    return name
  })
}

/** The name itself where a section may have it; what looks like a key is none. */
function usableName(name: string | null): string {
  const trimmed = name?.trim() ?? ''
  const isUsable = trimmed.length <= LONGEST_NAME && isWritableSection(trimmed) && redact(trimmed) === trimmed
  return isUsable ? trimmed : importText.defaultName
}

/** Takes the session that the profile names out of those that are left: it is written once. */
function importedOf({ settings }: Gathered, name: string, sessions: Map<string, GatheredSession>): ImportedProfile {
  const sessionName = settings.get('sso_session') ?? ''
  const session = sessions.get(sessionName)
  sessions.delete(sessionName)
  return {
    name,
    settings: [...settings].filter(isWritable).map(([setting, value]) => ({
      setting,
      value: isSecret(setting) ? makeSecret(value) : value,
      file: knownSetting(setting, 'profile')?.file ?? 'config',
    })),
    ssoSession: session === undefined ? null : sessionOf(session),
  }
}

function sessionOf({ name, settings }: GatheredSession): ImportedProfile['ssoSession'] {
  const written = [...settings].filter(isWritable).filter(([setting]) => !isSecret(setting))
  return { name, settings: written.map(([setting, value]) => ({ setting, value })) }
}

function isWritable([setting, value]: readonly [string, string]): boolean {
  return isWritableSettingName(setting) && isWritableValue(value)
}

/** Secret by AWS's names, or by what other tools call such things. */
function isSecret(setting: string): boolean {
  return isSecretName(setting) || /secret|token(?!_(?:file|expir))|passw|private_?key/.test(setting)
}
