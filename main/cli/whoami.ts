import { timeLeftText } from '../../app/text/duration.ts'
import { formatInstant } from '../../app/text/instant.ts'
import { maskKeyId } from '../../app/text/redact.ts'
import { whoamiText } from '../../app/text/whoami-text.ts'
import { systemClock } from '../files/clock.ts'
import type { WhoAmI } from '../session/whoami.ts'
import { noSuchProfile } from './show.ts'
import { alignColumns, type Cell, paintFor, printable } from './terminal.ts'
import type { CliContext, Verb } from './verb.ts'
import { worldFor } from './world.ts'

/** `lanyard whoami [PROFILE]`. */
export const whoamiVerb: Verb = {
  shape: { positionals: [], optional: ['PROFILE'], flags: ['json', 'help'], values: [] },
  help: whoamiText.help,
  run: async ({ positionals }, context) => {
    const name = positionals[0] ?? null
    const world = await worldFor(context, name, 'every-profile')
    if (name !== null && !world.facts.book.byName.has(name)) return noSuchProfile(name, world.facts.book)
    const { whoAmI } = await import('../session/whoami.ts')
    const answer = await whoAmI(world, name, { clock: { ...systemClock, now: context.now } })
    if (!answer.ok) return { kind: 'failure', ...answer.failure }
    const { value } = answer
    return { kind: 'answer', exit: 0, json: jsonOf(value), text: () => textOf(value, context), remarks: value.notes }
  },
}

/** Exactly the contract's fields; a key id as every other output shows it. */
function jsonOf({ profile, account, alias, arn, userId, credentials }: WhoAmI) {
  const { provider, accessKeyId, expiresAt, through } = credentials
  const end = expiresAt === null ? null : formatInstant(expiresAt)
  const shown = { provider, accessKeyId: maskKeyId(accessKeyId), expiresAt: end, through }
  return { profile, account, alias, arn, userId, credentials: shown }
}

function textOf({ profile, account, alias, arn, userId, credentials }: WhoAmI, context: CliContext): string {
  const { dim } = paintFor(context.terminal.output, context.environment)
  const { labels } = whoamiText
  const { provider, accessKeyId, expiresAt, through } = credentials
  const rows: readonly (readonly [string, string | null])[] = [
    [labels.profile, profile],
    [labels.account, whoamiText.account(account, alias)],
    [labels.arn, arn],
    [labels.userId, userId],
    [labels.credentials, whoamiText.credentials(maskKeyId(accessKeyId), provider, through)],
    [
      labels.ends,
      expiresAt === null ? null : `${formatInstant(expiresAt)} (${timeLeftText(expiresAt, context.now())})`,
    ],
  ]
  return alignColumns(
    rows.flatMap(([label, text]): Cell[][] =>
      text === null ? [] : [[{ text: label, paint: dim }, { text: printable(text) }]],
    ),
  )
}
