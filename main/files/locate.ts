import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import type { Environment } from '../../app/chain/model.ts'
import { expandUser, expandVariables, type HomeOf } from './expand.ts'
import type { Platform } from './model.ts'
import { pathsOf, plainVariable } from './places.ts'

/** What locating needs of the machine. */
export type Locating = {
  readonly environment: Environment
  readonly platform: Platform
  /** Home folder of a user, null when there is none; the empty name is the current user (asked only without `HOME`). */
  readonly homeOf: HomeOf
  /** The working folder, for relative paths. */
  readonly folder: string
}

/** Where a shared file is. `off`: the variable is set but empty, which AWS CLI takes for "no file" (`configloader.py`). */
export type Located = { readonly path: string; readonly off: 'off' | 'on' }

/** The home folder as botocore's `~` finds it. */
export function homeFolder(locating: Locating): string {
  const home = expandUser('~', locating)
  return pathsOf(locating.platform).resolve(locating.folder, home)
}

/** The config file: `AWS_CONFIG_FILE`, else `~/.aws/config` (botocore `session.py`, `BOTOCORE_DEFAUT_SESSION_VARIABLES`). */
export function locateConfig(locating: Locating): Located {
  return locate(locating, 'AWS_CONFIG_FILE', '~/.aws/config')
}

/** The credentials file: `AWS_SHARED_CREDENTIALS_FILE`, else `~/.aws/credentials`. */
export function locateCredentials(locating: Locating): Located {
  return locate(locating, 'AWS_SHARED_CREDENTIALS_FILE', '~/.aws/credentials')
}

/** A path as botocore opens it: `expandvars`, then `expanduser`, then absolute. */
export function expandPath(locating: Locating, path: string): string {
  const expanded = expandUser(expandVariables(path, locating.environment, locating.platform), locating)
  return pathsOf(locating.platform).resolve(locating.folder, expanded)
}

/** A path with only `~` expanded, absolute. */
export function expandTilde(locating: Locating, path: string): string {
  return pathsOf(locating.platform).resolve(locating.folder, expandUser(path, locating))
}

function locate(locating: Locating, variable: string, otherwise: string): Located {
  const named = plainVariable(locating.environment, variable)
  if (named === undefined) return { path: expandPath(locating, otherwise), off: 'on' }
  if (named === '') return { path: expandPath(locating, otherwise), off: 'off' }
  return { path: expandPath(locating, named), off: 'on' }
}

/** Home folders of this machine: the password file on Unix, the system's own answer for the current user. */
export function homeOfUser(name: string): string | null {
  try {
    if (name === '') return userInfo().homedir
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`))
    return line?.split(':')[5] ?? null
  } catch {
    return null
  }
}
