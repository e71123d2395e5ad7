import type { Failure, Incomplete, Subject } from './engine-model.ts'
import { fails, swallowed } from './findings.ts'
import type { Evidence } from './model.ts'

/** What a tool makes of settings that are there and wrong; `code`: the tool's own class name. */
export type Trouble = (
  subject: Subject,
  code: string,
  reason: string,
  evidence: readonly Evidence[],
) => Failure | Incomplete

/** The tool stops. */
export const stops: Trouble = (_subject, code, reason, evidence) => fails(code, reason, evidence)

/** The tool gives the profile up and asks the next provider, unless the program asks the profile alone. */
export const leavesProfile: Trouble = ({ variables }, code, reason, evidence) =>
  variables === 'off' ? fails(code, reason, evidence) : swallowed(reason, evidence)
