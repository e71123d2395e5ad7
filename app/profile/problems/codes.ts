import type { Place, Problem, Refusal, Severity } from '../model.ts'

/**
 * Every code of a profile's `problems` that the two files alone can tell. Those of a {@link Refusal} concern a whole file. From the first
 * release on this union may only grow.
 */
export type ProblemCode =
  | Refusal['code']
  /** Tools that do not find the profile; they are named in the message. */
  | 'not-seen-by'
  /** `[profile x]` in the credentials file. */
  | 'profile-prefix-in-credentials'
  /** `[DEFAULT]`: configparser gives its settings to every section. */
  | 'default-section-leaks'
  /** Two headers mean one profile, and the later replaces this one wholesale. */
  | 'section-replaced'
  | 'long-term-key-with-token'
  | 'temporary-key-without-token'
  | 'keys-split-over-files'
  | 'key-id-without-secret'
  | 'secret-without-key-id'
  | 'token-in-other-file'
  /** `aws_security_token`, which botocore prefers to `aws_session_token`. */
  | 'security-token-left-over'
  /** `Region`: AWS CLI lower-cases names, JS SDK v3 and Java do not. */
  | 'capitals-in-name'
  /** `k = v # c`: part of the value to AWS CLI, a comment to most SDKs. */
  | 'inline-comment'
  /** An indented `[…]` that continues the value above it. */
  | 'header-swallowed'
  | 'role-without-source'
  | 'role-with-two-sources'
  | 'source-profile-missing'
  | 'source-profile-loop'
  | 'sso-session-missing'
  | 'services-missing'

/** A problem of a known code. */
export function problem(code: ProblemCode, severity: Severity, place: Place | null, message: string): Problem {
  return { code, severity, file: place?.file ?? null, line: place?.line ?? null, message }
}

/** Takes what a rule finds. */
export type Report = (code: ProblemCode, severity: Severity, place: Place | null, message: string) => void
