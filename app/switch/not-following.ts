import { notFollowingText } from '../text/not-following-text.ts'
import { type LineShell, unsetLine } from './shell-words.ts'

/** A running process of the person with what of its environment matters here. Of secrets only that they are there. */
export type Follower = {
  readonly pid: number
  readonly name: string
  readonly folder: string | null
  readonly variables: Readonly<Record<string, string>>
  /** What the hook said in it (see `app/switch/hooks`). */
  readonly hook: HookMarks
}

/** Marks of the hook in an environment: what it set last, and whether that was for the one shell alone. */
export type HookMarks = { readonly setProfile: string | null; readonly scope: 'here' | 'everywhere' }

/** A running process of the person that will not follow a switch. */
export type NotFollowing = {
  readonly pid: number
  readonly name: string
  readonly folder: string | null
  /** `AWS_PROFILE=prod is set in its environment`, or `it has keys of its own (AWS_ACCESS_KEY_ID)`. */
  readonly reason: string
  /** The line that frees it, to be pasted there; null where pasting cannot help (not a shell): restart it. */
  readonly line: string | null
}

/** Programs that are known to be somebody's prompt; the hook's shells, and those that take its lines. */
const SHELLS: Readonly<Record<string, LineShell>> = {
  bash: 'posix',
  zsh: 'posix',
  sh: 'posix',
  dash: 'posix',
  ksh: 'posix',
  mksh: 'posix',
  ash: 'posix',
  fish: 'fish',
  pwsh: 'powershell',
  powershell: 'powershell',
  cmd: 'cmd',
}

const KEY = 'AWS_ACCESS_KEY_ID'
const KEYS = [KEY, 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'] as const

/** The shell a process is, by its name (`-zsh` for a login shell); null: it is none. */
export function shellNamed(name: string): LineShell | null {
  const plain = name
    .replace(/^-/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase()
  return Object.hasOwn(SHELLS, plain) ? (SHELLS[plain] ?? null) : null
}

/**
 * The processes that go on with another profile than the active one, or with keys, whatever is switched: shells first, by name. A shell
 * whose profile came from the hook follows at its next prompt; any other program keeps what it was started with.
 */
export function notFollowing(processes: readonly Follower[], active: string | null): readonly NotFollowing[] {
  const views = processes.flatMap((process) => viewOf(process, active) ?? [])
  return views.toSorted((one, other) => rank(one) - rank(other) || compare(one.name, other.name) || one.pid - other.pid)
}

const rank = ({ line }: NotFollowing): number => (line === null ? 1 : 0)

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)

function viewOf(process: Follower, active: string | null): NotFollowing | null {
  const { pid, folder } = process
  const shell = shellNamed(process.name)
  const pinned = pinnedBy(process, shell, active)
  const keys = process.variables[KEY] ? KEYS.filter((name) => process.variables[name]) : []
  if (pinned.length === 0 && keys.length === 0) return null
  return {
    pid,
    name: shown(process.name),
    folder: folder === null ? null : shown(folder),
    reason: reasonOf(process, pinned, keys.length > 0 ? KEY : null),
    line: shell === null ? null : lineFor(process, shell, [...pinned, ...keys]),
  }
}

/** Which of the two variables name another profile. */
function pinnedBy({ variables, hook }: Follower, shell: LineShell | null, active: string | null): readonly string[] {
  const isOther = (name: string): boolean => Boolean(variables[name]) && variables[name] !== active
  const isFollowing =
    shell !== null &&
    hook.scope === 'everywhere' &&
    hook.setProfile !== null &&
    hook.setProfile === variables['AWS_PROFILE']
  return ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].filter(
    (name) => isOther(name) && !(name === 'AWS_PROFILE' && isFollowing),
  )
}

function reasonOf({ variables, hook }: Follower, pinned: readonly string[], key: string | null): string {
  const assignments = pinned.map((name) => `${name}=${shown(variables[name] ?? '')}`)
  const keys = key === null ? null : notFollowingText.keys(key)
  if (assignments.length === 0) return keys ?? ''
  const isHere = hook.scope === 'here' && pinned[0] === 'AWS_PROFILE'
  const pins = isHere
    ? notFollowingText.here(shown(variables['AWS_PROFILE'] ?? ''))
    : notFollowingText.pins(assignments)
  return keys === null ? pins : notFollowingText.both(pins, keys)
}

/** What the hook remembers goes too, else it would take the missing variable for somebody's wish. */
function lineFor({ hook }: Follower, shell: LineShell, names: readonly string[]): string {
  const isProfile = names.includes('AWS_PROFILE')
  const marks = isProfile && hook.setProfile !== null ? ['LANYARD_SET_PROFILE'] : []
  const here = isProfile && hook.scope === 'here' ? ['LANYARD_HERE'] : []
  return unsetLine([...names, ...marks, ...here], shell)
}

/** Programs choose their own names, and folders and profiles may be called anything. */
const shown = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
