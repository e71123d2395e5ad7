import { placeReadText } from '../../app/text/chain-place-text.ts'
import type { ProcessView } from '../../app/view/chain-model.ts'
import type { Outcome } from '../../app/view/model.ts'
import { inOrder, type Processes, type ProcessFacts, shownName } from './processes.ts'
import type { Run } from './run.ts'
import { hookMarksOf, shapesOf } from './shapes.ts'

/** What asking `ps` and `lsof` needs. */
export type ProcessTools = { readonly run: Run; readonly uid: number; readonly self: number }

/** Milliseconds: both answer at once, unless a network folder hangs. */
const LIMIT = 5000

/** Processes as the programs of macOS tell of them (ps(1), lsof(8)). */
export function processesOfMac(tools: ProcessTools): Processes {
  return { list: () => list(tools), read: (pid) => read(pid, tools), naming: (names) => naming(names, tools) }
}

async function ask({ run }: ProcessTools, program: string, words: readonly string[]): Promise<string | null> {
  const environment = { LC_ALL: 'en_US.UTF-8', PATH: '/usr/bin:/bin:/usr/sbin:/sbin' }
  const ran = await run({ program, words, environment, folder: '/', limit: LIMIT })
  return ran.kind === 'ended' ? ran.output : null
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** `  123   501 /usr/bin/node`: process, user, program. */
function rowsOf(output: string) {
  return output.split('\n').flatMap((line) => {
    const [, pid, uid, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid === undefined || uid === undefined || command === undefined
      ? []
      : [{ pid: Number(pid), uid: Number(uid), command }]
  })
}

/** `lsof -Fpn`: `p123`, then `n/folder` of that process. */
function foldersOf(output: string): ReadonlyMap<number, string> {
  const folders = new Map<number, string>()
  let pid = 0
  for (const line of output.split('\n')) {
    if (line.startsWith('p')) pid = Number(line.slice(1))
    if (line.startsWith('n')) folders.set(pid, line.slice(1))
  }
  return folders
}

async function list(tools: ProcessTools): Promise<Outcome<readonly ProcessView[], string>> {
  const [rows, folders] = await Promise.all([
    ask(tools, 'ps', ['-axww', '-o', 'pid=,uid=,comm=']),
    ask(tools, 'lsof', ['-a', '-u', String(tools.uid), '-d', 'cwd', '-Fpn']),
  ])
  if (rows === null) return { ok: false, failure: placeReadText.noList }
  const folderOf = foldersOf(folders ?? '')
  const own = rowsOf(rows).filter(({ pid, uid }) => uid === tools.uid && pid !== tools.self && folderOf.has(pid))
  return {
    ok: true,
    value: inOrder(
      own.map(({ pid, command }) => ({
        pid,
        name: shownName(lastPart(command)),
        folder: shownName(folderOf.get(pid) ?? ''),
      })),
    ),
  }
}

/** Words of a command count too; whoever asks reads the process itself. */
async function naming(names: readonly string[], tools: ProcessTools): Promise<ReadonlySet<number> | null> {
  const output = await ask(tools, 'ps', ['-axEww', '-o', 'pid=,command='])
  if (output === null) return null
  const named = output.split('\n').filter((line) => names.some((name) => line.includes(` ${name}=`)))
  return new Set(named.map((line) => Number.parseInt(line, 10)).filter((pid) => Number.isInteger(pid)))
}

async function read(pid: number, tools: ProcessTools): Promise<Outcome<ProcessFacts, string>> {
  const [row] = rowsOf((await ask(tools, 'ps', ['-ww', '-p', String(pid), '-o', 'pid=,uid=,comm='])) ?? '')
  if (row === undefined) return { ok: false, failure: placeReadText.gone(pid) }
  if (row.uid !== tools.uid) return { ok: false, failure: placeReadText.notOwn(pid) }
  const [plain, withVariables, folders] = await Promise.all([
    ask(tools, 'ps', ['-ww', '-p', String(pid), '-o', 'command=']),
    ask(tools, 'ps', ['-Eww', '-p', String(pid), '-o', 'command=']),
    ask(tools, 'lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fpn']),
  ])
  const variables = variablesBehind(plain, withVariables)
  if (variables === null) return { ok: false, failure: placeReadText.unreadable(pid) }
  const notes = [placeReadText.startedWith, placeReadText.looselyRead]
  const folder = foldersOf(folders ?? '').get(pid) ?? null
  const [shapes, hook] = [shapesOf(variables), hookMarksOf(variables)]
  return { ok: true, value: { name: shownName(lastPart(row.command)), folder, variables: shapes, hook, notes } }
}

/** `ps -E` puts the variables behind the command, with blanks between them. Null where there are none: the system protects its own programs. */
function variablesBehind(plain: string | null, withVariables: string | null): ReadonlyMap<string, string> | null {
  const command = plain?.trimEnd()
  if (command === undefined || withVariables === null || !withVariables.startsWith(command)) return null
  const parts = withVariables
    .slice(command.length)
    .trim()
    .split(/ (?=[A-Za-z_][A-Za-z0-9_]*=)/)
  const pairs = parts.flatMap((part): [string, string][] => {
    const at = part.indexOf('=')
    return at <= 0 ? [] : [[part.slice(0, at), part.slice(at + 1)]]
  })
  return pairs.length === 0 ? null : new Map(pairs)
}
