import type { ChainFacts, ToolId } from '../../../app/chain/model.ts'
import { formatInstant } from '../../../app/text/instant.ts'
import type { ProbedRung } from '../../places/prober.ts'
import { editContextOf } from '../edit/context.ts'
import { printable } from '../terminal.ts'
import type { CliContext } from '../verb.ts'

/** What a probe came to: the facts with it, and what to tell. */
export type Probed =
  | { readonly ok: true; readonly facts: ChainFacts; readonly json: object; readonly note: string }
  | { readonly ok: false; readonly message: string }

/** Says what will be asked, asks it, and takes what instance metadata answered into the facts. */
export async function probeRung(
  rung: ProbedRung,
  tool: ToolId,
  facts: ChainFacts,
  context: CliContext,
): Promise<Probed> {
  const prober = await proberFor(context)
  const question = { rung, tool, facts }
  const will = prober.sentence(question)
  if (!will.ok) return { ok: false, message: will.failure }
  context.terminal.errors.write(`${printable(will.value)}\n`)
  const asked = await prober.probe(question)
  if (!asked.ok) return { ok: false, message: asked.failure }
  const { found, message, expiresAt } = asked.value
  const metadata = prober.metadata()
  return {
    ok: true,
    facts: metadata === null ? facts : { ...facts, metadata },
    json: { rung, found, message, expiresAt: expiresAt === null ? null : formatInstant(expiresAt) },
    note: message,
  }
}

async function proberFor(context: CliContext) {
  const [{ makeProber }, { askDirectly }, { runProgram }, { readContents }, { decodeText }] = await Promise.all([
    import('../../places/prober.ts'),
    import('../../places/ask.ts'),
    import('../../places/run.ts'),
    import('../../files/read.ts'),
    import('../../files/text-codec.ts'),
  ])
  const { environment, platform, folder, now } = context
  return makeProber({
    ask: askDirectly,
    run: runProgram,
    readText: async (path) => {
      const contents = await readContents(path)
      return contents.state === 'present' ? decodeText(contents.bytes).text : null
    },
    environment,
    platform,
    folder,
    now,
    locating: editContextOf(context).locating,
  })
}
