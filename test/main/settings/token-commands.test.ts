import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../../main/files/clock.ts'
import { readSettingsText } from '../../../main/settings/ini-text.ts'
import { changeSetting, loadSettings } from '../../../main/settings/settings.ts'
import {
  changeText,
  changeTokenCommand,
  loadTokenCommands,
  parseTokenCommands,
} from '../../../main/settings/token-commands.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'

const SERIAL = 'arn:aws:iam::123456789012:mfa/alice'
const OTHER = 'arn:aws:iam::123456789012:mfa/bob'

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())
const access = () => ({ places: fixture.places, clock: systemClock })

describe('the program that gives a device’s code', () => {
  test('stands in settings.ini under the serial number, is read back, and changed settings beside it stay', async () => {
    expect(await changeTokenCommand(access(), SERIAL, 'op item get AWS --otp')).toEqual({ ok: true, value: null })
    expect(readFileSync(fixture.places.settingsFile, 'utf8')).toContain(`${SERIAL} = op item get AWS --otp\n`)
    await changeTokenCommand(access(), OTHER, 'ykman oath accounts code -s aws; #1 = "x"')
    await changeSetting(access(), { setting: 'theme', value: 'dark' })
    expect(await loadTokenCommands(access())).toEqual(
      new Map([
        [SERIAL, 'op item get AWS --otp'],
        [OTHER, 'ykman oath accounts code -s aws; #1 = "x"'],
      ]),
    )
    expect(await loadSettings(access())).toMatchObject({ theme: 'dark', problem: null })
  })

  test('is replaced, and taken out again without a trace', async () => {
    await changeTokenCommand(access(), SERIAL, 'op one')
    const before = readFileSync(fixture.places.settingsFile, 'utf8')
    await changeTokenCommand(access(), SERIAL, 'op two')
    expect(readFileSync(fixture.places.settingsFile, 'utf8')).toBe(before.replace('op one', 'op two'))
    await changeTokenCommand(access(), SERIAL, '')
    expect(readFileSync(fixture.places.settingsFile, 'utf8')).toBe(before.replace(`${SERIAL} = op one\n`, ''))
    expect(await loadTokenCommands(access())).toEqual(new Map())
  })

  test('keeps comments, line ends and everything else of the file', () => {
    const text = `; mine\r\n[window]\r\ntheme = dark\r\n\r\n[token-commands]\r\n; why\r\n${OTHER} = op b\r\n\r\n[odd]\r\nx=y`
    const changed = changeText(text, SERIAL, 'op a')
    expect(changed).toEqual({ ok: true, text: text.replace('op b\r\n', `op b\r\n${SERIAL} = op a\r\n`) })
  })

  test('is not read from a comment or another section', () => {
    expect(parseTokenCommands(`[tools]\n${SERIAL} = a\n[token-commands]\n; ${SERIAL} = b\n`)).toEqual(new Map())
  })

  test('reads back as itself, or is not written at all, and never spoils the settings', async () => {
    const serial = fc.stringMatching(/^[\w+=/:,.@-]{9,256}$/)
    await fc.assert(
      fc.asyncProperty(serial, fc.string({ maxLength: 60 }), async (name, command) => {
        const planned = changeText('[window]\ntheme = dark\n', name, command.trim())
        if (!planned.ok) return
        expect(parseTokenCommands(planned.text).get(name) ?? '').toBe(command.trim())
        const settings = await readSettingsText(planned.text)
        expect(settings).toMatchObject({ ok: true, settings: { theme: 'dark' } })
      }),
    )
  })
})
