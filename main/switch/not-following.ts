import { type Follower, notFollowing } from '../../app/switch/not-following.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { NotFollowingView } from '../../app/view/switch-model.ts'
import type { Processes } from '../places/processes.ts'

/** Processes that are Lanyard itself. */
export type Own = { readonly pids: ReadonlySet<number>; readonly names: ReadonlySet<string> }

/** Processes read at a time. */
const AT_ONCE = 16

/** Variables by which a process may be kept from following. */
const NAMES = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ACCESS_KEY_ID'] as const

/**
 * The person's own running processes that will not follow a switch, read when asked; never what secrets say. Processes that end meanwhile,
 * or that the system does not let be read, are left out. A sentence where the system tells nothing of processes.
 */
export async function findNotFollowing(
  processes: Processes,
  active: string | null,
  own: Own,
): Promise<Outcome<readonly NotFollowingView[], string>> {
  const listed = await processes.list()
  if (!listed.ok) return listed
  const among = (await processes.naming?.(NAMES)) ?? null
  const asked = listed.value.filter(
    ({ pid, name }) => !own.pids.has(pid) && !own.names.has(name.toLowerCase()) && (among === null || among.has(pid)),
  )
  const found: Follower[] = []
  for (let start = 0; start < asked.length; start += AT_ONCE) {
    const read = await Promise.all(asked.slice(start, start + AT_ONCE).map(({ pid }) => readOne(pid, processes)))
    found.push(...read.filter((one) => one !== null))
  }
  return { ok: true, value: notFollowing(found, active) }
}

async function readOne(pid: number, processes: Processes): Promise<Follower | null> {
  const read = await processes.read(pid)
  if (!read.ok) return null
  const { name, folder, variables, hook } = read.value
  return { pid, name, folder, variables, hook: hook ?? { setProfile: null, scope: 'everywhere' } }
}
