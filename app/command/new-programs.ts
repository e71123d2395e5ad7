import { newValues } from './new-values.ts'

/**
 * Settings whose value AWS tools run as a program: `credential_process` (every SDK), `cli_pager` (AWS CLI v2, "AWS CLI client-side pager")
 * and `mfa_process` (aws-vault, "USAGE.md").
 */
const PROGRAM_SETTINGS: ReadonlySet<string> = new Set(['credential_process', 'cli_pager', 'mfa_process'])

/** Programs that AWS tools would start because of a change, and would not have before it; each once, in the order of the file. */
export const newPrograms = (before: string, after: string): readonly string[] =>
  newValues(before, after, PROGRAM_SETTINGS)
