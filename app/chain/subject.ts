import type { SelectedProfile, Subject, ToolDefinition } from './engine-model.ts'
import type { ChainFacts } from './model.ts'
import { viewProfile } from './profile-view.ts'

/** The facts as one tool looks at them. */
export function subjectOf(facts: ChainFacts, definition: ToolDefinition, selected: SelectedProfile): Subject {
  const profile = viewProfile(facts.book, definition.dialect, selected.name)
  return {
    facts,
    dialect: definition.dialect,
    profile,
    session: profile,
    variables: definition.variables(selected),
  }
}
