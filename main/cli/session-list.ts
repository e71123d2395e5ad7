import { listSessions, type SessionRow, type StrayCache } from '../../app/session/list.ts'
import { cliText } from '../../app/text/cli-text.ts'
import { formatInstant, type Instant } from '../../app/text/instant.ts'
import { kindText } from '../../app/text/window-text.ts'
import { locatingOf } from '../facts/locating.ts'
import type { World } from '../facts/world.ts'
import { systemClock } from '../files/clock.ts'
import type { LedgerRead } from '../session/renewal/ledger.ts'
import { timeCell } from './profiles.ts'
import { alignColumns, type Cell, type Paint, paintFor, printable } from './terminal.ts'
import type { CliContext, Verb } from './verb.ts'
import { worldFor } from './world.ts'

/** `lanyard session list`. */
export const sessionListVerb: Verb = {
  shape: { positionals: [], flags: ['json', 'help'], values: [] },
  help: cliText.help.sessionList,
  run: async (_parsed, context) => {
    const world = await worldFor(context, null, 'every-profile')
    const { facts } = world
    const [strays, ledger] = await Promise.all([straysOf(world, context), ledgerOf(world)])
    const more = { environment: facts.environment, strays, memory: [], ledger: ledger.entries }
    const sessions = listSessions(facts.book, facts.external, facts.now, more)
    return {
      kind: 'answer',
      exit: 0,
      json: sessions.map(sessionJson),
      text: () => textOf(sessions, facts.now, paintFor(context.terminal.output, context.environment)),
      ...(ledger.problem === null ? {} : { remarks: [ledger.problem] }),
    }
  },
}

async function straysOf({ facts }: World, { platform, folder }: CliContext): Promise<readonly StrayCache[]> {
  const { strayCaches } = await import('../facts/stray-caches.ts')
  return strayCaches(facts.book, facts.external, locatingOf({ platform, folder }, facts.environment))
}

async function ledgerOf({ places }: World): Promise<LedgerRead> {
  const { readLedger } = await import('../session/renewal/ledger.ts')
  return readLedger({ places, clock: systemClock })
}

/** The contract's fields, which may only grow. */
function sessionJson({ profile, source, kind, expiresAt, state, origin, file, entry }: SessionRow) {
  return {
    profile,
    source,
    kind,
    expiresAt: expiresAt === null ? null : formatInstant(expiresAt),
    state,
    origin,
    file,
    serial: entry?.serial ?? null,
    madeByLanyard: entry !== null,
  }
}

function textOf(sessions: readonly SessionRow[], now: Instant, paint: Paint): string {
  if (sessions.length === 0) return cliText.noSessions
  const head = cliText.sessionsHead.map((text): Cell => ({ text, paint: paint.dim }))
  return alignColumns([head, ...sessions.map((session) => cellsOf(session, now, paint))])
}

function cellsOf(
  { profile, source, kind, expiresAt, state, origin }: SessionRow,
  now: Instant,
  paint: Paint,
): readonly Cell[] {
  const colour = { live: paint.green, expired: paint.red, unknown: paint.dim }[state]
  return [
    { text: printable(profile ?? cliText.noProfileColumn), paint: paint.bold },
    { text: printable(source ?? '') },
    { text: kind === null || origin === 'memory' ? cliText.sessionOrigins[origin] : kindText[kind] },
    { text: state, paint: colour },
    timeCell(expiresAt, now, paint),
  ]
}
