import { listSessions, type SessionRow } from '../../app/session/list.ts'
import { cliText } from '../../app/text/cli-text.ts'
import { formatInstant, type Instant } from '../../app/text/instant.ts'
import { kindText } from '../../app/text/window-text.ts'
import { timeCell } from './profiles.ts'
import { alignColumns, type Cell, type Paint, paintFor, printable } from './terminal.ts'
import type { Verb } from './verb.ts'
import { worldFor } from './world.ts'

/** `lanyard session list`. */
export const sessionListVerb: Verb = {
  shape: { positionals: [], flags: ['json', 'help'], values: [] },
  help: cliText.help.sessionList,
  run: async (_parsed, context) => {
    const { facts } = await worldFor(context, null, 'every-profile')
    const sessions = listSessions(facts.book, facts.external, facts.now)
    return {
      kind: 'answer',
      exit: 0,
      json: sessions.map(sessionJson),
      text: () => textOf(sessions, facts.now, paintFor(context.terminal.output, context.environment)),
    }
  },
}

/** Exactly the contract's fields. */
function sessionJson({ profile, source, kind, expiresAt, state }: SessionRow) {
  return { profile, source, kind, expiresAt: expiresAt === null ? null : formatInstant(expiresAt), state }
}

function textOf(sessions: readonly SessionRow[], now: Instant, paint: Paint): string {
  if (sessions.length === 0) return cliText.noSessions
  const head = cliText.sessionsHead.map((text): Cell => ({ text, paint: paint.dim }))
  return alignColumns([head, ...sessions.map((session) => cellsOf(session, now, paint))])
}

function cellsOf({ profile, source, kind, expiresAt, state }: SessionRow, now: Instant, paint: Paint): readonly Cell[] {
  const colour = { live: paint.green, expired: paint.red, unknown: paint.dim }[state]
  return [
    { text: printable(profile), paint: paint.bold },
    { text: printable(source ?? '') },
    { text: kindText[kind] },
    { text: state, paint: colour },
    timeCell(expiresAt, now, paint),
  ]
}
