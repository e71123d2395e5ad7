import type { ChainFacts, ToolId, Verdict } from './model.ts'
import { resolveRegionFor } from './region.ts'
import { subjectOf } from './subject.ts'
import { NOTHING_SUPPOSED, type Supposing, supposedFacts } from './suppose.ts'
import { toolDefinition } from './tools/index.ts'
import { unreached, walkRungs } from './walk.ts'

/**
 * Which credential provider a tool would use, and why not the others. Calls nothing, runs nothing: STS, SSO, a configured container
 * endpoint and a configured process are supposed to succeed, instance metadata is supposed silent unless the facts say otherwise.
 * `what`: rungs (by id or provider) supposed to be there or not, whatever the facts say.
 */
export function explain(given: ChainFacts, tool: ToolId, what: Partial<Supposing> = {}): Verdict {
  const supposing = { ...NOTHING_SUPPOSED, ...what }
  const facts = supposedFacts(given, supposing)
  const definition = toolDefinition(tool)
  const selected = definition.select(facts)
  const subject = subjectOf(facts, definition, selected)
  const region = resolveRegionFor(subject, definition, selected)
  const remarks = definition.remarks(subject, selected)
  const head = { tool: definition.id, profile: { name: selected.name, origin: selected.origin } }
  const error = definition.before(subject, selected)
  if (error) {
    const steps = unreached(definition.rungs)
    return { ...head, outcome: 'fails', winner: null, error, region, warnings: remarks, steps }
  }
  const walk = walkRungs(definition.rungs, subject, supposing)
  return {
    ...head,
    outcome: walk.outcome,
    winner: walk.winner,
    error: walk.error,
    region,
    warnings: [...remarks, ...walk.warnings],
    steps: walk.steps,
  }
}
