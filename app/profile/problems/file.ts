import { profileText } from '../../text/profile-text.ts'
import type { Problem, Readings, Severity } from '../model.ts'
import type { OpenedFile } from '../read.ts'
import { problem } from './codes.ts'

/** What is wrong with a file as a whole: refusals of the tools, most severe first, and a section that leaks into all others. */
export function fileProblemsOf(file: OpenedFile, readings: Readings): readonly Problem[] {
  const { role, path } = file.snapshot
  const problems: Problem[] = []
  for (const [dialect, severity] of REFUSERS) {
    const { refusal } = readings[dialect][role]
    if (refusal === null) continue
    problems.push({ code: refusal.code, severity, file: path, line: refusal.line, message: refusal.message })
  }
  const { leaking } = file.read
  if (leaking !== null && file.botocoreRefusal === null) {
    problems.push(problem('default-section-leaks', 'warning', leaking.place, profileText.defaultSectionLeaks()))
  }
  return problems
}

const REFUSERS: readonly (readonly [keyof Readings, Severity])[] = [
  ['botocore', 'error'],
  ['tolerant', 'error'],
  ['sdk-js', 'warning'],
]
