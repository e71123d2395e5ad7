import type { Secret } from '../text/secret.ts'

/** Which of the two shared files. */
export type FileRole = 'config' | 'credentials'

/** The two roles, config first: the order of everything that lists both files. */
export const FILE_ROLES = ['config', 'credentials'] as const satisfies readonly FileRole[]

/**
 * One shared file as it was read. `text` is the exact content: UTF-8 decoded (a BOM stays the first character), or, where the
 * bytes are not UTF-8, each byte as one character (`encoding: 'bytes'`). `missing` is normal and means no content.
 */
export type FileSnapshot = {
  readonly role: FileRole
  /** Absolute path, after `AWS_CONFIG_FILE` / `AWS_SHARED_CREDENTIALS_FILE` and `~`. */
  readonly path: string
  readonly state: 'present' | 'missing' | 'unreadable'
  readonly text: string
  readonly encoding: 'utf-8' | 'bytes'
  /** One sentence when `unreadable` (permission, is a directory, too large), else null. */
  readonly reason: string | null
}

/** Where something stands: absolute file and 1-based line. */
export type Place = { readonly file: string; readonly line: number }

/**
 * A setting's value as one tool reads it. `nested` is the one-level block under `s3 =`.
 * Values of {@link SECRET_SETTINGS} are always `secret`.
 */
export type SettingValue =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'secret'; readonly secret: Secret }
  | { readonly kind: 'nested'; readonly entries: ReadonlyMap<string, string> }

/** Settings whose values never leave the main process. */
export const SECRET_SETTINGS: ReadonlySet<string> = new Set([
  'aws_secret_access_key',
  'aws_session_token',
  'aws_security_token',
])

/** One setting as one tool reads it; `name` as that tool looks it up (botocore: lower-cased; JS: case kept). */
export type Setting = { readonly name: string; readonly value: SettingValue; readonly place: Place }

/** A setting in force, with what it overrides, nearest first (the nearest 20): in the same file, and, after merging, in the other. */
export type EffectiveSetting = Setting & {
  readonly overrides: readonly { readonly value: SettingValue; readonly place: Place }[]
}

/** One section as one tool reads it, under the name by which that tool would look it up. */
export type ProfileSection = {
  readonly name: string
  /** The text between the brackets as written (`profile dev`): what a `DocumentCommand` names. */
  readonly header: string
  readonly place: Place
  readonly settings: ReadonlyMap<string, EffectiveSetting>
}

/**
 * Whose rules a reading follows: `botocore` (AWS CLI v1, v2, boto3), `sdk-js` (JS SDK v3), `tolerant` (ours: shows everything); `cross-sdk`
 * (Rust) and `cross-sdk-cased` (Java, Kotlin: names keep their case), and the SDKs with a reader of their own.
 */
export type Dialect =
  | 'botocore'
  | 'sdk-js'
  | 'tolerant'
  | 'cross-sdk'
  | 'cross-sdk-cased'
  | 'sdk-go'
  | 'sdk-ruby'
  | 'sdk-dotnet'
  | 'sdk-php'

/**
 * Why a tool refuses a whole file. `line` is null when the reason has none. `unreadable` stands in the tolerant reading only: the tools
 * themselves take a file they may not open for an empty one, without a word (configparser's `read`, JS SDK v3's `swallowError`).
 */
export type Refusal = {
  readonly code:
    | 'duplicate-section'
    | 'duplicate-setting'
    | 'byte-order-mark'
    | 'not-utf-8'
    | 'no-delimiter'
    | 'unclosed-header'
    | 'before-first-section'
    | 'nested-without-delimiter'
    | 'reserved-name'
    | 'continuation-without-setting'
    | 'setting-without-name'
    | 'unreadable'
  readonly line: number | null
  readonly message: string
}

/** What one tool sees in one file. A refused file has empty maps. */
export type Reading = {
  readonly dialect: Dialect
  readonly role: FileRole
  readonly path: string
  readonly refusal: Refusal | null
  readonly profiles: ReadonlyMap<string, ProfileSection>
  readonly ssoSessions: ReadonlyMap<string, ProfileSection>
  readonly services: ReadonlyMap<string, ProfileSection>
}

/** Both files by one tool's rules. */
export type ReadingPair = { readonly config: Reading; readonly credentials: Reading }

/** Both files as each dialect reads them. */
export type Readings = Readonly<Record<Dialect, ReadingPair>>

export type Severity = 'error' | 'warning' | 'info'

/** A finding about a profile or a file; see `contract.md`, `problems`. `file` and `line` null where there is none. */
export type Problem = {
  readonly code: string
  readonly severity: Severity
  readonly file: string | null
  readonly line: number | null
  readonly message: string
}

/** One name of the two files, merged as AWS CLI does it (or by the tolerant reading where AWS CLI sees none). */
export type Profile = {
  readonly name: string
  /** The reading that gave name and settings. */
  readonly readBy: Dialect
  readonly settings: ReadonlyMap<string, EffectiveSetting>
  /** The sections that make it up, by file. */
  readonly sections: Readonly<Record<FileRole, ProfileSection | null>>
  readonly problems: readonly Problem[]
}

/** Everything the two files say. `profiles` in file order, config first. */
export type ProfileBook = {
  readonly files: Readonly<Record<FileRole, FileSnapshot>>
  readonly readings: Readings
  readonly profiles: readonly Profile[]
  readonly byName: ReadonlyMap<string, Profile>
  readonly ssoSessions: ReadonlyMap<string, ProfileSection>
  readonly services: ReadonlyMap<string, ProfileSection>
  /** Problems of a whole file; they also stand on each profile of that file. */
  readonly fileProblems: readonly Problem[]
}

/** What AWS CLI v2 would use first for a profile; `broken` only if it would fail (see `contract.md`). */
export type ProfileKind =
  | 'long-term-keys'
  | 'temporary-keys'
  | 'role'
  | 'web-identity'
  | 'sso'
  | 'login'
  | 'process'
  | 'empty'
  | 'broken'
