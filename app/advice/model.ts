import type { Intent } from '../command/model.ts'
import type { Severity } from '../profile/model.ts'
import type { ProblemCode } from '../profile/problems/codes.ts'

/** Every code of a finding: those of a profile's problems, and what only advice says. From the first release on it may only grow. */
export type FindingCode =
  | ProblemCode
  /** `region : x`: JS SDK v3 does not read it, the SDKs for Rust and Java refuse the file. */
  | 'colon-for-equals'
  /** An indented `name = value` that continues the value above it. */
  | 'setting-swallowed'
  /** `[dev]` in the config file, where it has to be `[profile dev]`. */
  | 'profile-prefix-missing'
  /** `[sso-session x]` or `[services x]` in the credentials file. */
  | 'section-out-of-place'
  /** Settings that AWS CLI passes over for others of the same profile. */
  | 'shadowed'
  /** Keys that have ended and still come before a login or a process. */
  | 'expired-keys-first'
  | 'credential-source-unknown'
  /** A value without the shape AWS documents. */
  | 'invalid-value'
  /** Quotes around a value, which AWS CLI takes for a part of it. */
  | 'quoted-value'

/** What mends a finding: an intent like any other, with dry run and undo. */
export type Fix = {
  /** What it does, for its button: `Remove the first of the two`. */
  readonly label: string
  readonly intent: Intent
}

/** Something about the two files that somebody will stumble over, with the line it concerns. No secret is in it. */
export type Finding = {
  /** Unique among the findings of a book, and the same for the same files. */
  readonly id: string
  /** A {@link FindingCode}. */
  readonly code: string
  readonly severity: Severity
  readonly file: string | null
  /** 1-based. */
  readonly line: number | null
  /** Which tools do what, and what to do. */
  readonly message: string
  /** Null: about a whole file, or a section that is no profile. */
  readonly profile: string | null
  /** Null where nothing is safe to do without being asked. */
  readonly fix: Fix | null
}

/** A finding before it is known where in the list it stands. */
export type Found = Omit<Finding, 'id'>

/** A finding as a rule of advice gives it. */
export type FoundBy = Found & { readonly code: FindingCode }
