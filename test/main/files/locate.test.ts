import { describe, expect, it } from 'vitest'
import { makeSecret } from '../../../app/text/secret.ts'
import { expandUser, expandVariables } from '../../../main/files/expand.ts'
import { homeFolder, type Locating, locateConfig, locateCredentials } from '../../../main/files/locate.ts'
import type { Platform } from '../../../main/files/model.ts'
import { placesOf } from '../../../main/files/places.ts'

function machine(variables: Readonly<Record<string, string>>, platform: Platform = 'linux'): Locating {
  const homes: Readonly<Record<string, string>> = { '': '/home/system', bob: '/home/bob' }
  return {
    environment: new Map(Object.entries(variables)),
    platform,
    homeOf: (name) => homes[name] ?? null,
    folder: platform === 'win32' ? 'C:\\work' : '/work',
  }
}

describe('the shared files', () => {
  it('are in ~/.aws of HOME', () => {
    const here = machine({ HOME: '/home/alice' })
    expect(locateConfig(here)).toEqual({ path: '/home/alice/.aws/config', off: 'on' })
    expect(locateCredentials(here)).toEqual({ path: '/home/alice/.aws/credentials', off: 'on' })
  })

  it('are in the system’s home folder without HOME', () => {
    expect(locateConfig(machine({})).path).toBe('/home/system/.aws/config')
    expect(homeFolder(machine({}))).toBe('/home/system')
  })

  it.each([
    ['/etc/aws/config', '/etc/aws/config'],
    ['~/x/config', '/home/alice/x/config'],
    ['~bob/config', '/home/bob/config'],
    ['~nobody-here/config', '/work/~nobody-here/config'],
    ['$HOME/x', '/home/alice/x'],
    ['${HOME}/x', '/home/alice/x'],
    ['$FOLDER/config', '/home/alice/folder/config'],
    ['$UNSET/config', '/work/$UNSET/config'],
    ['config', '/work/config'],
    ['../config', '/config'],
    ['/a/~/b', '/a/~/b'],
  ])('go where the variable says: %s', (value, path) => {
    const here = machine({ HOME: '/home/alice', FOLDER: '~/folder', AWS_CONFIG_FILE: value })
    expect(locateConfig(here)).toEqual({ path, off: 'on' })
  })

  it('are none when the variable is set to nothing, as AWS CLI has it', () => {
    const here = machine({ HOME: '/home/alice', AWS_SHARED_CREDENTIALS_FILE: '' })
    expect(locateCredentials(here).off).toBe('off')
  })

  it('are never looked for under a secret', () => {
    const environment = new Map([['AWS_SECRET_ACCESS_KEY', makeSecret('wJalrXUtnFEMI')]])
    expect(expandVariables('/a/$AWS_SECRET_ACCESS_KEY', environment, 'linux')).toBe('/a/$AWS_SECRET_ACCESS_KEY')
  })
})

describe('on Windows', () => {
  const here = machine(
    { USERPROFILE: 'C:\\Users\\alice', USERNAME: 'alice', APPDATA: 'C:\\Users\\alice\\AppData\\Roaming' },
    'win32',
  )

  it('~ is USERPROFILE', () => {
    expect(locateConfig(here).path).toBe('C:\\Users\\alice\\.aws\\config')
  })

  it('~ is HOMEDRIVE and HOMEPATH without USERPROFILE', () => {
    const without = machine({ HOMEDRIVE: 'D:', HOMEPATH: '\\alice' }, 'win32')
    expect(homeFolder(without)).toBe('D:\\alice')
  })

  it('another user is a neighbour', () => {
    expect(expandUser('~bob\\x', here)).toBe('C:\\Users\\bob\\x')
    expect(expandUser('~alice/x', here)).toBe('C:\\Users\\alice/x')
  })

  it.each([
    ['%APPDATA%\\aws', 'C:\\Users\\alice\\AppData\\Roaming\\aws'],
    ['%AppData%\\aws', 'C:\\Users\\alice\\AppData\\Roaming\\aws'],
    ['$USERNAME', 'alice'],
    ['${USERNAME}', 'alice'],
    ['100%%', '100%'],
    ["'%USERNAME%'", "'%USERNAME%'"],
    ['%UNSET%', '%UNSET%'],
  ])('variables are expanded: %s', (value, path) => {
    expect(expandVariables(value, here.environment, 'win32')).toBe(path)
  })
})

describe('Lanyard’s own places', () => {
  it.each<readonly [Platform, Readonly<Record<string, string>>, string, string]>([
    ['linux', {}, '/home/alice/.config/lanyard/settings.ini', '/home/alice/.local/state/lanyard'],
    ['linux', { XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s' }, '/c/lanyard/settings.ini', '/s/lanyard'],
    [
      'linux',
      { XDG_CONFIG_HOME: 'relative' },
      '/home/alice/.config/lanyard/settings.ini',
      '/home/alice/.local/state/lanyard',
    ],
    ['linux', { LANYARD_HOME: '/l', XDG_CONFIG_HOME: '/c' }, '/l/settings.ini', '/l/state'],
    ['linux', { LANYARD_HOME: 'l' }, '/work/l/settings.ini', '/work/l/state'],
    [
      'darwin',
      {},
      '/home/alice/Library/Application Support/Lanyard/settings.ini',
      '/home/alice/Library/Application Support/Lanyard/state',
    ],
  ])('on %s with %j', (platform, variables, settingsFile, stateFolder) => {
    const places = placesOf(new Map(Object.entries(variables)), '/home/alice', platform, '/work')
    expect(places).toMatchObject({ settingsFile, stateFolder })
  })

  it('on Windows are under APPDATA', () => {
    const environment = new Map([['APPDATA', 'C:\\Users\\alice\\AppData\\Roaming']])
    expect(placesOf(environment, 'C:\\Users\\alice', 'win32', 'C:\\')).toMatchObject({
      settingsFile: 'C:\\Users\\alice\\AppData\\Roaming\\Lanyard\\settings.ini',
      backupsFolder: 'C:\\Users\\alice\\AppData\\Roaming\\Lanyard\\state\\backups',
    })
  })

  it('are never in ~/.aws', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const all = Object.values(placesOf(new Map(), '/home/alice', platform, '/work'))
      expect(all.filter((path) => path.includes('.aws'))).toEqual([])
    }
  })
})
