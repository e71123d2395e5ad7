import { inlineCommentStart } from '../../document/line-shape.ts'
import { profileText } from '../../text/profile-text.ts'
import type { MergedProfile } from '../merge.ts'
import { type EffectiveSetting, FILE_ROLES } from '../model.ts'
import type { Report } from './codes.ts'
import type { Surroundings } from './surroundings.ts'

const HEADER_INSIDE = /\n\s*\[.+\]/

/** Ways of writing that the tools read differently, or otherwise than they look. */
export function findWritingProblems(profile: MergedProfile, surroundings: Surroundings, report: Report): void {
  for (const role of FILE_ROLES) {
    const section = profile.sections[role]
    const { capitals } = surroundings.notes[role]
    if (section === null || capitals.size === 0) continue
    for (const { name, line } of capitals.get(section.header) ?? []) {
      report('capitals-in-name', 'warning', { file: section.place.file, line }, profileText.capitalsInName(name))
    }
  }
  for (const setting of profile.settings.values()) findValueProblem(setting, report)
}

function findValueProblem({ name, value, place }: EffectiveSetting, report: Report): void {
  if (value.kind !== 'plain') return
  const { text } = value
  if (text.includes('\n')) {
    if (HEADER_INSIDE.test(text)) report('header-swallowed', 'warning', place, profileText.headerSwallowed(name))
    return
  }
  const mayHoldComment = text.includes('#') || text.includes(';')
  if (mayHoldComment && inlineCommentStart(text) >= 0) {
    report('inline-comment', 'warning', place, profileText.inlineComment(name))
  }
}
