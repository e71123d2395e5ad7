import { composeEdits } from './compose.ts'
import type { Document, DocumentCommand, Edit, PlanProblem } from './model.ts'
import { parseDocument } from './parse.ts'
import { type PlanStep, planStep } from './plan.ts'
import { planTogether, runOfCommands } from './plan-together.ts'

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
  for (let start = 0; start < commands.length; ) {
    const run = runOfCommands(commands, start)
    const together = run.length > 1 ? planTogether(document, run) : null
    for (const step of together === null ? planInTurn(document, run) : [{ ok: true, ...together } as const]) {
      if (!step.ok) return step
      steps.push(step.edits)
      document = step.document
    }
    start += run.length
  }
  return { ok: true, text: document.text, edits: composeEdits(text, steps) }
}

function* planInTurn(document: Document, commands: readonly DocumentCommand[]): Generator<PlanStep> {
  let current = document
  for (const command of commands) {
    const step = planStep(current, command)
    yield step
    if (!step.ok) return
    current = step.document
  }
}
