import type { ProfileBook, Severity } from '../profile/model.ts'
import { redact } from '../text/redact.ts'
import type { FindingView } from './edit-model.ts'
import { originAt } from './origin.ts'

/** A finding, as far as the window draws it. */
export type FindingInput = {
  readonly id: string
  readonly code: string
  readonly severity: Severity
  readonly file: string | null
  readonly line: number | null
  readonly message: string
  readonly profile: string | null
  readonly fix: { readonly label: string } | null
}

/** A finding for Advice and for the line it concerns; its message may quote what stands there. */
export function buildFinding(finding: FindingInput, files: ProfileBook['files']): FindingView {
  const { id, code, severity, file, line, message, profile, fix } = finding
  return {
    id,
    code,
    severity,
    message: redact(message),
    origin: file === null ? null : originAt(files, file, line ?? 1),
    profile,
    fix: fix === null ? null : redact(fix.label),
  }
}
