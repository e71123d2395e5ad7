import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SettingChange } from '../../../app/contract/contract.ts'
import { systemClock } from '../../../main/files/clock.ts'
import { changeText, readSettingsText } from '../../../main/settings/ini-text.ts'
import { DEFAULT_SETTINGS, NEW_FILE } from '../../../main/settings/model.ts'
import { changeSetting, loadSettings } from '../../../main/settings/settings.ts'
import { type Fixture, makeFixture, modeOf } from '../files/fixture.ts'

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

const access = () => ({ places: fixture.places, clock: systemClock })
const put = (text: string | Uint8Array) => fixture.put('.config/lanyard/settings.ini', text)
const change = (what: SettingChange) => changeSetting(access(), what)

describe('settings.ini', () => {
  it('may be missing: the defaults hold, and nothing is created by looking', async () => {
    expect(await loadSettings(access())).toEqual({
      path: fixture.places.settingsFile,
      ...DEFAULT_SETTINGS,
      problem: null,
    })
    expect(readdirSync(fixture.home)).toEqual([])
  })

  it('is read', async () => {
    put(`[window]
theme = dark ; at night
close-to-tray = false
start-hidden = true
[sessions]
duration = 3600
notify = false
renew-by-itself = false
renew-on-battery = true
[tools]
editor = "code --goto {file}:{line}"
shell = fish
[profiles]
production = *prod*, live
production-lease = 1h30m
[of-another-version]
thing = 1
`)
    expect(await loadSettings(access())).toEqual({
      path: fixture.places.settingsFile,
      theme: 'dark',
      closeToTray: false,
      startHidden: true,
      sessionDuration: 3600,
      notify: false,
      renewByItself: false,
      renewOnBattery: true,
      editor: 'code --goto {file}:{line}',
      shell: 'fish',
      production: ['*prod*', 'live'],
      productionLease: 5400,
      problem: null,
    })
  })

  it('may start with a byte order mark and have CRLF line ends', async () => {
    put('\ufeff[window]\r\ntheme = light\r\n')
    expect(await loadSettings(access())).toMatchObject({ theme: 'light', problem: null })
  })

  it.each([
    ['[window]\ntheme = purple\n', 'theme'],
    ['[sessions]\nduration = 10\n', 'duration'],
    ['[sessions]\nduration = 12h\n', 'duration'],
    ['[sessions]\nnotify = perhaps\n', 'notify'],
    ['[profiles]\nproduction-lease = sometimes\n', 'production-lease'],
  ])('with an impossible value loses that value only, and says so: %j', async (text, key) => {
    const path = put(`${text}[tools]\nshell = fish\n`)
    const settings = await loadSettings(access())
    expect(settings).toMatchObject({ ...DEFAULT_SETTINGS, shell: 'fish' })
    expect(settings.problem).toContain(key)
    expect(readFileSync(path, 'utf8')).toContain(text)
  })

  it.each([
    ['words that are no INI', 'this is not what it should be\n'],
    ['a setting outside any section', 'theme = dark\n'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 1])],
    ['NUL', '[window]\ntheme = dark\0\n'],
  ])('with %s is set aside, whole, and never fatal', async (_name, content) => {
    put(content)
    const settings = await loadSettings(access())
    expect(settings).toMatchObject(DEFAULT_SETTINGS)
    const names = readdirSync(dirname(fixture.places.settingsFile))
    expect(names).toHaveLength(1)
    expect(names[0]).toMatch(/^settings\.ini\.bad-\d{4}-/)
    expect(settings.problem).toContain(names[0])
    expect(readFileSync(fixture.path('.config/lanyard', names[0] ?? '')).equals(Buffer.from(content))).toBe(true)
    expect(await loadSettings(access())).toMatchObject({ problem: null })
  })

  it('that is a folder is set aside too', async () => {
    mkdirSync(fixture.places.settingsFile, { recursive: true })
    expect((await loadSettings(access())).problem).not.toBeNull()
    expect(await change({ setting: 'theme', value: 'dark' })).toMatchObject({ ok: true, value: { theme: 'dark' } })
  })
})

describe('changing a setting', () => {
  const every: readonly SettingChange[] = [
    { setting: 'theme', value: 'dark' },
    { setting: 'sessionDuration', value: 900 },
    { setting: 'notify', value: false },
    { setting: 'renewByItself', value: false },
    { setting: 'renewOnBattery', value: true },
    { setting: 'closeToTray', value: false },
    { setting: 'startHidden', value: true },
    { setting: 'editor', value: '"my editor" --at {file}#{line};x = 1' },
    { setting: 'shell', value: 'powershell' },
    { setting: 'production', value: ['*prod*', 'live;1'] },
    { setting: 'productionLease', value: 1800 },
    { setting: 'productionLease', value: 'off' },
  ]

  it('creates the file, readable by its owner alone, with every setting explained', async () => {
    expect(await change({ setting: 'theme', value: 'dark' })).toMatchObject({ ok: true, value: { theme: 'dark' } })
    expect(modeOf(fixture.places.settingsFile)).toBe(0o600)
    expect(modeOf(fixture.places.settingsFolder)).toBe(0o700)
    const text = readFileSync(fixture.places.settingsFile, 'utf8')
    for (const line of NEW_FILE.split('\n')) expect(text).toContain(line)
  })

  it.each(every)('is read back: %j', async (what) => {
    expect(await change(what)).toMatchObject({ ok: true, value: { [what.setting]: what.value } })
    expect(await loadSettings(access())).toMatchObject({ [what.setting]: what.value, problem: null })
  })

  it('keeps comments, blank lines, unknown settings and line ends', async () => {
    const before = '; mine\r\n\r\n[window]\r\ntheme = dark\r\n; why\r\nunknown = 1\r\n\r\n[odd]\r\nx=y\r\n'
    const path = put(before)
    await change({ setting: 'theme', value: 'light' })
    expect(readFileSync(path, 'utf8')).toBe(before.replace('dark', 'light'))
  })

  it('keeps a symlink to a file under version control', async () => {
    const real = fixture.put('dotfiles/settings.ini', '[window]\ntheme = dark\n')
    mkdirSync(fixture.places.settingsFolder, { recursive: true })
    symlinkSync(real, fixture.places.settingsFile)
    await change({ setting: 'theme', value: 'light' })
    expect(lstatSync(fixture.places.settingsFile).isSymbolicLink()).toBe(true)
    expect(readFileSync(real, 'utf8')).toBe('[window]\ntheme = light\n')
  })

  it('that would read back as something else is refused, and the file stays', async () => {
    const path = put('[window]\ntheme = dark\n')
    expect(await change({ setting: 'production', value: ['a,b'] })).toMatchObject({ ok: false })
    expect(readFileSync(path, 'utf8')).toBe('[window]\ntheme = dark\n')
  })

  it('writes an editor that reads back as itself, or nothing at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 40 }), async (value) => {
        const planned = (await changeText({ setting: 'editor', value }))(NEW_FILE)
        if (!planned.ok) return true
        const read = await readSettingsText(planned.text)
        return read.ok && read.settings.editor === value
      }),
    )
  })
})
