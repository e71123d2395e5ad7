import { readdir, readFile, readlink, stat } from 'node:fs/promises'
import { placeReadText } from '../../app/text/chain-place-text.ts'
import type { ProcessView } from '../../app/view/chain-model.ts'
import type { Outcome } from '../../app/view/model.ts'
import { inOrder, type Processes, type ProcessFacts, shownName } from './processes.ts'
import { hookMarksOf, shapesOf, variablesIn } from './shapes.ts'

/** The `/proc` of Linux (proc(5)), or a folder shaped like it. */
export type ProcFolder = {
  readonly folder: string
  /** The person's user id. */
  readonly uid: number
  /** This process, which is no other place. */
  readonly self: number
}

/** Processes as Linux tells of them. The folder of a process belongs to whom it runs as, and its files can be read by that one alone. */
export function processesOfLinux(proc: ProcFolder): Processes {
  return { list: () => list(proc), read: (pid) => read(pid, proc) }
}

const orNull = <Value>(asked: Promise<Value>): Promise<Value | null> => asked.catch(() => null)

async function list(proc: ProcFolder): Promise<Outcome<readonly ProcessView[], string>> {
  const names = await orNull(readdir(proc.folder))
  if (names === null) return { ok: false, failure: placeReadText.noList }
  const pids = names.flatMap((name) => (/^[1-9][0-9]*$/.test(name) ? [Number(name)] : []))
  const found = await Promise.all(pids.filter((pid) => pid !== proc.self).map((pid) => look(pid, proc)))
  return { ok: true, value: inOrder(found.filter((one) => one !== null)) }
}

async function look(pid: number, proc: ProcFolder): Promise<ProcessView | null> {
  const folder = `${proc.folder}/${pid}`
  if ((await orNull(stat(folder)))?.uid !== proc.uid) return null
  // What has ended and is not yet taken note of has no folder any more.
  const [comm, cwd] = await Promise.all([orNull(readFile(`${folder}/comm`, 'utf8')), orNull(readlink(`${folder}/cwd`))])
  return comm === null || cwd === null ? null : { pid, name: shownName(comm), folder: shownName(cwd) }
}

async function read(pid: number, proc: ProcFolder): Promise<Outcome<ProcessFacts, string>> {
  const folder = `${proc.folder}/${pid}`
  const owner = await orNull(stat(folder))
  if (owner === null) return { ok: false, failure: placeReadText.gone(pid) }
  if (owner.uid !== proc.uid) return { ok: false, failure: placeReadText.notOwn(pid) }
  const [environ, comm, cwd, root] = await Promise.all([
    orNull(readFile(`${folder}/environ`, 'utf8')),
    orNull(readFile(`${folder}/comm`, 'utf8')),
    orNull(readlink(`${folder}/cwd`)),
    isOtherRoot(folder, proc),
  ])
  if (environ === null) return { ok: false, failure: placeReadText.unreadable(pid) }
  const notes = [placeReadText.startedWith, ...(root ? [placeReadText.otherRoot] : [])]
  const variables = variablesIn(environ)
  const [shapes, hook] = [shapesOf(variables), hookMarksOf(variables)]
  return { ok: true, value: { name: shownName(comm ?? String(pid)), folder: cwd, variables: shapes, hook, notes } }
}

/** Whether it sees other files under the same names: another root folder, or another mount namespace. */
async function isOtherRoot(folder: string, proc: ProcFolder): Promise<boolean> {
  const own = `${proc.folder}/${proc.self}`
  const [root, mounts, ownRoot, ownMounts] = await Promise.all(
    [`${folder}/root`, `${folder}/ns/mnt`, `${own}/root`, `${own}/ns/mnt`].map((path) => orNull(readlink(path))),
  )
  return root !== ownRoot || mounts !== ownMounts
}
