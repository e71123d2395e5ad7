import { posix, win32 } from 'node:path'
import type { Environment } from '../../app/chain/model.ts'
import type { Places, Platform } from './model.ts'

/** A variable's text; undefined when it is not set or is a secret (no path is made of a secret). */
export function plainVariable(environment: Environment, name: string): string | undefined {
  const value = environment.get(name)
  return typeof value === 'string' ? value : undefined
}

/** Path rules of a platform, so that Windows paths can be tested anywhere. */
export function pathsOf(platform: Platform): typeof posix {
  return platform === 'win32' ? win32 : posix
}

/**
 * Where settings, history, backups and locks are kept. `LANYARD_HOME` overrides all; else per platform:
 * XDG folders on Linux, `~/Library/Application Support/Lanyard` on macOS, `%APPDATA%\Lanyard` on Windows.
 * Relative XDG folders are ignored, as the XDG base directory specification (0.8) wants.
 */
export function placesOf(environment: Environment, home: string, platform: Platform, folder: string): Places {
  const paths = pathsOf(platform)
  const { settingsFolder, stateFolder } = foldersOf(environment, home, platform, folder)
  return {
    settingsFolder,
    settingsFile: paths.join(settingsFolder, 'settings.ini'),
    stateFolder,
    backupsFolder: paths.join(stateFolder, 'backups'),
    locksFolder: paths.join(stateFolder, 'locks'),
    historyFolder: paths.join(stateFolder, 'history'),
    userData: paths.join(stateFolder, 'electron'),
  }
}

type Folders = { readonly settingsFolder: string; readonly stateFolder: string }

function foldersOf(environment: Environment, home: string, platform: Platform, folder: string): Folders {
  const paths = pathsOf(platform)
  const own = plainVariable(environment, 'LANYARD_HOME')
  if (own !== undefined && own !== '') return besideEachOther(paths.resolve(folder, own), paths)
  switch (platform) {
    case 'darwin':
      return besideEachOther(paths.join(home, 'Library', 'Application Support', 'Lanyard'), paths)
    case 'win32': {
      const roaming = plainVariable(environment, 'APPDATA')
      return besideEachOther(paths.join(roaming || paths.join(home, 'AppData', 'Roaming'), 'Lanyard'), paths)
    }
    case 'linux':
      return {
        settingsFolder: paths.join(xdgFolder(environment, 'XDG_CONFIG_HOME', paths.join(home, '.config')), 'lanyard'),
        stateFolder: paths.join(
          xdgFolder(environment, 'XDG_STATE_HOME', paths.join(home, '.local', 'state')),
          'lanyard',
        ),
      }
  }
}

function besideEachOther(settingsFolder: string, paths: typeof posix): Folders {
  return { settingsFolder, stateFolder: paths.join(settingsFolder, 'state') }
}

function xdgFolder(environment: Environment, name: string, otherwise: string): string {
  const value = plainVariable(environment, name)
  return value !== undefined && posix.isAbsolute(value) ? value : otherwise
}
