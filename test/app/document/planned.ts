import { applyEdits } from '../../../app/document/edits.ts'
import type { DocumentCommand, PlanProblemCode } from '../../../app/document/model.ts'
import { parseDocument } from '../../../app/document/parse.ts'
import { planCommand } from '../../../app/document/plan.ts'

/** The text a command leaves; a refusal fails the test. */
export function after(text: string, command: DocumentCommand): string {
  const plan = planCommand(parseDocument(text), command)
  if (!plan.ok) throw new Error(`refused: ${plan.problem.code}`)
  return applyEdits(text, plan.edits)
}

/** Why a command is refused; null when it is not. */
export function refusal(text: string, command: DocumentCommand): PlanProblemCode | null {
  const plan = planCommand(parseDocument(text), command)
  return plan.ok ? null : plan.problem.code
}
