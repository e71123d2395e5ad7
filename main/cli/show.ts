import { accountIdOf, mfaSerialOf, regionOf, sourceProfileOf } from '../../app/profile/identity.ts'
import type { EffectiveSetting, ProfileBook } from '../../app/profile/model.ts'
import { cliText } from '../../app/text/cli-text.ts'
import { timeLeftText } from '../../app/text/duration.ts'
import { formatInstant, type Instant } from '../../app/text/instant.ts'
import { kindText } from '../../app/text/window-text.ts'
import { fuzzyRank } from '../../app/view/fuzzy.ts'
import { profileDetailJson } from '../../app/view/profile-json.ts'
import { showValue } from '../../app/view/setting-value.ts'
import { placeLabel } from './place.ts'
import { type Row, rowsOf } from './rows.ts'
import { alignColumns, type Cell, type Paint, paintFor, printable } from './terminal.ts'
import type { Verb, VerbResult } from './verb.ts'
import { worldFor } from './world.ts'

/** `lanyard show PROFILE`. */
export const showVerb: Verb = {
  shape: { positionals: ['PROFILE'], flags: ['json', 'help'], values: [] },
  help: cliText.help.show,
  run: async ({ positionals }, context) => {
    const name = positionals[0] ?? ''
    const world = await worldFor(context, null, 'every-profile')
    const row = rowsOf(world).find(({ profile }) => profile.name === name)
    if (row === undefined) return noSuchProfile(name, world.facts.book)
    const paint = (): Paint => paintFor(context.terminal.output, context.environment)
    return {
      kind: 'answer',
      exit: 0,
      json: profileDetailJson(row.profile, row.kind, row.expiresAt),
      text: () => textOf(row, world.facts.book, world.facts.now, paint()),
    }
  },
}

/** The failure for a name that is not in the files, with the nearest one that is. */
export function noSuchProfile(name: string, book: ProfileBook): VerbResult {
  const [near] = fuzzyRank(
    name,
    book.profiles.map((profile) => profile.name),
    (candidate) => candidate,
  )
  return {
    kind: 'failure',
    code: 'no-such-profile',
    message: cliText.noSuchProfile(printable(name), near?.item ?? null),
  }
}

function textOf(row: Row, book: ProfileBook, now: Instant, paint: Paint): string {
  const { profile } = row
  const problems = profile.problems.map(({ severity, message, file, line }) => {
    const place = file === null || line === null ? null : placeLabel(book, file, line)
    const colour = severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.dim
    return `${colour(printable(cliText.problemAt(severity, message, place)))}\n`
  })
  const settings = [...profile.settings.values()].flatMap((setting) => settingRows(setting, book, paint))
  const head = cliText.settingsHead.map((text): Cell => ({ text, paint: paint.dim }))
  return [
    `${paint.bold(printable(profile.name))}\n`,
    alignColumns(factRows(row, now, paint)),
    ...(settings.length === 0 ? [] : ['\n', alignColumns([head, ...settings])]),
    ...(problems.length === 0 ? [] : ['\n', ...problems]),
  ].join('')
}

function factRows({ profile, kind, end }: Row, now: Instant, paint: Paint): readonly (readonly Cell[])[] {
  const { labels } = cliText
  const facts: readonly (readonly [string, string | null])[] = [
    [labels.kind, kindText[kind]],
    [labels.account, accountIdOf(profile)],
    [labels.region, regionOf(profile)],
    [labels.source, sourceProfileOf(profile)],
    [labels.device, mfaSerialOf(profile)],
    [labels.ends, endText(end, now)],
  ]
  return facts.flatMap(([label, text]) =>
    text === null ? [] : [[{ text: label, paint: paint.dim }, { text: printable(text) }]],
  )
}

function endText(end: Row['end'], now: Instant): string | null {
  switch (end.kind) {
    case 'none':
      return null
    case 'unknown':
      return cliText.endUnknown
    case 'at':
      return `${formatInstant(end.expiresAt)} (${timeLeftText(end.expiresAt, now)})`
  }
}

function settingRows(
  { name, value, place, overrides }: EffectiveSetting,
  book: ProfileBook,
  paint: Paint,
): readonly (readonly Cell[])[] {
  const from = placeLabel(book, place.file, place.line)
  const lines = showValue(name, value).text.split('\n')
  return [
    ...lines.map((line, index): readonly Cell[] => [
      { text: index === 0 ? printable(name) : '' },
      { text: printable(line) },
      { text: index === 0 ? from : '', paint: paint.dim },
    ]),
    ...overrides.map((one): readonly Cell[] => {
      const shown = printable(showValue(name, one.value).text)
      const text = cliText.overrides(shown, placeLabel(book, one.place.file, one.place.line))
      return [{ text: '' }, { text, paint: paint.dim }]
    }),
  ]
}
