import { accountIdOf, mfaSerialOf, regionOf, sourceProfileOf } from '../profile/identity.ts'
import type {
  EffectiveSetting,
  Place,
  Problem,
  Profile,
  ProfileBook,
  ProfileKind,
  SettingValue,
} from '../profile/model.ts'
import { formatInstant, type Instant } from '../text/instant.ts'
import { redact } from '../text/redact.ts'
import { showValue } from './setting-value.ts'

/** One row of `lanyard profiles --json`, exactly as the contract of the command line names its fields. */
export type ProfileJson = {
  readonly name: string
  readonly kind: ProfileKind
  readonly region: string | null
  readonly accountId: string | null
  readonly sourceProfile: string | null
  readonly mfaSerial: string | null
  /** ISO 8601 UTC in whole seconds. */
  readonly expiresAt: string | null
  readonly problems: readonly ProblemJson[]
  readonly origins: Readonly<Record<string, Place>>
}

export type ProblemJson = {
  readonly code: string
  readonly severity: Problem['severity']
  readonly file: string | null
  readonly line: number | null
  readonly message: string
}

/** A setting's value: null when it is secret or may hold a secret; an object for a nested block. */
export type ValueJson = string | Readonly<Record<string, string | null>> | null

export type SettingJson = {
  readonly value: ValueJson
  readonly file: string
  readonly line: number
  readonly overrides: readonly { readonly value: ValueJson; readonly file: string; readonly line: number }[]
}

/** `lanyard show --json`: the row, and each setting in force with what it overrides. */
export type ProfileDetailJson = ProfileJson & { readonly settings: Readonly<Record<string, SettingJson>> }

/** One row. `expiresAt` is when the profile's credentials end, as far as anybody wrote it down. */
export function profileJson(profile: Profile, kind: ProfileKind, expiresAt: Instant | null): ProfileJson {
  return {
    name: profile.name,
    kind,
    region: withoutSecrets('region', regionOf(profile)),
    accountId: accountIdOf(profile),
    sourceProfile: withoutSecrets('source_profile', sourceProfileOf(profile)),
    mfaSerial: withoutSecrets('mfa_serial', mfaSerialOf(profile)),
    expiresAt: expiresAt === null ? null : formatInstant(expiresAt),
    problems: profile.problems.map(problemJson),
    origins: record([...profile.settings.values()].map((setting) => [setting.name, placeJson(setting.place)])),
  }
}

/** The row with every setting. */
export function profileDetailJson(profile: Profile, kind: ProfileKind, expiresAt: Instant | null): ProfileDetailJson {
  const settings = [...profile.settings.values()].map((setting) => [setting.name, settingJson(setting)] as const)
  return { ...profileJson(profile, kind, expiresAt), settings: record(settings) }
}

/** Problems of a whole file that stand on no profile: there is none of that file to carry them. */
export function homelessProblems(book: ProfileBook): readonly Problem[] {
  return book.fileProblems.filter((problem) => !book.profiles.some((profile) => profile.problems.includes(problem)))
}

/** A problem with exactly the contract's fields; a message may quote a value that swallowed the next line of its file. */
export function problemJson({ code, severity, file, line, message }: Problem): ProblemJson {
  return { code, severity, file, line, message: redact(message) }
}

function settingJson({ name, value, place, overrides }: EffectiveSetting): SettingJson {
  return {
    value: valueJson(name, value),
    ...placeJson(place),
    overrides: overrides.map((one) => ({ value: valueJson(name, one.value), ...placeJson(one.place) })),
  }
}

function placeJson({ file, line }: Place): Place {
  return { file, line }
}

function valueJson(name: string, value: SettingValue): ValueJson {
  switch (value.kind) {
    case 'secret':
      return null
    case 'plain':
      return withoutSecrets(name, value.text)
    case 'nested':
      return record([...value.entries].map(([inner, text]) => [inner, withoutSecrets(inner, text)]))
  }
}

/** A key id is an identifier; any other value that a screen would mask (a swallowed secret line, a password in a URL) is held back. */
function withoutSecrets(name: string, text: string | null): string | null {
  if (text === null || (name === 'aws_access_key_id' && /^\w*$/.test(text))) return text
  return showValue(name, { kind: 'plain', text }).masked ? null : text
}

/** An object from entries that may be called `__proto__`. */
function record<Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(entries)
}
