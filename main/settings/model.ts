import { parseProductionLease, productionLeaseText } from '../../app/switch/lease-rule.ts'
import type { SettingsView } from '../../app/view/model.ts'

/** What a person can set, without where it stands and what was wrong with it. */
export type Settings = Omit<SettingsView, 'path' | 'problem'>

/** What holds where `settings.ini` says nothing. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  sessionDuration: 43_200,
  notify: true,
  renewByItself: true,
  renewOnBattery: false,
  closeToTray: true,
  startHidden: false,
  editor: '',
  shell: 'auto',
  production: [],
  productionLease: 'off',
}

/** How one setting stands in the file. */
export type SettingShape<Value> = {
  readonly section: string
  readonly key: string
  /** What may stand there, for a person who wrote something else. */
  readonly allowed: string
  /** The value of a text, or null when it is none. */
  readonly read: (text: string) => Value | null
  readonly write: (value: Value) => string
}

const oneOf = <Choice extends string>(choices: readonly Choice[]) => ({
  allowed: choices.join(', '),
  read: (text: string) => choices.find((choice) => choice === text) ?? null,
  write: (value: Choice) => value,
})

const yesOrNo = {
  allowed: 'true or false',
  read: (text: string) => (text === 'true' ? true : text === 'false' ? false : null),
  write: (value: boolean) => String(value),
}

const withoutBlanks = (patterns: readonly string[]): readonly string[] =>
  patterns.map((pattern) => pattern.trim()).filter((pattern) => pattern !== '')

/** Every setting's place in the file. To add one: a field in `SettingsView`, its default, and a line here. */
export const SETTING_SHAPES: { readonly [Name in keyof Settings]: SettingShape<Settings[Name]> } = {
  theme: { section: 'window', key: 'theme', ...oneOf(['system', 'light', 'dark'] as const) },
  closeToTray: { section: 'window', key: 'close-to-tray', ...yesOrNo },
  startHidden: { section: 'window', key: 'start-hidden', ...yesOrNo },
  sessionDuration: {
    section: 'sessions',
    key: 'duration',
    allowed: 'seconds from 900 to 129600',
    read: (text) => (/^\d{3,6}$/.test(text) && Number(text) >= 900 && Number(text) <= 129_600 ? Number(text) : null),
    write: String,
  },
  notify: { section: 'sessions', key: 'notify', ...yesOrNo },
  renewByItself: { section: 'sessions', key: 'renew-by-itself', ...yesOrNo },
  renewOnBattery: { section: 'sessions', key: 'renew-on-battery', ...yesOrNo },
  editor: { section: 'tools', key: 'editor', allowed: 'a command', read: (text) => text, write: (value) => value },
  shell: { section: 'tools', key: 'shell', ...oneOf(['auto', 'posix', 'fish', 'powershell', 'cmd'] as const) },
  production: {
    section: 'profiles',
    key: 'production',
    allowed: 'names or patterns with *, separated by commas',
    read: (text) => withoutBlanks(text.split(',')),
    write: (patterns) => withoutBlanks(patterns).join(', '),
  },
  productionLease: {
    section: 'profiles',
    key: 'production-lease',
    allowed: 'off, or the longest time for production, such as 30m or 2h (1m to 7d)',
    read: parseProductionLease,
    write: productionLeaseText,
  },
}

/** What a new file starts as: every setting named, none set. */
export const NEW_FILE = `; Lanyard's settings. Edit by hand or in the window; comments and unknown lines are kept.
; A line without the leading ";" is in force, all others show the defaults.

[window]
; theme = system
; close-to-tray = true
; start-hidden = false

[sessions]
; seconds, 900 to 129600
; duration = 43200
; notify = true
; renew without a person what needs no code
; renew-by-itself = true
; renew-on-battery = false

[token-commands]
; a program that gives the code of a device, by the device's serial number
; arn:aws:iam::123456789012:mfa/alice = op item get AWS --otp

[tools]
; command that opens a file, with {file} and {line}
; editor = code --goto {file}:{line}
; shell = auto

[profiles]
; names or patterns with *, separated by commas
; production = *prod*
; the longest time production may be switched to (30m, 2h); off: without an end
; production-lease = off
`
