import { composeEdits } from './compose.ts'
import type { DocumentCommand, Edit, PlanProblem } from './model.ts'
import { parseDocument } from './parse.ts'
import { planStep } from './plan.ts'

/** What several commands come to: the text they leave, and the edits that make it of the first one. */
export type CommandsResult =
  | { readonly ok: true; readonly text: string; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly problem: PlanProblem }

/**
 * Plans commands in order, each on what the one before leaves. The first that cannot be planned stops them all. Edits are against
 * `text`: `applyEdits(text, edits)` is the answer's text.
 */
export function planCommands(text: string, commands: readonly DocumentCommand[]): CommandsResult {
  const steps: (readonly Edit[])[] = []
  let document = parseDocument(text)
  for (const command of commands) {
    const step = planStep(document, command)
    if (!step.ok) return step
    steps.push(step.edits)
    document = step.document
  }
  return { ok: true, text: document.text, edits: composeEdits(text, steps) }
}
