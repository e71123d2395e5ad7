import { accountIdOf, regionOf } from '../../app/profile/identity.ts'
import type { ProfileBook } from '../../app/profile/model.ts'
import { cliText } from '../../app/text/cli-text.ts'
import { timeLeftText } from '../../app/text/duration.ts'
import type { Instant } from '../../app/text/instant.ts'
import { kindText } from '../../app/text/window-text.ts'
import { homelessProblems, profileJson } from '../../app/view/profile-json.ts'
import { placeLabel } from './place.ts'
import { type Row, rowsOf } from './rows.ts'
import { alignColumns, type Cell, type Paint, paintFor, printable } from './terminal.ts'
import type { Verb } from './verb.ts'
import { worldFor } from './world.ts'

/** `lanyard profiles`. */
export const profilesVerb: Verb = {
  shape: { positionals: [], flags: ['json', 'help'], values: [] },
  help: cliText.help.profiles,
  run: async (_parsed, context) => {
    const world = await worldFor(context, null, 'every-profile')
    const rows = rowsOf(world)
    const { book, now } = world.facts
    const paint = (): Paint => paintFor(context.terminal.output, context.environment)
    return {
      kind: 'answer',
      exit: 0,
      json: rows.map(({ profile, kind, expiresAt }) => profileJson(profile, kind, expiresAt)),
      text: () => (rows.length === 0 ? noneText(book) : tableOf(rows, now, paint())),
      remarks: homelessProblems(book).map(({ severity, message, file, line }) =>
        cliText.problemAt(severity, message, file === null || line === null ? null : placeLabel(book, file, line)),
      ),
    }
  },
}

function noneText({ files }: ProfileBook): string {
  return cliText.noProfiles(files.config.path, files.credentials.path)
}

function tableOf(rows: readonly Row[], now: Instant, paint: Paint): string {
  const head = cliText.profilesHead.map((text): Cell => ({ text, paint: paint.dim }))
  return alignColumns([head, ...rows.map((row) => cellsOf(row, now, paint))])
}

function cellsOf({ profile, kind, end, expiresAt }: Row, now: Instant, paint: Paint): readonly Cell[] {
  return [
    { text: printable(profile.name), paint: paint.bold },
    { text: kindText[kind], ...(kind === 'broken' ? { paint: paint.red } : {}) },
    { text: accountIdOf(profile) ?? '' },
    { text: printable(regionOf(profile) ?? '') },
    end.kind === 'unknown' ? { text: cliText.endUnknown, paint: paint.dim } : timeCell(expiresAt, now, paint),
    problemCell(profile.problems, paint),
  ]
}

/** Time left, by colour as well: green while it lasts, yellow in the last quarter of an hour, red when over. */
export function timeCell(expiresAt: Instant | null, now: Instant, paint: Paint): Cell {
  if (expiresAt === null) return { text: '' }
  const left = expiresAt - now
  const colour = left <= 0 ? paint.red : left <= 15 * 60_000 ? paint.yellow : paint.green
  return { text: timeLeftText(expiresAt, now), paint: colour }
}

function problemCell(problems: Row['profile']['problems'], paint: Paint): Cell {
  const worth = problems.filter((problem) => problem.severity !== 'info')
  if (worth.length === 0) return { text: '' }
  const isError = worth.some((problem) => problem.severity === 'error')
  return { text: cliText.problemCount(worth.length), paint: isError ? paint.red : paint.yellow }
}
