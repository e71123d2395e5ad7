import type { Problem, Profile, ProfileBook } from '../profile/model.ts'
import { commandNote } from '../text/command-text.ts'
import type { Draft } from './draft.ts'
import type { PlanNote } from './model.ts'
import { touchesOf } from './touches.ts'

/** One name of nothing is said once, with the names of all who use it. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'source-profile-missing',
  'sso-session-missing',
  'services-missing',
])

/** How many profiles are named before the rest is counted. */
const MOST_PROFILES = 5

/**
 * What will be wrong with a profile that is not wrong today: tools that will not find it, keys without their other half, a role without a
 * source. What is wrong already is in the findings, and what is wrong with a whole file is said once.
 */
export function findingNotes(draft: Draft, before: ProfileBook, after: ProfileBook): readonly PlanNote[] {
  const own = new Set(touchesOf(draft.commands).map((touch) => touch.name))
  const news = after.profiles.flatMap((profile) => {
    const problems = newProblems(profile, draft, before, after).filter(
      ({ code }) => own.has(profile.name) || !SAID_ELSEWHERE.has(code),
    )
    return problems.length === 0 ? [] : [problems.map((problem) => noteOf(profile.name, problem))]
  })
  const rest = news.length - MOST_PROFILES
  const shown = news.slice(0, MOST_PROFILES).flat()
  return rest > 0 ? [...shown, { severity: 'warning', message: commandNote.moreProblems(rest) }] : shown
}

function newProblems(profile: Profile, draft: Draft, before: ProfileBook, after: ProfileBook): readonly Problem[] {
  const name = draft.moves.find((move) => move.kind === 'profile' && move.to === profile.name)?.from ?? profile.name
  const known = new Set(before.byName.get(name)?.problems.map((problem) => problem.message) ?? [])
  const ofFile = new Set(after.fileProblems.map((problem) => problem.message))
  return profile.problems.filter(
    ({ code, severity, message }) =>
      (severity !== 'info' || code === HIDDEN) && !known.has(message) && !ofFile.has(message),
  )
}

/** Worth a warning to whoever chooses the name, though a fact of life where it stands already. */
const HIDDEN = 'not-seen-by'

function noteOf(name: string, { code, severity, message }: Problem): PlanNote {
  return { severity: code === HIDDEN ? 'warning' : severity, message: commandNote.about(name, message) }
}
