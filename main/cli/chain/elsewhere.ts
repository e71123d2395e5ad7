import { placeReadText, whereText } from '../../../app/text/chain-place-text.ts'
import { cliChainText } from '../../../app/text/cli-chain-text.ts'
import { homeFolder } from '../../files/locate.ts'
import { editContextOf } from '../edit/context.ts'
import type { CliContext } from '../verb.ts'
import type { FactsResult } from './facts.ts'
import type { ChainRequest } from './request.ts'

const failure = (message: string): FactsResult => ({ ok: false, kind: 'failure', code: 'unreadable', message })

/** The facts in another process, or in a login shell; null where neither is asked for. */
export async function elsewhere(request: ChainRequest, context: CliContext): Promise<FactsResult | null> {
  if (request.pid !== null) return inProcess(request.pid, request, context)
  return request.place === 'login-shell' ? inLoginShell(request, context) : null
}

async function inProcess(pid: number, { explicitProfile }: ChainRequest, context: CliContext): Promise<FactsResult> {
  const { platform, now } = context
  const [{ processesOfSystem }, { factsIn }] = await Promise.all([
    import('../../places/system.ts'),
    import('../../places/facts.ts'),
  ])
  const read = await processesOfSystem(platform).read(pid)
  if (!read.ok) return failure(read.failure)
  const { name, folder, variables, notes } = read.value
  const gathering = { platform, explicitProfile, now: now(), folder: folder ?? context.folder }
  const facts = await factsIn(variables, gathering)
  return { ok: true, facts, notes: [cliChainText.inProcess(name, pid), ...notes], where: whereText.process(name, pid) }
}

async function inLoginShell({ explicitProfile }: ChainRequest, context: CliContext): Promise<FactsResult> {
  const { platform, environment, now } = context
  if (platform === 'win32') return failure(placeReadText.noShell)
  const [{ readLoginShell }, { runProgram }, { factsIn }, { userInfo }] = await Promise.all([
    import('../../places/login-shell.ts'),
    import('../../places/run.ts'),
    import('../../places/facts.ts'),
    import('node:os'),
  ])
  const home = homeFolder(editContextOf(context).locating)
  const shell = environment['SHELL'] || userInfo().shell
  const read = await readLoginShell({ run: runProgram, shell, environment, home })
  if (!read.ok) return failure(read.failure)
  const facts = await factsIn(read.value, { platform, explicitProfile, now: now(), folder: home })
  return { ok: true, facts, notes: [cliChainText.inLoginShell], where: whereText.loginShell }
}
