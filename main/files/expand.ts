import type { Environment } from '../../app/chain/model.ts'
import type { Platform } from './model.ts'
import { pathsOf, plainVariable } from './places.ts'

/** Home folder of a named user, or of the current one for the empty name. */
export type HomeOf = (name: string) => string | null

/**
 * Python's `os.path.expandvars` (CPython 3.13 `posixpath.py`, `ntpath.py`): `$name` and `${name}`, on Windows `%name%` as
 * well, with `%%` and `$$` for the signs themselves and nothing expanded between single quotes. Unknown variables stay as they are.
 */
export function expandVariables(path: string, environment: Environment, platform: Platform): string {
  const valueOf = (name: string, asWritten: string) =>
    plainVariable(environment, platform === 'win32' ? name.toUpperCase() : name) ?? asWritten
  if (platform !== 'win32') {
    return path.replace(/\$(?:(\w+)|\{([^}]*)\})/g, (asWritten, bare, braced) =>
      valueOf(bare ?? braced ?? '', asWritten),
    )
  }
  const pattern = /'[^']*'?|%%|\$\$|%([^%]+)%|\$\{([^}]+)\}|\$([\w-]+)/g
  return path.replace(pattern, (asWritten, percent, braced, bare) => {
    if (asWritten.startsWith("'")) return asWritten
    if (asWritten === '%%' || asWritten === '$$') return asWritten.charAt(0)
    return valueOf(percent ?? braced ?? bare ?? '', asWritten)
  })
}

/**
 * Python's `os.path.expanduser` (CPython 3.13). Unix: `~` is `HOME` or the password file's folder, `~user` the
 * password file's. Windows: `USERPROFILE`, else `HOMEDRIVE` and `HOMEPATH`; `~user` is a neighbour of the current user's folder.
 */
export function expandUser(
  path: string,
  machine: { readonly environment: Environment; readonly platform: Platform; readonly homeOf: HomeOf },
): string {
  if (!path.startsWith('~')) return path
  const end = path.search(machine.platform === 'win32' ? /[\\/]/ : /\//)
  const name = path.slice(1, end === -1 ? path.length : end)
  const rest = end === -1 ? '' : path.slice(end)
  const home = machine.platform === 'win32' ? windowsHome(name, machine) : unixHome(name, machine)
  if (home === null) return path
  if (machine.platform === 'win32') return home + rest
  return home.replace(/\/+$/, '') + rest || '/'
}

type Machine = Parameters<typeof expandUser>[1]

function unixHome(name: string, machine: Machine): string | null {
  if (name !== '') return machine.homeOf(name)
  return plainVariable(machine.environment, 'HOME') ?? machine.homeOf('')
}

function windowsHome(name: string, machine: Machine): string | null {
  const paths = pathsOf('win32')
  const profile = plainVariable(machine.environment, 'USERPROFILE')
  const homePath = plainVariable(machine.environment, 'HOMEPATH')
  const drive = plainVariable(machine.environment, 'HOMEDRIVE') ?? ''
  const home = profile ?? (homePath === undefined ? machine.homeOf('') : paths.join(drive, homePath))
  if (home === null || name === '') return home
  const user = plainVariable(machine.environment, 'USERNAME')
  if (name === user) return home
  return user === paths.basename(home) ? paths.join(paths.dirname(home), name) : null
}
