import type { Severity } from '../../app/profile/model.ts'
import type { FindingView } from '../../app/view/edit-model.ts'
import type { OriginView, ProblemView } from '../../app/view/model.ts'

export type FindingGroup = { readonly severity: Severity; readonly findings: readonly FindingView[] }

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** Findings by severity, worst first; empty groups are left out. */
export function groupFindings(findings: readonly FindingView[]): readonly FindingGroup[] {
  return SEVERITIES.map((severity) => ({
    severity,
    findings: findings.filter((finding) => finding.severity === severity),
  })).filter((group) => group.findings.length > 0)
}

/** A problem of a profile, with the fix that Advice has for it. */
export type MendableProblem = ProblemView & { readonly mend: { readonly id: string; readonly fix: string } | null }

const samePlace = (left: OriginView | null, right: OriginView | null): boolean =>
  left?.file === right?.file && left?.line === right?.line

const mendOf = (found: FindingView | undefined): MendableProblem['mend'] =>
  found === undefined || found.fix === null ? null : { id: found.id, fix: found.fix }

/** A profile's problems, each with the fix of the finding that says the same of the same place, where there is one. */
export function withFixes(
  problems: readonly ProblemView[],
  findings: readonly FindingView[],
  profile: string,
): readonly MendableProblem[] {
  return problems.map((problem) => {
    const found = findings.find(
      (finding) =>
        finding.fix !== null &&
        finding.code === problem.code &&
        samePlace(finding.origin, problem.origin) &&
        (finding.profile === null || finding.profile === profile),
    )
    return { ...problem, mend: mendOf(found) }
  })
}
