import { inlineCommentStart } from '../../document/line-shape.ts'
import { profileText } from '../../text/profile-text.ts'
import type { MergedProfile } from '../merge.ts'
import { type EffectiveSetting, FILE_ROLES, type Problem } from '../model.ts'
import { problem } from './codes.ts'
import type { Surroundings } from './profile.ts'

const HEADER_INSIDE = /\n\s*\[.+\]/

/** Ways of writing that the tools read differently, or otherwise than they look. */
export function writingProblems(profile: MergedProfile, surroundings: Surroundings): readonly Problem[] {
  const found: Problem[] = []
  for (const role of FILE_ROLES) {
    const section = profile.sections[role]
    const { capitals } = surroundings.notes[role]
    for (const written of (section && capitals.get(section.header)) ?? []) {
      const place = section === null ? null : { file: section.place.file, line: written.line }
      found.push(problem('capitals-in-name', 'warning', place, profileText.capitalsInName(written.name)))
    }
  }
  for (const setting of profile.settings.values()) {
    const finding = valueProblem(setting)
    if (finding !== null) found.push(finding)
  }
  return found
}

function valueProblem({ name, value, place }: EffectiveSetting): Problem | null {
  if (value.kind !== 'plain') return null
  const { text } = value
  if (text.includes('\n')) {
    if (!HEADER_INSIDE.test(text)) return null
    return problem('header-swallowed', 'warning', place, profileText.headerSwallowed(name))
  }
  if (!text.includes('#') && !text.includes(';')) return null
  if (inlineCommentStart(text) < 0) return null
  return problem('inline-comment', 'warning', place, profileText.inlineComment(name))
}
